"""Counts of a report that must agree: rows by commune, products by class, and the products of the whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.report import CommuneResult, ProductResult, Report
from ocop_docs.vietnamese.statements import Relation

_CLASSES = {3: "three_star", 4: "four_star", 5: "five_star"}


def check_counts(document: Document) -> Iterator[Finding]:
    """Yield findings on the counts of a report; nothing for other kinds."""
    if not isinstance(document, Report):
        return
    yield from _rows(document.commune_results)
    yield from _against_rows(document)
    yield from _classes_against_total(document.product_results)


def _rows(rows: list[CommuneResult]) -> Iterator[Finding]:
    for name, count in repeated(row.commune for row in rows).items():
        yield Finding(
            "commune-repeated", Severity.error, "commune_results", f"“{name}” có {count} dòng trong bảng tổng hợp."
        )
    for index, row in enumerate(rows):
        starred = sum(count or 0 for count in (row.three_star, row.four_star, row.five_star))
        if row.products is not None and starred > row.products:
            yield Finding(
                "stars-exceed-products",
                Severity.error,
                f"commune_results[{index}]",
                f"“{row.commune}” có {starred} sản phẩm được xếp sao, nhiều hơn tổng {row.products} sản phẩm.",
                expected=f"không quá {row.products}",
                found=str(starred),
            )


def _against_rows(report: Report) -> Iterator[Finding]:
    """A class of the report's own period is counted once in words and once by commune: both agree."""
    for index, result in enumerate(report.product_results):
        if result.stars is None or result.stars.low != result.stars.high or result.period != report.period:
            continue
        field = _CLASSES.get(result.stars.low)
        counts: list[int | None] = [getattr(row, field) for row in report.commune_results] if field else []
        stated = _exact(result)
        known = [count for count in counts if count is not None]
        if stated is None or not known or len(known) < len(counts) or sum(known) == stated:
            continue
        yield Finding(
            "rows-differ",
            Severity.error,
            f"product_results[{index}].quantity",
            f"Báo cáo ghi {result.quantity.text} sản phẩm {result.stars}, nhưng bảng theo xã, phường cộng lại là "
            f"{sum(known)}. Hãy sửa một trong hai chỗ.",
            expected=str(sum(known)),
            found=result.quantity.text,
        )


def _classes_against_total(results: list[ProductResult]) -> Iterator[Finding]:
    """The classes of one period are together no more than all products of the period."""
    for index, total in enumerate(results):
        whole = _exact(total)
        if total.stars is not None or whole is None:
            continue
        classed = [each for each in results if each.stars and each.period == total.period]
        spans = {(each.stars.low, each.stars.high) for each in classed if each.stars}
        counts = [_exact(each) for each in classed]
        together = sum(count for count in counts if count is not None)
        single = all(low == high for low, high in spans) and len(spans) == len(classed)
        if single and together > whole:
            yield Finding(
                "stars-exceed-products",
                Severity.error,
                f"product_results[{index}].quantity",
                f"{total.period}: các hạng sao cộng lại {together} sản phẩm, nhiều hơn tổng {total.quantity.text}.",
                expected=f"không quá {total.quantity.text}",
                found=str(together),
            )


def _exact(result: ProductResult) -> Decimal | None:
    quantity = result.quantity
    return quantity.low if quantity.relation is Relation.EXACT and not quantity.percent else None
