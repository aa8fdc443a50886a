"""The steps of an evaluation round: load the record, score it, check it, make its papers and prove that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ocop_docs.checks.finding import Finding, errors_first
from ocop_docs.checks.gate import blocking_faults, judge, refuse_errors, with_acceptances
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.parts import Acceptance
from ocop_docs.documents.paths import parse_path
from ocop_docs.errors import ContentRefused, Fault, OcopDocsError, UnreadableInput, fault
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.intake.unfilled import without_unfilled
from ocop_docs.law.evaluation import evaluation_rules, rules_on
from ocop_docs.messages.reasons import reason
from ocop_docs.pipeline import load, read_bytes, read_package, write_word
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
from ocop_docs.rounds.scoring.scored_round import ScoredRound, refused_date
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.file_names import with_draft_ending

PAPER_MARK = "#"
"""Between the file of a paper and a place in it, where an accepted error is named."""


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

    A product on which an error is open is held: nothing is issued for it.

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
        raise refused_date(why)
    open_errors = check_round(ScoredRound(evaluation, rules))
    return ScoredRound(evaluation, rules, frozenset(_products_named(open_errors, evaluation)))


def _products_named(findings: Iterable[Finding], evaluation: EvaluationRound) -> Iterator[str]:
    """Yield the id of each product that a blocking finding names."""
    for finding in findings:
        if finding.blocks and (row := _product_row(finding)) is not None:
            yield evaluation.products[row].id


def _product_row(finding: Finding) -> int | None:
    """Return the row of the product that a finding is on, None where it is on the round."""
    match parse_path(finding.place):
        case ("products", int(row), *_):
            return row
    return None


def check_round(scored: ScoredRound, plan: Plan | None = None) -> list[Finding]:
    """Return the findings on a round, errors first; with a `plan`, its quotas are compared too."""
    findings = errors_first(
        [
            *check_council(scored.evaluation, scored.results),
            *check_products(scored.evaluation, scored.results, scored.rules),
            *check_dates_and_authority(scored.evaluation, scored.results, scored.rules),
            *(check_quotas(scored.evaluation, scored.results, plan) if plan else ()),
        ]
    )
    return with_acceptances(findings, [one for one in scored.evaluation.accepted if PAPER_MARK not in one.place])


def refuse_errors_of_round(findings: Sequence[Finding]) -> None:
    """Raise ContentRefused for the errors on the round as a whole; those on one product only hold that product."""
    refuse_errors([finding for finding in findings if _product_row(finding) is None], EvaluationRound)


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


def make_papers(scored: ScoredRound, proof: Proof, *, draft: bool = False) -> Iterator[FinishedPaper]:
    """Yield every paper of the round as a Word file; what each states, read back from it, goes into `proof`.

    `draft` marks every paper and the name of its file. Whether the findings block a paper is for the caller to ask.

    Raises:
        RenderError: a paper cannot be made whole.
    """
    for paper in papers(scored):
        data = write_word(paper.document, draft=draft)
        _read_back(paper, data, proof)
        file = with_draft_ending(paper.file) if draft else paper.file
        yield FinishedPaper(file, paper.document, data, tuple(check_paper(scored, paper)))


def check_paper(scored: ScoredRound, paper: Paper) -> list[Finding]:
    """Return the findings on the content of a paper; the record accepts them by `FILE#PLACE`."""
    return with_acceptances(judge(paper.document), acceptances_of_paper(scored, paper))


def acceptances_of_paper(scored: ScoredRound, paper: Paper) -> list[Acceptance]:
    """Return what the record accepts on a paper, with the places in that paper."""
    begin = f"{paper.file}{PAPER_MARK}"
    return [
        one.model_copy(update={"place": one.place.removeprefix(begin)})
        for one in scored.evaluation.accepted
        if one.place.startswith(begin)
    ]


def refuse_errors_of_papers(scored: ScoredRound) -> None:
    """Raise ContentRefused when errors on the round as a whole, or on a paper, bar the papers."""
    refuse_errors_of_round(check_round(scored))
    faults = [each for paper in papers(scored) for each in blocking_faults_of_paper(paper, check_paper(scored, paper))]
    if faults:
        raise ContentRefused(fault("papers-blocked", count=len(faults)), *faults)


def blocking_faults_of_paper(paper: Paper | FinishedPaper, findings: Sequence[Finding]) -> list[Fault]:
    """Return a fault for each finding that blocks a paper, its place named by the paper's file."""
    faults = blocking_faults(findings, type(paper.document))
    return [replace(one, place=f"{paper.file}{PAPER_MARK}{one.place}") for one in faults]


def _read_back(paper: Paper, data: bytes, proof: Proof) -> None:
    for statement in stated_facts(read_word(data), paper.document.kind, paper.about, paper.member):
        proof.add(paper.file, statement)


def new_proof(scored: ScoredRound) -> Proof:
    """Return an empty proof that knows what the papers of the round must state."""
    return Proof(expected_facts(scored))
