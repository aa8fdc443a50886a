"""Symbols against the type of the document."""

from typing import Any

import pytest
from tests.checks.clean import DECISION, LETTER, PLAN, REPORT, codes, findings

from ocop_docs import Severity


@pytest.mark.parametrize(
    ("record", "symbol", "expected"),
    [(PLAN, "QĐ-UBND", "KH-UBND"), (DECISION, "KH-UBND", "QĐ-UBND"), (REPORT, "BC UBND", "BC-UBND")],
)
def test_a_symbol_of_another_type_is_an_error(record: dict[str, Any], symbol: str, expected: str) -> None:
    found = findings(record, symbol=symbol)

    assert [(f.code, f.severity, f.place, f.expected, f.found) for f in found] == [
        ("symbol-differs", Severity.error, "symbol", expected, symbol)
    ]
    assert codes(record, symbol=expected) == []


def test_the_symbol_of_an_official_letter_begins_with_its_issuer() -> None:
    found = findings(LETTER, symbol="CV-UBND")

    assert [(f.code, f.severity, f.expected, f.found) for f in found] == [
        ("symbol-differs", Severity.error, "UBND-KT", "CV-UBND")
    ]
    assert "symbol-differs" not in codes(LETTER, symbol="UBND-VX")


def test_an_official_letter_whose_drafting_unit_is_not_named_has_a_gap_in_its_symbol() -> None:
    found = findings(LETTER, archive={})

    assert [(f.code, f.severity, f.place, f.found) for f in found] == [
        ("symbol-incomplete", Severity.warning, "archive.drafting_unit", "UBND-……")
    ]
    assert "symbol-incomplete" not in codes(LETTER)
