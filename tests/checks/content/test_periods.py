"""Years inside the document's period, and those outside."""

from copy import deepcopy
from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, codes, findings

from ocop_docs import Severity


def period(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


@pytest.mark.parametrize(("year", "expected"), [(2026, 1), (2027, 0), (2028, 1)])
def test_a_target_of_a_year_outside_the_period_is_an_error(year: int, expected: int) -> None:
    found = findings(PLAN, targets=[{"quantity": 1, "unit": "sản phẩm", "year": year}])

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("year-outside-period", Severity.error, "targets[0].year", "năm 2027", f"năm {year}")
    ] * expected


def test_a_quota_and_a_phase_of_money_outside_the_period_are_errors() -> None:
    budget = {"total": "10 triệu đồng", "phases": [{"period": period(2027, 2028)}]}
    quotas = [{"stars": 3, "quantity": 1, "period": period(2026, 2027)}]

    found = findings(PLAN, budget=budget, star_quotas=quotas)

    assert [f.place for f in found] == ["star_quotas[0].period", "budget.phases[0].period"]


def test_a_phase_of_a_scheme_outside_the_period_is_an_error() -> None:
    scheme = deepcopy(DECISION["scheme"])
    scheme["phases"][0]["period"] = period(2027, 2030)

    assert [f.place for f in findings(DECISION, scheme=scheme)] == ["scheme.phases[0].period"]
    assert codes(DECISION, scheme=scheme, period=period(2027, 2030)) == []


def test_the_outlook_of_a_report_has_a_period_of_its_own() -> None:
    def outlook(year: int) -> dict[str, Any]:
        return REPORT["outlook"] | {"targets": [{"quantity": 1, "unit": "sản phẩm", "year": year}]}

    assert codes(REPORT, outlook=outlook(2028)) == []
    assert [f.place for f in findings(REPORT, outlook=outlook(2027))] == ["outlook.targets[0].year"]


SUBJECTS = {
    "Thực hiện Chương trình OCOP năm 2026": ["năm 2026"],
    "Thực hiện Chương trình OCOP giai đoạn 2026 - 2027": ["giai đoạn 2026 - 2027"],
    "Thực hiện Chương trình OCOP giai đoạn 2027–2030": ["giai đoạn 2027–2030"],
    "Thực hiện Chương trình OCOP giai đoạn 2030 - 2027": ["giai đoạn 2030 - 2027"],
    "Kỷ niệm năm 1930": ["năm 1930"],
    "Kỷ niệm giai đoạn 0001 - 9999": ["giai đoạn 0001 - 9999"],
    "Thực hiện Chương trình OCOP năm 2027": [],
    "Thực hiện Chương trình OCOP năm 2027, định hướng đến năm 2030": [],
    "Thực hiện Quyết định số 26/2026/QĐ-TTg": [],
    "Hỗ trợ 5 năm 20000 sản phẩm": [],
    "Không nói năm nào": [],
}


@pytest.mark.parametrize(("subject", "years"), SUBJECTS.items(), ids=SUBJECTS.keys())
def test_the_period_of_the_subject_is_the_period_of_the_data(subject: str, years: list[str]) -> None:
    found = findings(PLAN, subject=subject)

    assert [(f.code, f.place, f.found) for f in found] == [("year-outside-period", "subject", year) for year in years]
