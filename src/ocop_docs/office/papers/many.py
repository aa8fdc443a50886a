"""Many drafts at once: the papers of an evaluation round, or the rows of a table."""

from __future__ import annotations

from dataclasses import replace

from ocop_docs.documents.document import Document
from ocop_docs.errors import InvalidInput
from ocop_docs.intake.tables.rows import Table, rows_of
from ocop_docs.office.actor import Actor
from ocop_docs.office.papers.papers import create_all
from ocop_docs.pipeline import load
from ocop_docs.rounds.papers.all_papers import Paper, papers
from ocop_docs.rounds.pipeline import acceptances_of_paper, check_round, refuse_errors_of_round
from ocop_docs.rounds.scoring.scored_round import ScoredRound


def keep_round(actor: Actor, scored: ScoredRound) -> list[str]:
    """Keep every paper of a round, in the order of the work, and return their keys.

    Raises:
        ContentRefused: the round as a whole has errors that nobody accepted.
        NotAllowed: no role for it.
    """
    refuse_errors_of_round(check_round(scored))
    return create_all(actor, [_with_acceptances(scored, paper) for paper in papers(scored)])


def _with_acceptances(scored: ScoredRound, paper: Paper) -> Document:
    accepted = [*paper.document.accepted, *acceptances_of_paper(scored, paper)]
    return paper.document.model_copy(update={"accepted": accepted})


def keep_table(actor: Actor, table: Table) -> list[str]:
    """Keep a draft for each row of a table, and return their keys.

    Raises:
        InvalidInput: rows that are no documents; `faults` names them all, and none is kept.
        NotAllowed: no role for it.
    """
    made, faults = [], [one.fault for one in table.faults]
    for row in rows_of(table):
        wrong = [one.fault for one in row.faults]
        try:
            made.append(load(row.data))
        except InvalidInput as error:
            wrong = wrong or list(error.faults)
        faults += [replace(one, title=f"{row.code}: {one.title}" if row.code else one.title) for one in wrong]
    if faults:
        raise InvalidInput(*faults)
    return create_all(actor, made)
