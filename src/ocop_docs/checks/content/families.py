"""The families of checks on a document's content, in the order in which a clerk reads their findings."""

from __future__ import annotations

from ocop_docs.checks.content.agreement import check_agreement
from ocop_docs.checks.content.budget import check_budget
from ocop_docs.checks.content.communes import check_communes
from ocop_docs.checks.content.completeness import check_completeness
from ocop_docs.checks.content.legality import check_legality
from ocop_docs.checks.content.periods import check_periods
from ocop_docs.checks.content.recognition import check_recognition
from ocop_docs.checks.content.targets import check_targets
from ocop_docs.checks.finding import Finding, errors_first
from ocop_docs.documents.base import Part
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.parts import Budget, InTime, LegalBasis, Signatory, StarQuota, Target, TargetPart
from ocop_docs.documents.paths import Parts

_CHECKED_PARTS: frozenset[type[Part]] = frozenset(
    {Budget, InTime, LegalBasis, Signatory, StarQuota, Target, TargetPart}
)
"""The types of parts that the families below check."""


def check_content(document: Document) -> list[Finding]:
    """Return every finding on `document`, errors first; a form is only checked for blank fields."""
    parts = Parts(document, _CHECKED_PARTS)
    if not isinstance(document, AdministrativeDocument):
        return errors_first(check_completeness(document, parts))
    return errors_first(
        [
            *check_budget(document, parts),
            *check_targets(parts),
            *check_periods(document, parts),
            *check_legality(document, parts),
            *check_recognition(document),
            *check_agreement(document),
            *check_communes(document),
            *check_completeness(document, parts),
        ]
    )
