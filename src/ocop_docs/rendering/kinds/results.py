"""How a report's results are written: products by year, and the table by commune."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocop_docs.documents.kinds.report import CommuneResult, ProductResult, Report
from ocop_docs.rendering.present import presents, sum_exact, sum_figure, table_figure, unit_of
from ocop_docs.vietnamese.figures import format_integer
from ocop_docs.vietnamese.money import format_money_with_words
from ocop_docs.vietnamese.text import upper_first


def extra_context(document: Report) -> dict[str, Any]:
    """Return nothing: a report's template needs no more than its fields."""
    del document
    return {}


def table_annex(document: Report, _fields: object) -> dict[str, Any] | None:
    """Return title and table of the annex drawn from the rows by commune; None without rows."""
    table = commune_table(document.commune_results)
    return {"title": "Tổng hợp kết quả theo xã, phường", "commune_table": table} if table else None


@presents
def _product_result(value: ProductResult) -> dict[str, Any]:
    notes = [str(value.stars)] if value.stars else []
    return {
        "period": upper_first(str(value.period)),
        "quantity": value.quantity.text,
        "note": "; ".join(notes + ([value.note] if value.note else [])),
    }


def commune_table(results: Sequence[CommuneResult]) -> dict[str, Any] | None:
    """The per-commune table of a report with its Tổng cộng row, or None without rows."""
    if not results:
        return None
    amounts = [result.amount for result in results if result.amount is not None]
    unit, divisor = unit_of(amounts)
    counts = ("entities", "products", "three_star", "four_star", "five_star")
    rows = [
        {"no": number, "commune": result.commune, "amount": table_figure(result.amount, divisor)}
        | {name: _count(getattr(result, name)) for name in counts}
        for number, result in enumerate(results, start=1)
    ]
    total = {name: _sum_count([getattr(result, name) for result in results]) for name in counts}
    together = sum_exact(amounts)
    return {
        "unit": unit,
        "rows": rows,
        "total": total | {"amount": sum_figure(amounts, divisor)},
        "funding": None if together is None else format_money_with_words(together),
    }


def _count(value: int | None) -> str:
    return "" if value is None else format_integer(value)


def _sum_count(values: Sequence[int | None]) -> str:
    known = [value for value in values if value is not None]
    return format_integer(sum(known)) if known else ""
