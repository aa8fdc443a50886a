"""The certificate of an OCOP product."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.rendering.elements import date_or_blank, signature
from ocop_docs.rendering.listing import set_name
from ocop_docs.vietnamese.text import upper


def extra_context(document: Certificate) -> dict[str, Any]:
    """Return number, authority, stars, place and date, signature."""
    head = document.signatory.head_position if document.signatory and document.signatory.head_position else BLANK
    return {
        "superior": upper(document.issuer.superior) if document.issuer.superior else "",
        "number": "……" if document.number is None else f"{document.number:02d}",
        "symbol": document.symbol,
        "authority": upper(f"{head} {document.issuer.name}"),
        "set": document.group or set_name(document.product_set),
        "star_line": "★" * (document.stars or 0),
        "place_date": f"{document.issuer.place or BLANK}, {date_or_blank(document.date)}",
        "signature": signature(document.signatory),
    }
