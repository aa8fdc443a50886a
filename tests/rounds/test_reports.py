"""The papers around the meeting: regulation, reports of the advisors and of the council, opinions in writing."""

import json
from typing import Any

from tests.rounds.conftest import SAMPLE

from ocop_docs.documents.document import Document
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import load_round, score

Changes = dict[str, Any]


def paper(name: str, council: Changes | None = None, head: Changes | None = None) -> Document | None:
    """The paper whose file begins with `name`, of the example round with changes in its council or its papers."""
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["council"] |= council or {}
    data["papers"] |= head or {}
    scored = score(load_round(data))
    return next((one.document for one in papers(scored) if one.file.startswith(name)), None)


def clauses_of(regulation: Document | None) -> str:
    assert regulation is not None
    chapters = regulation.model_dump()["regulation"]["chapters"]
    return "\n".join(line for chapter in chapters for article in chapter["articles"] for line in article["clauses"])


def test_the_regulation_states_the_rules_by_which_the_round_is_scored() -> None:
    usual = clauses_of(paper("02"))
    rules = {"quorum": "2/3", "chair_must_attend": False, "requirement_met_by": "all"}
    other = clauses_of(paper("02", council={"regulation": rules}))

    assert "ít nhất 3/4 số thành viên Hội đồng dự họp, trong đó có Chủ tịch Hội đồng" in usual
    assert "chênh lệch quá 10 điểm" in usual
    assert "quá nửa số thành viên chấm điểm đánh giá đạt" in usual
    assert "ít nhất 2/3 số thành viên Hội đồng dự họp." in other
    assert "chênh lệch" not in other
    assert "tất cả thành viên chấm điểm đánh giá đạt" in other


def test_a_round_under_an_earlier_regulation_issues_none() -> None:
    assert paper("02", head={"regulation": {}}) is None


def test_a_round_without_advisors_has_no_report_of_theirs_and_names_none() -> None:
    report = paper("09", council={"advisors": []})

    assert paper("05", council={"advisors": []}) is None
    assert report is not None
    assert report.model_dump()["process"] == []


def test_the_reports_are_signed_by_the_leader_of_the_advisors_and_by_the_chair() -> None:
    signed = [paper(name).model_dump()["signatory"] for name in ("05", "09")]  # type: ignore[union-attr]

    assert [(one["head_position"], one["name"]) for one in signed] == [
        ("Tổ trưởng", "Đặng Thị Hạnh"),
        ("Chủ tịch", "Nguyễn Văn An"),
    ]


def test_a_member_is_not_asked_about_a_product_in_which_the_member_has_an_interest() -> None:
    conflict = {"member": "TV03", "product": "SP03", "reason": "là em rể của Giám đốc"}

    assert paper("06 Phiếu lấy ý kiến/TV03") is not None
    assert paper("06 Phiếu lấy ý kiến/TV03", council={"conflicts": [conflict]}) is None
