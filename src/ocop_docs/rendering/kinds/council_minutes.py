"""The minutes of the council's meeting."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.rendering.elements import BLANK_ROWS, counted, counted_rows
from ocop_docs.rendering.listing import classes_of, numbered
from ocop_docs.rendering.present import present

_BLANK_SEAT = dict.fromkeys(("label", "name", "position", "role"), BLANK)


def extra_context(document: CouncilMinutes) -> dict[str, Any]:
    """Return chair, secretary, attendance, and the products with their counts."""
    return {
        "chair": document.chair or BLANK,
        "secretary": document.secretary or BLANK,
        "present": present(document.present) or [_BLANK_SEAT] * BLANK_ROWS,
        "attendance": f"{_figure(len(document.present))}/{_figure(document.members_total)}",
        "product_count": counted_rows(document.products, "sản phẩm"),
        "classes": classes_of(document.products, highest_recognised(document.date, document.issuer.level)),
        "rejected_count": counted(len(document.rejected), "hồ sơ"),
        "table": numbered(document.products),
    }


def _figure(count: int | None) -> str:
    return f"{count:02d}" if count else "……"
