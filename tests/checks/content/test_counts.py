"""Counts of a report that contradict each other."""

from typing import Any

import pytest
from tests.checks.clean import REPORT, codes, findings

from ocop_docs import Severity


def row(commune: str, **counts: Any) -> dict[str, Any]:
    return {"commune": commune} | counts


def test_a_commune_with_two_rows_is_an_error() -> None:
    found = findings(REPORT, commune_results=[row("Xã Phú Xuyên"), row("Xã Phúc Sơn"), row("Xã Phú Xuyên")])

    assert [(f.code, f.severity, f.place) for f in found] == [("commune-repeated", Severity.error, "commune_results")]
    assert "“Xã Phú Xuyên” có 2 dòng" in found[0].message


@pytest.mark.parametrize(("four", "expected"), [(2, []), (3, ["stars-exceed-products"])])
def test_more_starred_products_than_products_are_an_error(four: int, expected: list[str]) -> None:
    rows = [row("Xã Phú Xuyên"), row("Xã Phúc Sơn", products=5, three_star=3, four_star=four)]
    found = findings(REPORT, commune_results=rows)

    assert [f.code for f in found] == expected
    assert [(f.place, f.expected, f.found) for f in found] == [("commune_results[1]", "không quá 5", "6")] * len(
        expected
    )


def test_stars_without_a_number_of_products_give_no_finding() -> None:
    assert codes(REPORT, commune_results=[row("Xã Phú Xuyên", three_star=3)]) == []
