"""The findings of each shipped sample: exactly these, in this order.

A made-up sample (`"example": true`) is complete and right, so that its only finding is that it is an example. Listed
are the real cases, with what their sources lack, and the made-up samples with a finding more.
"""

from pathlib import Path

import pytest
from tests.golden.reading import sample_files

from ocop_docs import check, load
from ocop_docs.resources import samples_folder

BLANK = "element-missing"
MADE_UP = [("example", "info", "example")]
# A product with the points of four stars that lacks a minimum requirement; only the minutes give the reason.
HELD_BACK = ("class-differs-from-score", "info", "products[8].stars")
EXPECTED: dict[str, list[tuple[str, str, str]]] = {
    "approval-decision/cao-bang-2019": [
        ("total-differs", "error", "scheme.budget.total"),
        *[
            (BLANK, "warning", place)
            for place in (
                "legal_bases",
                "recipients",
                "signatory",
                "proposal",
                "effective_from",
                "enforcers",
                "scheme.general_objectives",
            )
        ],
    ],
    "plan/phu-xuyen-2019": [
        (BLANK, "warning", place)
        for place in ("legal_bases", "recipients", "signatory", "requirements", "responsibilities")
    ],
    "plan/thuy-nguyen-2019": [
        *[(BLANK, "warning", place) for place in ("number", "date", "recipients", "signatory", "budget")],
        ("basis-not-listed", "info", "legal_bases"),
        ("law-not-judged", "info", "date"),
    ],
    "plan/trung-khanh-2023": [
        (BLANK, "warning", place)
        for place in (
            "legal_bases",
            "recipients",
            "signatory",
            "purposes",
            "requirements",
            "budget",
            "responsibilities",
        )
    ],
    "plan/xa-vi-du-2027": [("basis-not-listed", "info", "legal_bases"), ("example", "info", "example")],
    "plan/xa-vi-du-2027-du-toan": [("basis-not-listed", "info", "legal_bases"), ("example", "info", "example")],
    "report/phu-xuyen-2020": [
        *[
            (BLANK, "warning", place)
            for place in (
                "number",
                "date",
                "legal_bases",
                "recipients",
                "signatory",
                "direction",
                "limitations",
                "proposals",
            )
        ],
        ("law-not-judged", "info", "date"),
    ],
    "recognition-decision/tinh-minh-hoa-2026-dot-2": [
        HELD_BACK,
        ("basis-not-listed", "info", "legal_bases"),
        ("example", "info", "example"),
    ],
    "advisors-report/tinh-minh-hoa-2026-dot-2": [("basis-not-listed", "info", "legal_bases"), *MADE_UP],
    "council-report/tinh-minh-hoa-2026-dot-2": [HELD_BACK, ("basis-not-listed", "info", "legal_bases"), *MADE_UP],
    "results-notice/tinh-minh-hoa-2026-dot-2": [HELD_BACK, *MADE_UP],
    "submission/tinh-minh-hoa-2026-dot-2": [
        HELD_BACK,
        ("basis-not-listed", "info", "legal_bases"),
        ("example", "info", "example"),
    ],
}


def test_every_real_case_is_listed_and_every_listed_sample_is_shipped() -> None:
    shipped = {f"{file.parent.name}/{file.stem}": load(file).example for file in sample_files()}

    assert {name for name, made_up in shipped.items() if not made_up} <= EXPECTED.keys() <= shipped.keys()


@pytest.mark.parametrize("sample", sample_files(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_sample_lacks_only_what_its_source_does_not_state(sample: Path) -> None:
    found = check(load(sample))

    expected = EXPECTED.get(f"{sample.parent.name}/{sample.stem}", MADE_UP)
    assert [(one.code, str(one.severity), one.place) for one in found] == expected


def test_the_total_of_cao_bang_is_ten_billion_above_its_phases() -> None:
    first, *_ = check(load(samples_folder() / "approval-decision" / "cao-bang-2019.json"))

    assert (first.expected, first.found) == ("316.325.000.000 đồng", "326.325.000.000 đồng")
    assert "lệch 10.000.000.000 đồng" in first.message
