"""The score sheet of one member of the council."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.law.rubric import product_set
from ocop_docs.rendering.elements import date_or_blank
from ocop_docs.rendering.score_rows import printed_sheet


def extra_context(document: ScoreSheet) -> dict[str, Any]:
    """Return the set of products with its notes, the sheet and the day of the signature."""
    rubric = product_set(document.product_set) if document.product_set else None
    return {
        "set": rubric.name if rubric else BLANK,
        "caption": rubric.caption if rubric else BLANK,
        "exclusion": rubric.exclusion if rubric else "",
        "sheet": printed_sheet(document.product_set, document.ticks),
        "signed_on": date_or_blank(document.date),
    }
