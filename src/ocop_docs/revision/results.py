"""The results that a report states: a report of the next year has them to fill in again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.paths import Place
from ocop_docs.revision.changes import Change, change, value_at

_REASON = "Kết quả của kỳ trước; ghi kết quả của kỳ này."
_FIELDS: tuple[Place, ...] = (
    ("product_results",),
    ("limitations",),
    ("spending", "total"),
    ("outlook", "targets"),
    ("outlook", "budget"),
)
_OF_EACH_ROW: tuple[tuple[Place, str], ...] = (
    (("results",), "paragraphs"),
    (("results",), "figures"),
    (("spending", "sources"), "amount"),
    (("spending", "phases"), "amount"),
    (("spending", "items"), "amount"),
    *(
        (("commune_results",), name)
        for name in ("entities", "products", "three_star", "four_star", "five_star", "amount")
    ),
)
"""Lists, and the field of each row that holds a result."""


def emptied_results(document: Document, data: dict[str, Any]) -> Iterator[Change]:
    """Yield a change for each result that a report states; nothing for any other kind."""
    if not isinstance(document, Report):
        return
    rows = ((*place, row, name) for place, name in _OF_EACH_ROW for row in range(len(value_at(data, place) or ())))
    for place in (*_FIELDS, *rows):
        held = value_at(data, place)
        if held is not None:
            yield change("emptied", Report, place, held, None, reason=_REASON)
