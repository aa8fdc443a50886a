"""How a budget is presented: its total, its divisions as lines or tables, and what is left, worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ocop_docs.documents.achievement import rate
from ocop_docs.documents.parts import Budget
from ocop_docs.rendering.present import present, presents
from ocop_docs.vietnamese.figures import format_decimal, format_integer
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity, remainder
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.vietnamese.text import upper_first

MILLION = 10**6
_SMALLEST_TABLE = 3
"""Fewer lines of a division are sentences."""
_FEWEST_AMOUNTS = 2


@presents
def _budget(value: Budget) -> dict[str, Any]:
    """The total, and each division in lines or in a table; each sum is written in words once."""
    sources = [(line.source, line.amount) for line in value.sources]
    phases = [(upper_first(str(line.period)), line.amount) for line in value.phases]
    costs = [(line.content, line.amount) for line in value.items]
    stated = {"total": present(value.total), "period_note": value.period_note, "notes": list(value.notes)}
    worded = {value.total}
    divisions = {"sources": sources, "phases": phases, "costs": costs}
    return stated | {name: _division(lines, value.total, worded) for name, lines in divisions.items()}


Line = tuple[str, MoneyStatement | None]


def _division(
    lines: Sequence[Line], total: MoneyStatement | None, worded: set[MoneyStatement | None]
) -> dict[str, Any]:
    """A division as a table, or as lines that add the words of amounts which are not among the `worded`."""
    table = money_table(lines, total) if len(lines) >= _SMALLEST_TABLE else None
    rest = remainder([amount for _, amount in lines], total)
    return {"table": table, "lines": [] if table else [_line(*line, worded, rest) for line in lines]}


def _worked_out(figure: str) -> str:
    return f"còn lại (tính ra: {figure})"


def part_in_words(amount: MoneyStatement | None, rest: int | None) -> str | None:
    """The part of a total in figures and words; `còn lại` with `rest`, worked out where it can be."""
    if amount and amount.relation is Relation.REMAINDER and rest is not None:
        return _worked_out(format_money(rest))
    part: str | None = present(amount)
    return part


def _line(
    name: str, amount: MoneyStatement | None, worded: set[MoneyStatement | None], rest: int | None
) -> dict[str, Any]:
    if amount and amount.relation is Relation.REMAINDER:
        return {"name": name, "amount": part_in_words(amount, rest)}
    known = amount is None or amount in worded
    worded.add(amount)
    return {"name": name, "amount": amount.figures() if amount and known else present(amount)}


def money_table(lines: Sequence[Line], total: MoneyStatement | None) -> dict[str, Any] | None:
    """Rows and stated total in one unit, or None when fewer than two lines have an amount.

    The total is the one the document states; it is never added up here.
    """
    amounts = [amount for _, amount in lines if amount is not None]
    if len(amounts) < _FEWEST_AMOUNTS:
        return None
    unit, divisor = unit_of([*amounts, *([total] if total else [])])
    rest = remainder([amount for _, amount in lines], total)
    return {
        "unit": unit,
        "rows": [
            {"no": number, "name": name, "amount": table_figure(amount, divisor, rest)}
            for number, (name, amount) in enumerate(lines, start=1)
        ],
        "total": table_figure(total, divisor),
    }


def unit_of(amounts: Iterable[MoneyStatement]) -> tuple[str, int]:
    """The largest unit that prints every amount without a fraction."""
    bounds = [bound for amount in amounts for bound in (amount.low, amount.high) if bound is not None]
    return ("triệu đồng", MILLION) if all(bound % MILLION == 0 for bound in bounds) else ("đồng", 1)


def table_figure(amount: MoneyStatement | None, divisor: int = 1, rest: int | None = None) -> str:
    """The bare figure of a table cell, in the table's unit.

    Qualified amounts keep their word; `còn lại` adds `rest` in đồng, worked out.
    """
    if amount is None:
        return ""
    if amount.relation is Relation.REMAINDER and rest is not None:
        return _worked_out(format_integer(rest // divisor))
    bounds = [bound for bound in dict.fromkeys((amount.low, amount.high)) if bound is not None]
    figures = " - ".join([format_integer(bound // divisor) for bound in bounds])
    return " ".join(filter(None, (amount.qualifier, figures, amount.suffix)))


def rate_figure(planned: Quantity | MoneyStatement | None, achieved: Quantity | MoneyStatement | None) -> str:
    """The result in percent of the plan: `83,3`, `100`; empty where the two cannot be compared."""
    percent = rate(planned, achieved)
    return "" if percent is None else format_decimal(percent).removesuffix(",0")


def sum_figure(amounts: Sequence[MoneyStatement], divisor: int, rest: int | None = None) -> str:
    """The sum of exact amounts, and of the `rest`, as `table_figure` writes it; empty when one is not exact."""
    stated = [amount for amount in amounts if rest is None or amount.relation is not Relation.REMAINDER]
    together = sum_exact(stated)
    if together is not None and rest is not None:
        together += rest
    return "" if together is None else format_integer(together // divisor)


def sum_exact(amounts: Sequence[MoneyStatement]) -> int | None:
    """The sum in đồng of exact amounts; None when there is none, or one is not exact."""
    exact = [amount.low for amount in amounts if amount.relation is Relation.EXACT]
    known = [amount for amount in exact if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None
