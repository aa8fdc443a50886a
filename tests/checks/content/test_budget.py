"""Amounts that must agree, and amounts that cannot be compared."""

from copy import deepcopy
from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, codes, findings

from ocop_docs import Finding, Severity
from ocop_docs.errors import InvalidInput


def lines(kind: str, *amounts: Any) -> dict[str, Any]:
    rows = {
        "sources": {},
        "items": {"content": "Tập huấn"},
        "phases": {"period": {"start": 2027, "end": 2027}},
    }
    made = [rows[kind] | {"amount": amount} for amount in amounts]
    if kind == "sources":
        made = [row | {"source": f"Nguồn {number}"} for number, row in enumerate(made, start=1)]
    return {kind: made}


@pytest.mark.parametrize(
    ("kind", "words"), [("sources", "các nguồn"), ("items", "các nội dung chi"), ("phases", "các giai đoạn")]
)
def test_a_total_other_than_the_sum_of_its_parts_is_an_error(kind: str, words: str) -> None:
    found = findings(PLAN, budget={"total": "10 triệu đồng"} | lines(kind, "4 triệu", "5 triệu"))

    assert found == [
        Finding(
            "total-differs",
            Severity.error,
            "budget.total",
            f"Tổng kinh phí ghi 10.000.000 đồng, nhưng {words} cộng lại là 9.000.000 đồng, lệch 1.000.000 đồng. "
            "Văn bản in đúng như dữ liệu; hãy kiểm tra lại số liệu gốc.",
            expected="9.000.000 đồng",
            found="10.000.000 đồng",
        )
    ]


@pytest.mark.parametrize(
    ("total", "amounts", "expected"),
    [
        ("10 triệu đồng", ["4 triệu", "còn lại"], []),
        ("10 triệu đồng", ["còn lại", "còn lại"], [("remainder-unclear", "budget.sources[1].amount")]),
        ("10 triệu đồng", [None, "còn lại"], [("remainder-unclear", "budget.sources[1].amount")]),
        (
            "10 triệu đồng",
            ["11 triệu", "còn lại"],
            [("total-differs", "budget.total"), ("remainder-unclear", "budget.sources[1].amount")],
        ),
    ],
)
def test_a_remainder_that_nobody_can_work_out_is_reported(
    total: str, amounts: list[Any], expected: list[tuple[str, str]]
) -> None:
    found = findings(PLAN, budget={"total": total} | lines("sources", *amounts))

    assert sorted((one.code, one.place) for one in found) == sorted(expected)


def test_only_a_part_of_a_total_may_be_what_is_left() -> None:
    with pytest.raises(InvalidInput, match="còn lại"):
        findings(PLAN, budget={"total": "còn lại"})


SILENT = {
    "equal": ("10 triệu đồng", ["4 triệu", "6 triệu"]),
    "one part unknown, the rest below": ("10 triệu đồng", ["4 triệu", None]),
    "one part an estimate": ("10 triệu đồng", ["4 triệu", "khoảng 8 triệu"]),
    "no part known": ("10 triệu đồng", [None, None]),
    "total an estimate": ("khoảng 10 triệu đồng", ["4 triệu", "5 triệu"]),
    "total a range": ("9 - 10 triệu đồng", ["4 triệu", "5 triệu"]),
    "no parts": ("10 triệu đồng", []),
    "no money at all": ("0 đồng", [0, 0]),
}


@pytest.mark.parametrize(("total", "amounts"), SILENT.values(), ids=SILENT.keys())
def test_a_total_that_may_be_right_gives_no_finding(total: str, amounts: list[Any]) -> None:
    assert codes(PLAN, budget={"total": total} | lines("sources", *amounts)) == []


@pytest.mark.parametrize("amounts", [["11 triệu", None], ["11 triệu", "khoảng 1 triệu"]], ids=["unknown", "estimate"])
def test_known_parts_above_the_total_are_an_error_even_when_others_are_open(amounts: list[Any]) -> None:
    assert codes(PLAN, budget={"total": "10 triệu đồng"} | lines("items", *amounts)) == ["total-differs"]


def test_each_division_of_a_budget_is_checked_separately() -> None:
    budget = {"total": "10 triệu đồng"} | lines("sources", "10 triệu") | lines("items", "9 triệu") | lines("phases", 1)

    assert codes(PLAN, budget=budget) == ["total-differs", "total-differs"]


def test_one_dong_is_a_difference() -> None:
    assert codes(PLAN, budget={"total": 10**15} | lines("sources", 10**15 - 1)) == ["total-differs"]


def test_the_tasks_of_a_plan_must_add_up_to_its_total() -> None:
    tasks = [{"content": "Tập huấn", "amount": "60 triệu đồng"}, {"content": "Xúc tiến", "amount": "50 triệu đồng"}]
    found = findings(PLAN, tasks=tasks)

    assert [(one.code, one.place, one.expected, one.found) for one in found] == [
        ("total-differs", "budget.total", "110.000.000 đồng", "100.000.000 đồng")
    ]
    assert codes(PLAN, tasks=[tasks[1], tasks[1]]) == []


def test_a_report_is_checked_in_its_spending_and_in_its_outlook() -> None:
    wrong = {"total": "10 triệu đồng"} | lines("sources", "9 triệu")
    found = findings(REPORT, spending=wrong, outlook=REPORT["outlook"] | {"budget": wrong})

    assert [one.place for one in found] == ["spending.total", "outlook.budget.total"]


def test_the_phases_of_a_scheme_must_add_up_to_its_total() -> None:
    scheme = deepcopy(DECISION["scheme"])
    scheme["phases"][0]["amount"] = "90 triệu đồng"
    found = findings(DECISION, scheme=scheme)

    assert [(one.code, one.place, one.expected) for one in found] == [
        ("total-differs", "scheme.budget.total", "90.000.000 đồng")
    ]


def test_a_phase_with_two_amounts_is_a_fact_stated_twice() -> None:
    scheme = deepcopy(DECISION["scheme"])
    scheme["budget"] = {"total": "100 triệu đồng"} | lines("phases", "100 triệu đồng")
    assert codes(DECISION, scheme=scheme) == []

    scheme["budget"] = lines("phases", "90 triệu đồng")
    found = [one for one in findings(DECISION, scheme=scheme) if one.code == "stated-twice"]
    assert [(one.severity, one.place, one.expected, one.found) for one in found] == [
        (Severity.error, "scheme.phases[0].amount", "90.000.000 đồng", "100.000.000 đồng")
    ]
