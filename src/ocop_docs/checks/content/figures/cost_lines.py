"""The annex Dự toán kinh phí: each line, its total, and what the document itself says about the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ocop_docs.checks.content.figures.budget import check_total, exact_amount
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.annex import CostEstimate, CostLine
from ocop_docs.documents.document import Document, cost_estimate_of, period_of
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Budget, FundingSource, Period
from ocop_docs.documents.paths import Place, field_path
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.statements import Relation

_PLACE = "cost_estimate"
_LINES = "các dòng của Phụ lục Dự toán"


def check_cost_estimate(document: Document) -> Iterator[Finding]:
    """Yield an error for each line that is no product, and for each total that differs from its lines."""
    estimate = cost_estimate_of(document)
    if estimate is None:
        return
    for row, line in enumerate(estimate.lines):
        yield from _check_line(row, line)
    yield from check_total((_PLACE, "total"), estimate.total, "các dòng", estimate.lines, "Tổng dự toán")
    for place, budget, period in _budgets(document):
        yield from _check_budget(place, budget, period, estimate)


def _check_line(row: int, line: CostLine) -> Iterator[Finding]:
    price, amount = exact_amount(line.unit_price), exact_amount(line.amount)
    number = line.quantity.low if line.quantity and line.quantity.relation is Relation.EXACT else None
    if number is None or price is None or amount is None or Decimal(price) * number == amount:
        return
    product = format_money(int(Decimal(price) * number))
    yield Finding(
        "cost-line-differs",
        Severity.error,
        field_path((_PLACE, "lines", row, "amount")),
        f"“{line.content}” ghi thành tiền {format_money(amount)}, nhưng số lượng nhân đơn giá là {product}.",
        expected=product,
        found=format_money(amount),
    )


def _budgets(document: Document) -> Iterator[tuple[Place, Budget, Period | None]]:
    """The budget that the estimate works out, its place, and the years that it is for."""
    if isinstance(document, Plan) and document.budget:
        yield ("budget",), document.budget, period_of(document)
    if isinstance(document, ApprovalDecision) and document.scheme.budget:
        yield ("scheme", "budget"), document.scheme.budget, period_of(document)
    if isinstance(document, Report) and document.outlook and document.outlook.budget:
        yield ("outlook", "budget"), document.outlook.budget, document.outlook.period


def _check_budget(place: Place, budget: Budget, period: Period | None, estimate: CostEstimate) -> Iterator[Finding]:
    """The estimate against the phase of its years, the sources that its lines name, or the total."""
    if estimate.period and estimate.period != period:
        for at, phase in enumerate(budget.phases):
            if phase.period == estimate.period:
                where = (*place, "phases", at, "amount")
                yield from check_total(where, phase.amount, _LINES, estimate.lines, f"Kinh phí {phase.period}")
    elif named := _by_source(budget.sources, estimate.lines):
        for at, lines in named.items():
            source, where = budget.sources[at], (*place, "sources", at, "amount")
            yield from check_total(where, source.amount, _LINES, lines, f"Nguồn “{source.source}”")
    else:
        yield from check_total((*place, "total"), budget.total, _LINES, estimate.lines)


def _by_source(sources: Sequence[FundingSource], lines: Sequence[CostLine]) -> dict[int, list[CostLine]]:
    """The lines of each source of the budget; empty unless every line names one of them."""
    known = {source.source.casefold(): at for at, source in enumerate(sources)}
    places = [known.get((line.source or "").casefold()) for line in lines]
    if None in places:
        return {}
    return {at: [line for line, its in zip(lines, places, strict=True) if its == at] for at in places if at is not None}
