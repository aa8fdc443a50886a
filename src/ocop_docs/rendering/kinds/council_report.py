"""The council's report on the results of a round."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.kinds.council_report import CouncilReport
from ocop_docs.rendering.listing import results_of_round


def extra_context(document: CouncilReport) -> dict[str, Any]:
    """Return the list of products and their counts."""
    return results_of_round(document)
