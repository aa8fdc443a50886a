"""The signatory of an office is given once for all its papers; a paper may name another."""

from __future__ import annotations

from typing import Any

import pytest

from ocop_docs.kind_info import example
from ocop_docs.rounds.papers.all_papers import STAGES, papers, stage_of
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.workbooks import round_workbook

CHAIRMAN = {"head_position": "Chủ tịch", "name": "Lê Hồng Phong"}
DEPUTY = {"capacity": "deputy", "head_position": "Chủ tịch", "position": "Phó Chủ tịch", "name": "Nguyễn Văn An"}
DIRECTOR = {"head_position": "Giám đốc", "name": "Vũ Đình Hà"}


def signed(evaluation: EvaluationRound) -> dict[str, Any]:
    """Who signs each paper of a round, by the paper's number."""
    documents = {paper.file[:2]: paper.document for paper in papers(score(evaluation))}
    return {number: document.signatory for number, document in documents.items() if hasattr(document, "signatory")}


@pytest.fixture
def record() -> dict[str, Any]:
    """The example round with one signatory for each office, and another only on the decision on recognition."""
    data: dict[str, Any] = example("evaluation")
    data["province"] |= {"signatory": CHAIRMAN, "agency_signatory": DIRECTOR}
    for paper in ("council_decision", "submission", "notice", "regulation"):
        del data["papers"][paper]["signatory"]
    return data


def test_papers_without_a_signatory_are_signed_by_that_of_their_office(record: dict[str, Any]) -> None:
    assert signed(load_round(record)) == signed(load_round(example("evaluation")))


def test_a_paper_with_a_signatory_of_its_own_keeps_it(record: dict[str, Any]) -> None:
    found = signed(load_round(record))

    assert found["01"].name == CHAIRMAN["name"]
    assert found["11"].name == found["13"].name == DEPUTY["name"]


def test_the_decision_names_the_head_of_the_agency_by_the_shared_signatory(record: dict[str, Any]) -> None:
    record["province"]["agency_signatory"] = {"head_position": "Quyền Giám đốc", "name": "Vũ Đình Hà"}

    decision = next(paper.document for paper in papers(score(load_round(record))) if paper.file.startswith("11"))

    assert decision.proposal.proposer == "Quyền Giám đốc Sở Nông nghiệp và Môi trường"  # type: ignore[attr-defined]


def test_the_shared_signatories_are_in_the_workbook(record: dict[str, Any]) -> None:
    evaluation = load_round(record)

    assert load_round(round_workbook(evaluation)) == evaluation


def test_every_paper_is_in_one_stage_in_the_order_of_the_work(record: dict[str, Any]) -> None:
    stages = [stage_of(paper.file) for paper in papers(score(load_round(record)))]

    assert list(dict.fromkeys(stages)) == list(STAGES)
    assert stages == sorted(stages, key=list(STAGES).index)
