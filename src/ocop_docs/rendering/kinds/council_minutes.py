"""The minutes of the council's meeting."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.rendering.elements import BLANK, counted
from ocop_docs.rendering.listing import classes_of, numbered


def extra_context(document: CouncilMinutes) -> dict[str, Any]:
    """Return chair, secretary, attendance, and the products with their counts."""
    return {
        "chair": document.chair or BLANK,
        "secretary": document.secretary or BLANK,
        "attendance": f"{len(document.present):02d}/{document.members_total:02d}",
        "product_count": counted(len(document.products), "sản phẩm"),
        "classes": classes_of(document.products, highest_recognised(document.date, document.issuer.level)),
        "rejected_count": counted(len(document.rejected), "hồ sơ"),
        "table": numbered(document.products),
    }
