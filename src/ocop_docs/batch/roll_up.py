"""Adds up commune reports into the data of one report of the level above, with the table by commune.

Only exact figures are added. A figure that is missing or not exact (`khoảng 30`) leaves its total blank and is
listed in `gaps`; nothing is estimated.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocop_docs.checks.content.figures.budget import exact_amount
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.kinds.report import ProductResult, Report
from ocop_docs.documents.parts import Budget
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.tables.rows import CellFault, Row, Table, merged, rows_of
from ocop_docs.intake.tables.table import read_table
from ocop_docs.kind_info import skeleton
from ocop_docs.law.communes import commune_of
from ocop_docs.pipeline import load
from ocop_docs.vietnamese.figures import format_integer
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity
from ocop_docs.vietnamese.statements import Relation

_CLASSES = {3: "three_star", 4: "four_star", 5: "five_star"}
"""Classes that have a column in the table by commune."""
_BREAKDOWNS = (("sources", "source", "nguồn"), ("items", "content", "nội dung chi"))
"""Lists of a budget that are added line by line: their field, the field with the name of a line, and their word."""
_BLANK_HEAD = {"kind": "report", "issuer": {"name": None, "level": "province", "place": None}, "subject": None}


@dataclass
class RollUp:
    """The data of the report above, or `faults`; `gaps` could not be added, `blanks` are to be filled in."""

    rows: int
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    blanks: list[str] = field(default_factory=list)


def roll_up(table: Table, head: Mapping[str, Any] | None = None) -> RollUp:
    """Add up the reports of `table`.

    Args:
        table: rows that are reports of communes, of one period.
        head: data of the report above (issuer, subject, …), which overrides what is added up where it is filled in.

    Raises:
        InvalidInput: the reports are not of one period, and `head` has none.
    """
    summed = RollUp(len(table), faults=list(table.faults))
    reports = [report for row in rows_of(table) if (report := _report(row, summed)) is not None]
    if summed.faults:
        return summed
    given = _filled_in(head or {}, skeleton("report"))
    body = {
        "period": _period(reports, given),
        "example": any(report.example for report in reports),
        "product_results": _products(reports),
        "spending": _spending(reports, summed),
        "commune_results": [_commune(report, summed) for report in reports],
    }
    summed.data = merged(merged(_BLANK_HEAD, body), given)
    summed.blanks = list(_blanks(summed.data))
    return summed


def roll_up_file(data: bytes, ending: str, head: Mapping[str, Any] | None = None) -> RollUp:
    """Add up the reports of a table's file whose name ends in `ending`; raise as `roll_up` and `read_table`."""
    return roll_up(read_table(io.BytesIO(data), f"bang{ending}", KINDS["report"]), head)


