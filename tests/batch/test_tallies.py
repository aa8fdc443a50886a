"""Findings of a batch in its summary and its manifest: each sort on a line of its own, each place in words."""

from __future__ import annotations

from ocop_docs.batch.chunk import noted
from ocop_docs.batch.journal import Entry
from ocop_docs.batch.manifest import manifest_lines
from ocop_docs.batch.outcome import Outcome
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.kinds.plan import Plan

DIGEST = "0" * 64


def finding(place: str) -> dict[str, str]:
    return noted(Finding("missing", Severity.warning, place, "Chưa ghi."), Plan)


def test_findings_on_different_fields_are_tallied_apart_and_rows_of_one_field_together() -> None:
    outcome = Outcome(2)
    outcome.count_findings(2, [finding("number"), finding("date"), finding("targets[0].quantity")])
    outcome.count_findings(3, [finding("targets[4].quantity"), finding("Đoạn 3 “A”"), finding("Đoạn 9 “B”")])

    assert [one.count for one in outcome.tallies.values()] == [1, 1, 2, 2]


def test_the_manifest_names_the_field_of_a_finding_as_the_form_does() -> None:
    found = (
        finding("signatory.name"),
        finding("Đoạn 3 “A”"),
        {"place": "number", "severity": "info", "message": "Cũ."},
    )
    text = b"".join(manifest_lines([Entry(2, "A", DIGEST, findings=found)])).decode()

    assert "Người ký › Họ và tên: Chưa ghi.\nĐoạn 3 “A”: Chưa ghi.\nnumber: Cũ." in text
