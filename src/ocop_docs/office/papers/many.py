"""Many drafts at once: the papers of an evaluation round, or the rows of a table."""

from __future__ import annotations

from dataclasses import replace

from ocop_docs.checks.finding import Severity
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.errors import Fault, InvalidInput, fault
from ocop_docs.intake.tables.rows import Table, rows_of
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.papers.papers import create_all
from ocop_docs.pipeline import load
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import check_round
from ocop_docs.rounds.scoring.scored_round import ScoredRound


def keep_round(actor: Actor, scored: ScoredRound) -> list[str]:
    """Keep the papers of a round that get numbers, in the order of the work, and return their keys.

    Raises:
        OfficeRefused: the round has errors; its papers would be wrong.
        NotAllowed: no role for it.
    """
    if errors := Severity.error.at_least(check_round(scored)):
        barred = fault("office-round-bars", count=len(errors))
        raise OfficeRefused(barred, *(Fault(one.code, one.message, one.place, "", one.citation) for one in errors))
    made = [paper.document for paper in papers(scored)]
    return create_all(actor, [document for document in made if isinstance(document, AdministrativeDocument)])


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
