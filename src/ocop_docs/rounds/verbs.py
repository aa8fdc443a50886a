"""The verbs of an evaluation round: load the record, score it, make its papers and prove that they agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ocop_docs.checks.finding import Finding
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.scores import TICKED_FROM
from ocop_docs.errors import Fault, InvalidInput, OcopDocsError, UnreadableInput, fault
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.law.evaluation import EvaluationRules, evaluation_rules, rules_on
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.pipeline import load, read_bytes, read_package, render
from ocop_docs.rounds.checks.all import check_evaluation
from ocop_docs.rounds.intake.record_builder import RoundRecord
from ocop_docs.rounds.intake.workbook_reader import read_member_sheets, read_round
from ocop_docs.rounds.intake.workbook_writer import SheetColumn, member_workbook
from ocop_docs.rounds.intake.workbook_writer import round_workbook as write_round_workbook
from ocop_docs.rounds.papers.build import papers
from ocop_docs.rounds.papers.expected import expected_facts
from ocop_docs.rounds.papers.listing import RoundFacts
from ocop_docs.rounds.proof.compare import Proof
from ocop_docs.rounds.proof.read import read_paper
from ocop_docs.rounds.proof.statements import Statement, listed_codes, sheet_total, statements
from ocop_docs.rounds.record import EvaluationRound, Sheet
from ocop_docs.rounds.scoring.attendance import exclusions
from ocop_docs.rounds.scoring.results import ProductResult, results
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.file_names import file_name


@dataclass(frozen=True)
class ScoredRound:
    """A round's record with the rules of its date and its results, worked out once."""

    evaluation: EvaluationRound
    rules: EvaluationRules

    @cached_property
    def results(self) -> tuple[ProductResult, ...]:
        """Every product's result, the best first."""
        return results(self.evaluation, self.rules)

    @cached_property
    def facts(self) -> RoundFacts:
        """What the papers draw on."""
        return RoundFacts(self.evaluation, self.rules, self.results)

    def summary(self) -> dict[str, Any]:
        """Return the results as plain data."""
        return summary(self.evaluation, self.results, self.rules)


@dataclass(frozen=True, slots=True)
class MemberFile:
    """A file in which a member filled sheets: a workbook with score sheets, or JSON (kind `score-sheets`)."""

    name: str
    data: bytes


def load_round(source: bytes | str | Path | Mapping[str, Any], sheets: Iterable[MemberFile] = ()) -> EvaluationRound:
    """Read the record of a round: a workbook or JSON, as bytes or a path, JSON text, or a mapping.

    Args:
        source: the record; what kind of file it is shows in its first bytes.
        sheets: files of members, whose sheets are added to those of the record.

    Raises:
        UnreadableInput: no file, neither workbook nor UTF-8, no JSON.
        InvalidInput: cells or fields missing, unknown or impossible, criteria without a tick, names that lead
            nowhere; `faults` names them all, each with its sheet and cell or its field.
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
        return RoundRecord(dict(source))
    named = "" if isinstance(source, bytes) else str(source)
    data = read_package(Path(named)) if named.lower().endswith(".xlsx") else read_bytes(source)
    return read_round(data) if data.startswith(ZIP) else RoundRecord(read_json(data))


def round_workbook(evaluation: EvaluationRound | None = None, sets: Iterable[int] = ()) -> bytes:
    """Return the workbook in which a round is recorded and scored.

    Args:
        evaluation: what is known of the round; each product gets a column for each member who scores it.
        sets: further product sets to make empty score sheets for; all when neither is given.
    """
    if evaluation is None:
        return write_round_workbook({}, dict.fromkeys(sets or product_set_numbers(), ()))
    record = evaluation.model_dump(mode="json")
    points = [sheet.model_dump(mode="json") for sheet in _sheets(evaluation)] if _is_before_rubric(evaluation) else []
    return write_round_workbook(record, {**dict.fromkeys(sets, ()), **_grids(evaluation)}, points)


def member_workbooks(evaluation: EvaluationRound) -> Iterator[MemberFile]:
    """Yield a workbook for each member with the sheets of the products that the member scores.

    Raises:
        InvalidInput: the round is dated before the rubric of 2026, so there are no sheets to tick.
    """
    if _is_before_rubric(evaluation):
        reason = f"Đợt trước ngày {TICKED_FROM} không có phiếu để đánh dấu; ghi điểm ở trang “Điểm từng phần” của bảng."
        raise InvalidInput(fault("field-invalid", "meeting.date", "Phiên họp › Ngày họp", reason=reason))
    for member in evaluation.council.members:
        grids = _grids(evaluation, member.id)
        if grids:
            yield MemberFile(file_name(f"{member.id} {member.name}.xlsx"), member_workbook(grids))


def _grids(evaluation: EvaluationRound, only: str = "") -> dict[int, list[SheetColumn]]:
    """The columns of each product set's grid; of one member, or of all."""
    products = {product.id: product for product in evaluation.products}
    members = {member.id: member for member in evaluation.council.members}
    grids: dict[int, list[SheetColumn]] = {}
    for sheet in _sheets(evaluation):
        product = products[sheet.product]
        if product.product_set and only in ("", sheet.member):
            column = SheetColumn(sheet, product.name, members[sheet.member].name)
            grids.setdefault(product.product_set, []).append(column)
    return grids


