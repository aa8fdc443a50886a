"""The families of checks on a document's content, in the order in which a clerk reads their findings."""

from __future__ import annotations

from ocop_docs.checks.content.completeness import check_completeness
from ocop_docs.checks.content.figures.budget import check_budget
from ocop_docs.checks.content.figures.cost_lines import check_cost_estimate
from ocop_docs.checks.content.figures.counts import check_counts
from ocop_docs.checks.content.figures.outcomes import check_outcomes
from ocop_docs.checks.content.figures.product_lists import check_product_lists
from ocop_docs.checks.content.figures.targets import check_targets
from ocop_docs.checks.content.issuing.assignments import check_assignments
from ocop_docs.checks.content.issuing.authority import check_authority
from ocop_docs.checks.content.issuing.membership import check_membership
from ocop_docs.checks.content.issuing.recipients import check_recipients
from ocop_docs.checks.content.issuing.requests import check_requests
from ocop_docs.checks.content.issuing.signing import check_signing
from ocop_docs.checks.content.issuing.symbols import check_symbols
from ocop_docs.checks.content.marks import any_text, check_marks
from ocop_docs.checks.content.references.legality import check_legality
from ocop_docs.checks.content.references.mentions import mentions
from ocop_docs.checks.content.references.names import check_names, is_searched
from ocop_docs.checks.content.references.other_provinces import check_other_provinces
from ocop_docs.checks.content.timing.dates import check_dates
from ocop_docs.checks.content.timing.periods import check_periods
from ocop_docs.checks.content.timing.revocation import check_revocation
from ocop_docs.checks.content.timing.years import check_years
from ocop_docs.checks.finding import Finding, errors_first
from ocop_docs.documents.base import Part
from ocop_docs.documents.document import Document
from ocop_docs.documents.parts import Budget, CitedText, InTime, LegalBasis, Signatory, StarQuota, Target, TargetPart
from ocop_docs.documents.paths import Parts
from ocop_docs.documents.typed_marks import prints_end

_CHECKED_PARTS: frozenset[type[Part]] = frozenset(
    {Budget, CitedText, InTime, LegalBasis, Signatory, StarQuota, Target, TargetPart}
)
"""The types of parts that the families below check."""


def check_content(document: Document) -> list[Finding]:
    """Return every finding on `document`, errors first: an administrative document, a form, or a round's paper."""
    parts = Parts(document, _CHECKED_PARTS, is_searched, prints_end, any_text)
    found = mentions(parts.texts(is_searched))
    return errors_first(
        [
            *check_budget(document, parts),
            *check_cost_estimate(document),
            *check_targets(parts),
            *check_periods(document, parts),
            *check_counts(document),
            *check_outcomes(document),
            *check_product_lists(document),
            *check_legality(document, parts),
            *check_authority(document, parts),
            *check_requests(document),
            *check_assignments(document),
            *check_signing(document),
            *check_recipients(document),
            *check_revocation(document),
            *check_symbols(document),
            *check_membership(document),
            *check_dates(document),
            *check_years(document),
            *check_names(document, parts, found),
            *check_other_provinces(document, found),
            *check_marks(document, parts),
            *check_completeness(document, parts),
        ]
    )
