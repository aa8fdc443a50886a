"""The annex Dự toán kinh phí: its lines under their groups, and its total in figures and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from typing import Any

from ocop_docs.documents.annex import CostEstimate, CostLine
from ocop_docs.documents.document import Document, cost_estimate_of
from ocop_docs.rendering.budget import sum_figure, table_figure
from ocop_docs.vietnamese.enumeration import roman


def estimate_annex(document: Document) -> dict[str, Any] | None:
    """Return title and table of the Dự toán annexed to `document`; None without one."""
    estimate = cost_estimate_of(document)
    return {"title": _title(estimate), "estimate": _table(estimate)} if estimate else None


def _title(estimate: CostEstimate) -> str:
    """The title, with the years of the estimate unless it names them."""
    period = estimate.period
    named = period is None or all(str(year) in estimate.title for year in (period.start, period.end))
    return estimate.title if named else f"{estimate.title} {period}"


def _table(estimate: CostEstimate) -> dict[str, Any]:
    """The rows in đồng; a group's sum is worked out, the total is the stated one."""
    return {
        "unit": "đồng",
        "groups": [*_groups(estimate.lines)],
        "total": table_figure(estimate.total),
        "words": estimate.total.words() if estimate.total else "",
    }


def _groups(lines: Sequence[CostLine]) -> Iterator[dict[str, Any]]:
    """Lines that follow each other in one group, numbered within it; groups with a title in Roman numerals."""
    numbers = count(1)
    for title, together in groupby(lines, key=lambda line: line.group):
        rows = list(together)
        amounts = [row.amount for row in rows if row.amount is not None]
        yield {
            "title": title or "",
            "no": roman(next(numbers)) if title else "",
            "total": sum_figure(amounts, 1) if len(amounts) == len(rows) else "",
            "rows": [_row(number, row) for number, row in enumerate(rows, start=1)],
        }


def _row(number: int, line: CostLine) -> dict[str, Any]:
    return {
        "no": number,
        "content": line.content,
        "unit": line.unit or "",
        "quantity": line.quantity.text if line.quantity else "",
        "unit_price": table_figure(line.unit_price),
        "amount": table_figure(line.amount),
        "source": line.source or "",
    }