def _sheets(evaluation: EvaluationRound) -> Iterator[Sheet]:
    """Each sheet that is there, and an empty one for each that should be."""
    filled = {(sheet.product, sheet.member): sheet for sheet in evaluation.sheets}
    for product in evaluation.products:
        barred = {each.member.id for each in exclusions(evaluation, product)}
        for member in evaluation.council.members:
            sheet = filled.get((product.id, member.id))
            if sheet or not (product.rejected or member.id in barred):
                yield sheet or Sheet(member=member.id, product=product.id)


def _is_before_rubric(evaluation: EvaluationRound) -> bool:
    rules = rules_on(evaluation.day) if evaluation.day else None
    return rules is not None and not rules.rubric


def score(evaluation: EvaluationRound) -> ScoredRound:
    """Return the round with its results, under the law of its date.

    Raises:
        InvalidInput: the date is unknown, or no rules of evaluation are known for it.
    """
    day = evaluation.day
    rules = rules_on(day) if day else None
    if rules is None:
        said = f"Chưa có quy định về phân hạng vào ngày {short_date(day)}" if day else "Chưa có ngày họp Hội đồng"
        first = evaluation_rules()[0]
        known = f"{short_date(first.in_force_from)} ({first.citation})"
        reason = f"{said}; chương trình phân hạng được các đợt từ ngày {known}."
        raise InvalidInput(fault("field-invalid", "meeting.date", "Phiên họp › Ngày họp", reason=reason))
    return ScoredRound(evaluation, rules)


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A paper of the round as a Word file."""

    file: str
    kind: str
    data: bytes


def make_papers(scored: ScoredRound, proof: Proof) -> Iterator[FinishedPaper]:
    """Yield every paper of the round as a Word file; what each states, read back from it, goes into `proof`.

    Raises:
        RenderError: a paper cannot be made whole.
    """
    for paper in papers(scored.facts):
        data = render(paper.document)
        text = read_paper(data)
        for statement in statements(text, paper.about):
            proof.add(paper.file, statement)
        if not paper.about and (codes := listed_codes(text)):
            proof.add(paper.file, Statement("", f"listed:{paper.document.kind}", codes))
        if paper.member:
            proof.add(paper.file, Statement(paper.about, f"total:{paper.member}", sheet_total(text)))
        yield FinishedPaper(paper.file, paper.document.kind, data)


def new_proof(scored: ScoredRound) -> Proof:
    """Return an empty proof that knows what the papers of the round must state."""
    return Proof(expected_facts(scored.facts))


def check_round(scored: ScoredRound, plan: Plan | None = None) -> list[Finding]:
    """Return the findings on a round, errors first; with a `plan`, its quotas are compared too."""
    return check_evaluation(scored.evaluation, scored.results, scored.rules, plan)


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
