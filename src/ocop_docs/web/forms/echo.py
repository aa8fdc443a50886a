"""Echoes: how the program read a field, shown beside it (`10,5 tỷ` in figures and words), and sums of lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ocop_docs.checks.content.figures.budget import exact_amount
from ocop_docs.documents.amounts import Stars, parse_stars
from ocop_docs.vietnamese.dates import long_date, parse_date
from ocop_docs.vietnamese.figures import format_decimal
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity, parse_money_statement, parse_quantity
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.web.forms import layout
from ocop_docs.web.forms.fields import ECHOED, Control, Element, Group, Leaf, Rows
from ocop_docs.web.forms.values import Typed, join

Value = MoneyStatement | Quantity | Stars | dt.date
Values = dict[str, Value]
"""What the program has read, by the page's field."""

_TOTAL = "total"
_RELATIONS = {
    Relation.AT_LEAST: "ít nhất {low}",
    Relation.AT_MOST: "nhiều nhất {high}",
    Relation.MORE_THAN: "hơn {low}",
    Relation.LESS_THAN: "dưới {high}",
    Relation.ABOUT: "khoảng {low}",
    Relation.EXACT: "",
    Relation.RANGE: "từ {low} đến {high}",
}


def read_values(group: Group, typed: Typed) -> Values:
    """Read every amount, quantity, class and date that was typed; blank and unreadable fields are left out."""
    return {
        name: value
        for name, control, text in _echoed(group, typed, "")
        if (value := read_value(control, text)) is not None
    }


def echoes(group: Group, typed: Typed, values: Values) -> dict[str, str]:
    """The words to show beside each field that is echoed (`""` for none), and the running sums of lists."""
    words = {name: echo(values.get(name)) for name, _, _ in _echoed(group, typed, "")}
    return words | dict(_sums(group, typed, values, ""))


def echo(value: Value | None) -> str:
    """The words for one value; `""` for none."""
    return "" if value is None else _WORDS[type(value)](value)


def _echoed(element: Element, typed: Any, name: str) -> Iterator[tuple[str, Control, str]]:
    """Field, control and text of every field that is echoed."""
    if isinstance(element, Group):
        for child in element.children:
            yield from _echoed(child, typed[child.name], join(name, child.name))
    elif isinstance(element, Rows):
        for number, row in enumerate(typed):
            yield from _echoed(element.item, row, join(name, number))
    elif element.control in ECHOED:
        yield name, element.control, typed


def read_value(control: Control, text: str) -> Value | None:
    """Read what was typed into a field that is echoed; None for any other, and where nothing can be read."""
    try:
        return PARSERS[control](text.strip()) if control in ECHOED and text.strip() else None
    except (ValueError, ArithmeticError):
        return None


def _sums(element: Element, typed: Any, values: Values, name: str) -> Iterator[tuple[str, str]]:
    """The list and the sum of each list that stands in a group."""
    if isinstance(element, Rows):
        for number, row in enumerate(typed):
            yield from _sums(element.item, row, values, join(name, number))
    for child in element.children if isinstance(element, Group) else ():
        field = join(name, child.name)
        yield from _sums(child, typed[child.name], values, field)
        if isinstance(child, Rows):
            rows = [join(field, number) for number in range(len(typed[child.name]))]
            together = running_sum(child, rows, values, join(name, _TOTAL))
            yield field, f"{together} {_stated(child.name, typed)}".strip() if together else ""


def _money(amount: MoneyStatement) -> str:
    return f"{amount.figures()} · {amount.words()}"


def _quantity(quantity: Quantity) -> str:
    sign = "%" if quantity.percent else ""
    low, high = (f"{format_decimal(end)}{sign}" if end is not None else "" for end in (quantity.low, quantity.high))
    if quantity.increment is not None:
        reached = f", đạt {low}" if low else ""
        return f"tăng {format_decimal(quantity.increment)}{sign}{reached}"
    if quantity.out_of is not None:
        return f"{low} trong tổng số {quantity.out_of}"
    return _RELATIONS[quantity.relation].format(low=low, high=high)


PARSERS: dict[Control, Callable[[str], Value]] = {
    Control.money: parse_money_statement,
    Control.quantity: parse_quantity,
    Control.date: parse_date,
    Control.stars: parse_stars,
}
_WORDS: dict[type, Callable[[Any], str]] = {
    MoneyStatement: _money,
    Quantity: _quantity,
    dt.date: long_date,
    Stars: str,
}


def running_sum(rows: Rows, names: list[str], values: Values, total: str) -> str:
    """The sum of a list's amounts beside its total, or of its counts; `""` for lists that are not added up.

    `names` and `total` are the fields of the rows and of the total beside the list.
    """
    item = rows.item
    if not isinstance(item, Group):
        return ""
    if amount := _first(item, Control.money):
        return _money_sum([values.get(join(name, amount)) for name in names], values.get(total))
    count = _first(item, Control.quantity)
    if count and item.child("unit") is None:
        return _count_sum([values.get(join(name, count)) for name in names])
    return ""


def _first(group: Group, control: Control) -> str:
    """The name of the first field of a kind in a row; `""` for none."""
    leaves = (child for child in group.children if isinstance(child, Leaf) and child.control is control)
    return next((leaf.name for leaf in leaves), "")


def _stated(name: str, typed: Typed) -> str:
    """The target stated in another list for the counts of the list `name`."""
    rows, unit = layout.stated_by(name) or ("", "")
    stated = [row["quantity"].strip() for row in typed.get(rows, ()) if row["unit"].strip().casefold() == unit]
    return f"Mục tiêu đã ghi: {'; '.join(stated)} {unit}." if any(stated) else ""


def _money_sum(amounts: list[Value | None], total: Value | None) -> str:
    known = [dong for amount in amounts if (dong := _dong(amount)) is not None]
    if not known:
        return ""
    together = sum(known)
    added = f"Cộng {len(known)} dòng có số tiền: {format_money(together)}."
    stated = _dong(total)
    if stated is None:
        return added
    return f"{added} Tổng đã ghi: {format_money(stated)}. {_gap(stated - together)}"


def _dong(amount: Value | None) -> int | None:
    return exact_amount(amount) if isinstance(amount, MoneyStatement) else None


def _gap(gap: int) -> str:
    if gap == 0:
        return "Khớp nhau."
    return f"Còn thiếu {format_money(gap)}." if gap > 0 else f"Vượt tổng {format_money(-gap)}."


def _count_sum(counts: list[Value | None]) -> str:
    known = [count for count in counts if isinstance(count, Quantity) and not count.percent]
    if not known:
        return ""
    low = sum((count.low or Decimal(0) for count in known), Decimal(0))
    highs = [count.high for count in known if count.high is not None]
    if len(highs) < len(known):
        return f"Cộng {len(known)} dòng có số: ít nhất {format_decimal(low)}."
    high = sum(highs, Decimal(0))
    figures = format_decimal(low) if low == high else f"từ {format_decimal(low)} đến {format_decimal(high)}"
    return f"Cộng {len(known)} dòng có số: {figures}."
