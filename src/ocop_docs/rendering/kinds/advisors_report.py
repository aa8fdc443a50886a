"""The report of the council's advisors."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.kinds.advisors_report import AdvisorsReport
from ocop_docs.rendering.elements import BLANK_ROWS, counted_rows
from ocop_docs.rendering.present import present

_COLUMNS = ("name", "producer", "code", "dossier", "survey", "proposal")


def extra_context(document: AdvisorsReport) -> dict[str, Any]:
    """Return the rows of the table and their count."""
    rows = [present(product) for product in document.products] or [dict.fromkeys(_COLUMNS)] * BLANK_ROWS
    return {"products": rows, "product_count": counted_rows(document.products, "sản phẩm")}
