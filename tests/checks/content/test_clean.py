"""A complete and consistent document under today's law has no findings."""

from typing import Any

import pytest
from tests.checks.clean import DECISION, PLAN, REPORT, findings

from ocop_docs.checks.finding import Finding, Severity


@pytest.mark.parametrize("record", [PLAN, DECISION, REPORT], ids=lambda record: record["kind"])
def test_a_complete_document_has_no_findings(record: dict[str, Any]) -> None:
    assert findings(record) == []


def test_findings_come_errors_first() -> None:
    found = findings(PLAN, example=True, number=None, budget={"total": 1, "sources": [{"source": "a", "amount": 2}]})

    assert [finding.severity for finding in found] == [Severity.error, Severity.warning, Severity.info]


def test_a_finding_is_plain_words_for_json() -> None:
    finding = Finding("code", Severity.error, "budget.total", "Lời.", "1", "2", "Luật")

    assert finding.as_dict() == {
        "code": "code",
        "severity": "error",
        "place": "budget.total",
        "message": "Lời.",
        "expected": "1",
        "found": "2",
        "citation": "Luật",
        "accepted": "",
    }
    assert Finding.of_dict(finding.as_dict()) == finding


def test_each_severity_has_a_vietnamese_name() -> None:
    assert [severity.label for severity in Severity] == ["Lỗi", "Cần xem lại", "Lưu ý"]
