"""Targets and quotas that fit each other, and those that cannot."""

from typing import Any

import pytest
from tests.checks.clean import PLAN, codes, findings

from ocop_docs import Severity


def target(quantity: str, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"quantity": quantity, "unit": "sản phẩm", "of_which": list(parts)} | more


def part(quantity: str, stars: Any = None, unit: str = "sản phẩm") -> dict[str, Any]:
    return {"quantity": quantity, "unit": unit, "stars": stars}


def quota(stars: Any, quantity: str, **more: Any) -> dict[str, Any]:
    return {"stars": stars, "quantity": quantity} | more


TOO_MUCH = {
    "one part": target("10", part("11")),
    "two classes": target("10", part("6", 3), part("5", 4)),
    "minima above the maximum": target("8 - 10", part("ít nhất 6", 3), part("5 - 7", 4)),
    "upper bound only": target("không quá 10", part("11")),
    "more than": target("10", part("hơn 10,5")),
}


@pytest.mark.parametrize("one", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_parts_above_their_whole_are_an_error(one: dict[str, Any]) -> None:
    found = findings(PLAN, targets=[one])

    assert [(f.code, f.severity, f.place) for f in found] == [
        ("parts-exceed-whole", Severity.error, "targets[0].of_which")
    ]
    assert found[0].expected.startswith("không quá ")


POSSIBLE = {
    "equal": target("10", part("5", 3), part("5", 4)),
    "classes overlap": target("10", part("8", "3 sao trở lên"), part("5", 4)),
    "no class told": target("10", part("8"), part("5")),
    "another unit": target("10", part("20", 3, "chủ thể")),
    "percent of the whole": target("10", part("60%", 3)),
    "whole open above": target("ít nhất 10", part("20", 3)),
    "whole about": target("khoảng 10", part("20", 3)),
    "part about": target("10", part("khoảng 20", 3)),
    "range reaches": target("8 - 10", part("4 - 9", 3), part("6 - 9", 4)),
    "whole in percent": target("100%", part("200", 3)),
}


@pytest.mark.parametrize("one", POSSIBLE.values(), ids=POSSIBLE.keys())
def test_parts_that_can_be_reached_give_no_finding(one: dict[str, Any]) -> None:
    assert codes(PLAN, targets=[one]) == []


def test_quotas_above_the_targets_are_an_error() -> None:
    found = findings(PLAN, star_quotas=[quota(3, "8"), quota(4, "ít nhất 3")])

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("quotas-exceed-targets", Severity.error, "star_quotas", "không quá 10", "11")
    ]


FITTING: dict[str, tuple[list[Any], list[Any]]] = {
    "equal": ([target("10")], [quota(3, "7"), quota(4, "3")]),
    "other years": (
        [target("10")],
        [quota(3, "8", period={"start": 2027, "end": 2027}), quota(4, "8", period=None)],
    ),
    "overlapping classes": ([target("10")], [quota("3 sao trở lên", "8"), quota(4, "8")]),
    "targets open above": ([target("ít nhất 10")], [quota(3, "11")]),
    "no target of products": ([target("2", unit="hội nghị")], [quota(3, "11")]),
    "about": ([target("10")], [quota(3, "khoảng 11")]),
    "quota in percent": ([target("10")], [quota(3, "60%")]),
    "target in percent beside": ([target("20"), target("5%")], [quota(3, "11")]),
}


@pytest.mark.parametrize(("targets", "quotas"), FITTING.values(), ids=FITTING.keys())
def test_quotas_that_fit_give_no_finding(targets: list[Any], quotas: list[Any]) -> None:
    assert codes(PLAN, targets=targets, star_quotas=quotas) == []


def test_a_target_in_percent_does_not_hide_quotas_above_the_targets() -> None:
    targets = [target("10"), target("100%", action="Có bao bì cho")]

    assert codes(PLAN, targets=targets, star_quotas=[quota(3, "11")]) == ["quotas-exceed-targets"]


def test_one_fact_with_two_values_is_an_error() -> None:
    found = findings(PLAN, targets=[target("10"), target("5", stars=3)], star_quotas=[quota("3 sao", "6")])

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("stated-twice", Severity.error, "star_quotas[0].quantity", "5", "6")
    ]
    assert "targets[1]" in found[0].message


SAME_FACT = {
    "same value": (target("5", stars=3), quota(3, "05")),
    "ranges meet": (target("4 - 6", stars=3), quota(3, "6 - 8")),
    "at least": (target("ít nhất 5", stars=3), quota(3, "6")),
    "another class": (target("5", stars=4), quota(3, "6")),
    "another level": (target("5", stars=3, recognised_at="province"), quota(3, "6")),
    "another year": (target("5", stars=3, year=2026), quota(3, "6", period={"start": 2027, "end": 2027})),
    "another unit": (target("5", stars=3, unit="chủ thể"), quota(3, "6")),
    "in percent": (target("60%", stars=3), quota(3, "6")),
}


@pytest.mark.parametrize(("one", "other"), SAME_FACT.values(), ids=SAME_FACT.keys())
def test_two_figures_that_can_both_be_true_give_no_finding(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = codes(PLAN, targets=[target("10"), one], star_quotas=[other])

    assert [code for code in found if code != "year-outside-period"] == []
