"""What the checks say of each sample that ships: exactly this, in this order."""

import pytest
from tests.golden.reading import sample_files

from ocop_docs import check, load
from ocop_docs.resources import samples_folder

BLANK = "element-missing"
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
    "plan/tinh-minh-hoa-2027": [("example", "info", "example")],
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
    "report/xa-vi-du-2026": [("example", "info", "example")],
    "certificate/mat-ong-bac-ha-thung-may": [("example", "info", "example")],
    "commune-assessment/gao-nep-nuong-suoi-mo": [("example", "info", "example")],
    "council-decision/tinh-minh-hoa-2026-dot-2": [("example", "info", "example")],
    "council-minutes/tinh-minh-hoa-2026-dot-2": [("example", "info", "example")],
    "recognition-decision/tinh-minh-hoa-2026-dot-2": [
        ("basis-not-listed", "info", "legal_bases"),
        ("example", "info", "example"),
    ],
    "registration/gao-nep-nuong-suoi-mo": [("example", "info", "example")],
    "results-notice/tinh-minh-hoa-2026-dot-2": [("example", "info", "example")],
    "score-sheet/gao-nep-nuong-suoi-mo": [("example", "info", "example")],
    "self-assessment/gao-nep-nuong-suoi-mo": [("example", "info", "example")],
    "submission/tinh-minh-hoa-2026-dot-2": [
        ("basis-not-listed", "info", "legal_bases"),
        ("example", "info", "example"),
    ],
}


def test_every_sample_is_listed() -> None:
    shipped = {f"{file.parent.name}/{file.stem}" for file in sample_files()}

    assert shipped == set(EXPECTED)


@pytest.mark.parametrize("sample", EXPECTED)
def test_a_sample_lacks_what_its_source_does_not_say_and_nothing_else(sample: str) -> None:
    found = check(load(samples_folder() / f"{sample}.json"))

    assert [(one.code, str(one.severity), one.place) for one in found] == EXPECTED[sample]


def test_the_total_of_cao_bang_is_ten_billion_above_its_phases() -> None:
    first, *_ = check(load(samples_folder() / "approval-decision" / "cao-bang-2019.json"))

    assert (first.expected, first.found) == ("316.325.000.000 đồng", "326.325.000.000 đồng")
    assert "lệch 10.000.000.000 đồng" in first.message
