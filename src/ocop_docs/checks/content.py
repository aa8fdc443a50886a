"""All checks on what a document says, in one call."""

from __future__ import annotations

from ocop_docs.checks.agreement import check_agreement
from ocop_docs.checks.budget import check_budget
from ocop_docs.checks.communes import check_communes
from ocop_docs.checks.completeness import check_completeness
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.legality import check_legality
from ocop_docs.checks.periods import check_periods
from ocop_docs.checks.recognition import check_recognition
from ocop_docs.checks.targets import check_targets
from ocop_docs.documents.document import AdministrativeDocument, Document

FAMILIES = (
    check_budget,
    check_targets,
    check_periods,
    check_legality,
    check_recognition,
    check_agreement,
    check_communes,
    check_completeness,
)
"""Families of rules, in the order in which a clerk should read them."""


def check_content(document: Document) -> list[Finding]:
    """Return every finding on `document`, errors first; a form is only asked whether it is filled in."""
    if isinstance(document, AdministrativeDocument):
        findings = [finding for family in FAMILIES for finding in family(document)]
    else:
        findings = list(check_completeness(document))
    return sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