def _filled_in(data: Mapping[str, Any], blank: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` without what is null, empty or as the skeleton `blank` has it: nobody filled that in."""
    kept = {}
    for name, value in data.items():
        below = blank.get(name)
        if isinstance(value, Mapping):
            kept[name] = _filled_in(value, below if isinstance(below, Mapping) else {})
        elif value != below:
            kept[name] = value
    return {name: value for name, value in kept.items() if value not in (None, [], {})}


def _report(row: Row, summed: RollUp) -> Report | None:
    try:
        report = load(row.data)
    except (InvalidInput, UnreadableInput) as error:
        summed.faults += row.at_cells(tuple((parse_path(one.place), one) for one in error.faults))
        return None
    summed.faults += row.faults
    if isinstance(report, Report) and report.period is None:
        missing = fault("field-missing", "period", title=title_at(Report, ("period",)))
        summed.faults += row.at_cells(((("period",), missing),))
        return None
    return report if isinstance(report, Report) and not row.faults else None


def _period(reports: Sequence[Report], head: Mapping[str, Any]) -> dict[str, int]:
    periods = list(dict.fromkeys(report.period for report in reports if report.period))
    if len(periods) > 1 and "period" not in head:
        raise InvalidInput(fault("roll-up-not-alike", "period", found="; ".join(map(str, periods))))
    return {"start": periods[0].start, "end": periods[0].end}


def _products(reports: Iterable[Report]) -> list[dict[str, Any]]:
    """Return one line for each period and class; inexact lines are in the gaps of their commune."""
    sums: dict[tuple[str, str], dict[str, Any]] = {}
    for report in reports:
        for line in report.product_results:
            count = _exact_count(line.quantity)
            if count is None:
                continue
            stars = str(line.stars) if line.stars else ""
            entry = sums.setdefault((str(line.period), stars), _product_line(line, stars))
            entry["quantity"] += count
    return list(sums.values())


def _product_line(line: ProductResult, stars: str) -> dict[str, Any]:
    period = {"start": line.period.start, "end": line.period.end}
    return {"period": period, "quantity": 0} | ({"stars": stars} if stars else {})


def _commune(report: Report, summed: RollUp) -> dict[str, Any]:
    """Return the commune's line of the table; a figure that cannot be added is null."""
    name = commune_of(report.issuer.name)
    lines = [line for line in report.product_results if _within(line, report)]
    counts = [_exact_count(line.quantity) for line in lines]
    classed = [line.stars is not None for line in lines]
    exact = bool(lines) and None not in counts and (all(classed) or not any(classed))
    if lines and not exact:
        summed.gaps.append(
            f"{name}: không cộng được số sản phẩm (không phải số đúng, hoặc lẫn dòng có và không có sao)."
        )
    result: dict[str, Any] = {"commune": name, "products": sum(count or 0 for count in counts) if exact else None}
    if exact and all(classed):
        result |= _by_class(name, lines, summed)
    amount = exact_amount(report.spending.total if report.spending else None)
    return result | ({} if amount is None else {"amount": amount})


def _by_class(name: str, lines: Sequence[ProductResult], summed: RollUp) -> dict[str, int]:
    """Return the products of 3, 4 and 5 stars, or nothing when a line has several classes together."""
    if any(line.stars and line.stars.low != line.stars.high for line in lines):
        summed.gaps.append(f"{name}: có dòng ghi chung nhiều hạng sao nên không tách được từng hạng.")
        return {}
    counts = dict.fromkeys(_CLASSES.values(), 0)
    for line in lines:
        column = _CLASSES.get(line.stars.low) if isinstance(line.stars, Stars) else None
        if column:
            counts[column] += _exact_count(line.quantity) or 0
    return counts


def _spending(reports: Sequence[Report], summed: RollUp) -> dict[str, Any] | None:
    budgets = [(commune_of(report.issuer.name), report.spending) for report in reports]
    if not any(budget for _, budget in budgets):
        return None
    amounts = [(name, budget.total if budget else None) for name, budget in budgets]
    result: dict[str, Any] = {"total": _total("tổng kinh phí", amounts, summed)}
    notes = {budget.period_note for _, budget in budgets if budget}
    if len(notes) == 1 and (note := notes.pop()):
        result["period_note"] = note
    for lines, label, word in _BREAKDOWNS:
        result[lines] = _breakdown(budgets, lines, label, word, summed)
    return result


def _breakdown(
    budgets: Sequence[tuple[str, Budget | None]], lines: str, label: str, word: str, summed: RollUp
) -> list[dict[str, Any]]:
    """Return the sums of lines with the same name; none when a commune has no such lines."""
    parts = [(name, getattr(budget, lines) if budget else []) for name, budget in budgets]
    without = [name for name, found in parts if not found]
    if len(without) == len(parts):
        return []
    if without:
        summed.gaps.append(f"Không chia kinh phí theo {word}, vì chưa có ở: {', '.join(without)}.")
        return []
    named: dict[str, list[tuple[str, MoneyStatement | None]]] = {}
    for name, found in parts:
        for line in found:
            named.setdefault(getattr(line, label), []).append((name, line.amount))
    return [{label: key, "amount": _total(f"{word} “{key}”", amounts, summed)} for key, amounts in named.items()]


def _total(label: str, amounts: Sequence[tuple[str, MoneyStatement | None]], summed: RollUp) -> int | None:
    inexact = [name for name, amount in amounts if exact_amount(amount) is None]
    if inexact:
        summed.gaps.append(f"Không cộng được {label}, vì không có số đúng ở: {', '.join(inexact)}.")
        return None
    return sum(exact_amount(amount) or 0 for _, amount in amounts)


def _exact_count(quantity: Quantity) -> int | None:
    """Return the number of an exact whole quantity, the part of `5/7`, and None for any other."""
    exact = quantity.relation is Relation.EXACT and not quantity.percent and quantity.low is not None
    if not exact or quantity.low is None or quantity.low != quantity.low.to_integral_value():
        return None
    return int(quantity.low)


def _within(line: ProductResult, report: Report) -> bool:
    return report.period is not None and line.period.lies_in(report.period)


def _blanks(data: Mapping[str, Any]) -> Iterable[str]:
    if not data["issuer"]["name"]:
        yield "Cơ quan ban hành (issuer.name)"
    if not data["subject"]:
        yield "Trích yếu (subject)"


def shown_total(data: Mapping[str, Any]) -> str:
    """Return products and money of the rolled-up data in a few words, for the screen."""
    products = [row.get("products") for row in data["commune_results"]]
    known = format_integer(sum(count for count in products if count is not None))
    total = (data.get("spending") or {}).get("total")
    return f"{known} sản phẩm" + (f", {format_integer(total)} đồng" if total is not None else "")
