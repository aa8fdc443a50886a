"""The results of a report: products by year, and the annex by commune."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocop_docs.documents.achievement import is_met
from ocop_docs.documents.kinds.report import CommuneResult, PlanResults, ProductResult, Report, TargetResult
from ocop_docs.rendering.budget import rate_figure, sum_exact, sum_figure, table_figure, unit_of
from ocop_docs.rendering.present import presents
from ocop_docs.vietnamese.figures import format_integer
from ocop_docs.vietnamese.money import format_money_with_words
from ocop_docs.vietnamese.text import upper_first

_SMALLEST_TABLE = 3
"""Fewer years are stated in a sentence."""


def extra_context(document: Report) -> dict[str, Any]:
    """Return the sentence on products by year; empty where they make a table."""
    results = document.product_results
    sentence = "; ".join(map(_result_clause, results)) if len(results) < _SMALLEST_TABLE else ""
    return {"product_sentence": upper_first(sentence)}


def _result_clause(result: ProductResult) -> str:
    """`năm 2019 có 13 sản phẩm được đánh giá, phân hạng (3 sao)`."""
    notes = f" ({note})" if (note := _note(result)) else ""
    return f"{result.period} có {result.quantity.counting('sản phẩm')} được đánh giá, phân hạng{notes}"


def table_annex(document: Report, _fields: object) -> dict[str, Any] | None:
    """Return title and table of the annex drawn from the rows by commune; None without rows."""
    if not document.commune_results:
        return None
    table = _commune_table(document.commune_results)
    return {"title": "Tổng hợp kết quả theo xã, phường", "commune_table": table}


@presents
def _product_result(value: ProductResult) -> dict[str, Any]:
    return {"period": upper_first(str(value.period)), "quantity": value.quantity.text, "note": _note(value)}


def _note(result: ProductResult) -> str:
    return "; ".join(filter(None, [str(result.stars) if result.stars else "", result.note]))


@presents
def _plan_results(value: PlanResults) -> dict[str, Any]:
    """The sentence, the table of targets and that of money; both tables with the rate where it can be told."""
    amounts = [amount for row in value.funding for amount in (row.planned, row.spent) if amount is not None]
    unit, divisor = unit_of(amounts)
    return {
        "summary": _summary(value.targets),
        "targets": [
            {
                "name": row.target,
                "unit": row.unit or "",
                "planned": row.planned.text if row.planned else "",
                "achieved": row.achieved.text if row.achieved else "",
                "rate": rate_figure(row.planned, row.achieved),
            }
            for row in value.targets
        ],
        "money_unit": unit,
        "funding": [
            {
                "name": row.content,
                "planned": table_figure(row.planned, divisor),
                "spent": table_figure(row.spent, divisor),
                "rate": rate_figure(row.planned, row.spent),
            }
            for row in value.funding
        ],
    }


def _summary(rows: Sequence[TargetResult]) -> str:
    """`03/05 chỉ tiêu đạt hoặc vượt kế hoạch; 01 chỉ tiêu chưa đạt; …`; empty without rows."""
    met = [is_met(row.planned, row.achieved) for row in rows]
    without = sum(row.achieved is None for row in rows)
    counts = (
        (met.count(False), "chỉ tiêu chưa đạt"),
        (without, "chỉ tiêu chưa có kết quả"),
        (met.count(None) - without, "chỉ tiêu chưa so sánh được"),
    )
    others = [f"{count:02d} {words}" for count, words in counts if count]
    first = f"{met.count(True):02d}/{len(rows):02d} chỉ tiêu đạt hoặc vượt kế hoạch"
    return "; ".join([first, *others]) if rows else ""


def _commune_table(results: Sequence[CommuneResult]) -> dict[str, Any]:
    """The rows by commune and the row Tổng cộng."""
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
