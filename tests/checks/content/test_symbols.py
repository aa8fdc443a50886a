"""Symbols against the type of the document."""

from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, codes, findings

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
