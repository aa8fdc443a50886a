"""The steps of an evaluation round: load the record, score it, check it, make its papers and prove that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ocop_docs.checks.finding import Finding, errors_first
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, UnreadableInput, fault
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.intake.unfilled import without_unfilled
from ocop_docs.law.evaluation import evaluation_rules, rules_on
from ocop_docs.messages.reasons import reason
from ocop_docs.pipeline import check, load, read_bytes, read_package, render
from ocop_docs.rounds.checks.council import check_council
from ocop_docs.rounds.checks.dates_and_authority import check_dates_and_authority
from ocop_docs.rounds.checks.products import check_products
from ocop_docs.rounds.checks.quotas import check_quotas
from ocop_docs.rounds.intake.record_builder import RoundRecord
from ocop_docs.rounds.intake.workbook_reader import read_member_sheets, read_round
from ocop_docs.rounds.papers.all_papers import Paper, papers
from ocop_docs.rounds.proof.agreement import Proof
from ocop_docs.rounds.proof.expected_facts import expected_facts
from ocop_docs.rounds.proof.stated_facts import stated_facts
from ocop_docs.rounds.proof.word_text import read_word
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.vietnamese.dates import short_date

_MEETING_DATE = "Phiên họp › Ngày họp"
"""Titles of the field `meeting.date`."""


@dataclass(frozen=True, slots=True)
class MemberFile:
    """A file in which a member filled sheets: a workbook with score sheets, or JSON (kind `score-sheets`)."""

    name: str
    data: bytes


def load_round(source: bytes | str | Path | Mapping[str, Any], sheets: Iterable[MemberFile] = ()) -> EvaluationRound:
    """Read the record of a round: a workbook or JSON, as bytes or a path, JSON text, or a mapping.

    Args:
        source: the record; its first bytes tell a workbook from JSON.
        sheets: files of members, whose sheets are added to those of the record.

    Raises:
        UnreadableInput: no file, neither workbook nor UTF-8, no JSON.
        InvalidInput: cells or fields missing, unknown or impossible, criteria without a tick, unknown codes;
            `faults` names them all, each with its sheet and cell or its field.
    """
    record = _record(source)
    refused: list[Fault] = []
    for file in sheets:
        try:
            record.add(read_member_sheets(file.data, file.name))
        except OcopDocsError as error:
            refused += [replace(one, place=one.place or file.name) for one in error.faults]
    record.faults += refused
    return record.evaluation()


def _record(source: bytes | str | Path | Mapping[str, Any]) -> RoundRecord:
    if isinstance(source, Mapping):
        return RoundRecord(without_unfilled(EvaluationRound, source))
    name = "" if isinstance(source, bytes) else str(source)
    data = read_package(Path(name)) if name.lower().endswith(".xlsx") else read_bytes(source)
    if data.startswith(ZIP):
        return read_round(data)
    return RoundRecord(without_unfilled(EvaluationRound, read_json(data)))


def load_plan(source: Path | bytes) -> Plan:
    """Return the plan in a data file.

    Raises:
        UnreadableInput: it cannot be read, or is not a plan.
        InvalidInput: fields are missing, unknown or impossible.
    """
    document = load(source)
    if not isinstance(document, Plan):
        raise UnreadableInput(fault("kind-unknown", "kind", kind=document.kind, kinds="plan"))
    return document


def score(evaluation: EvaluationRound) -> ScoredRound:
    """Return the round with its results, under the law of its date.

    Raises:
        InvalidInput: the date is unknown, or no rules of evaluation are known for it.
    """
    day = evaluation.day
    rules = rules_on(day) if day else None
    if rules is None:
        first = evaluation_rules()[0]
        known = f"{short_date(first.in_force_from)} ({first.citation})"
        code = "evaluation-law-unknown" if day else "evaluation-not-dated"
        why = reason(code, day=short_date(day) if day else "", known=known)
        raise InvalidInput(
            fault("field-invalid", "meeting.date", _MEETING_DATE, reason=why, advice=reason("write-date"))
        )
    return ScoredRound(evaluation, rules)


def check_round(scored: ScoredRound, plan: Plan | None = None) -> list[Finding]:
    """Return the findings on a round, errors first; with a `plan`, its quotas are compared too."""
    return errors_first(
        [
            *check_council(scored.evaluation, scored.results),
            *check_products(scored.evaluation, scored.results, scored.rules),
            *check_dates_and_authority(scored.evaluation, scored.results, scored.rules),
            *(check_quotas(scored.evaluation, scored.results, plan) if plan else ()),
        ]
    )


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A paper of the round, its Word file, and the findings on its content, errors first."""

    file: str
    document: Document
    data: bytes
    findings: tuple[Finding, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of document."""
        return self.document.kind


def make_papers(scored: ScoredRound, proof: Proof) -> Iterator[FinishedPaper]:
    """Yield every paper of the round as a Word file, with its findings; what each states, read back, goes into `proof`.

    Raises:
        RenderError: a paper cannot be made whole.
    """
    for paper in papers(scored):
        data = render(paper.document)
        _read_back(paper, data, proof)
        yield FinishedPaper(paper.file, paper.document, data, tuple(check(paper.document)))


def _read_back(paper: Paper, data: bytes, proof: Proof) -> None:
    for statement in stated_facts(read_word(data), paper.document.kind, paper.about, paper.member):
        proof.add(paper.file, statement)


def new_proof(scored: ScoredRound) -> Proof:
    """Return an empty proof that knows what the papers of the round must state."""
    return Proof(expected_facts(scored))
