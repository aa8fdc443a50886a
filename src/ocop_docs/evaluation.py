"""The verbs of an evaluation round: load the record, score it, make its papers and prove that they agree."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ocop_docs.checks.finding import Finding
from ocop_docs.checks.rounds import check_evaluation
from ocop_docs.documents.evaluation import EvaluationRound
from ocop_docs.documents.plan import Plan
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.evaluation import record_faults
from ocop_docs.intake.faults import faults_of
from ocop_docs.intake.json import read_json
from ocop_docs.law.evaluation import EvaluationRules, rules_on
from ocop_docs.papers.build import papers
from ocop_docs.papers.expected import expected_facts
from ocop_docs.papers.listing import RoundFacts
from ocop_docs.pipeline import load, read_bytes, render
from ocop_docs.proof.compare import Proof
from ocop_docs.proof.read import read_paper
from ocop_docs.proof.statements import Statement, listed_codes, sheet_total, statements
from ocop_docs.scoring.results import ProductResult, results
from ocop_docs.scoring.summary import summary


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


def load_round(source: bytes | str | Path | Mapping[str, Any]) -> EvaluationRound:
    """Read the record of a round: JSON bytes, JSON text, a path, or a mapping.

    Raises:
        UnreadableInput: no file, no UTF-8, no JSON.
        InvalidInput: fields missing, unknown or impossible, names that lead nowhere; `faults` names them all.
    """
    data = dict(source) if isinstance(source, Mapping) else read_json(read_bytes(source))
    try:
        evaluation = EvaluationRound.model_validate(data)
    except ValidationError as error:
        raise InvalidInput(*faults_of(error, EvaluationRound)) from error
    if faults := record_faults(evaluation):
        raise InvalidInput(*faults)
    return evaluation


def score(evaluation: EvaluationRound) -> ScoredRound:
    """Return the round with its results, under the law of its date.

    Raises:
        InvalidInput: the date is unknown, or the criteria of its time are not among the program's data.
    """
    day = round_date(evaluation)
    rules = rules_on(day) if day else None
    if rules is None or not rules.rubric:
        said = f"Bộ tiêu chí áp dụng ngày {day:%d/%m/%Y} chưa có" if day else "Chưa có ngày họp Hội đồng"
        reason = f"{said}; chương trình chấm điểm được các đợt từ ngày 22/5/2026 (QĐ 26/2026/QĐ-TTg)."
        raise InvalidInput(fault("field-invalid", "meeting.date", "Phiên họp › Ngày họp", reason=reason))
    return ScoredRound(evaluation, rules)


def round_date(evaluation: EvaluationRound) -> dt.date | None:
    """Return the day whose law governs the round: of the council's meeting, else of the decision."""
    return evaluation.meeting.date or evaluation.papers.recognition.date


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


def load_plan(path: Path) -> Plan:
    """Return the plan in a data file.

    Raises:
        UnreadableInput: it cannot be read, or is not a plan.
        InvalidInput: fields are missing, unknown or impossible.
    """
    document = load(path)
    if not isinstance(document, Plan):
        raise UnreadableInput(fault("kind-unknown", "kind", kind=document.kind, kinds="plan"))
    return document
