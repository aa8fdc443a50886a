"""The producer's self-assessment of a product."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.self_assessment import Licence, SelfAssessment
from ocop_docs.rendering.elements import checkboxes, form_place_date
from ocop_docs.rendering.listing import set_name
from ocop_docs.rendering.score_rows import printed_sheet


def extra_context(document: SelfAssessment) -> dict[str, Any]:
    """Return the boxes, the score sheet, place and date."""
    return {
        "box": checkboxes(Licence, document.licences),
        "sheet": printed_sheet(document.product_set, document.ticks),
        "set": set_name(document.product_set) or f"Bộ {BLANK}",
        "place_date": form_place_date(document.place, document.date),
    }
