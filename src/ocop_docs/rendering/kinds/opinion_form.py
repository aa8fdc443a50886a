"""The form on which a member of the council gives an opinion in writing."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.opinion_form import OpinionForm
from ocop_docs.rendering.elements import BLANK_ROWS, date_or_blank
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.text import upper_first

_BLANK_ROW = {"name": BLANK, "producer": BLANK, "code": None, "stars": None, "opinion": None}


def extra_context(document: OpinionForm) -> dict[str, Any]:
    """Return the rows, empty ones on a blank form, and the day of signing."""
    rows = [present(row) for row in document.products] or [_BLANK_ROW] * BLANK_ROWS
    return {"products": rows, "signed_on": upper_first(date_or_blank(document.date))}
