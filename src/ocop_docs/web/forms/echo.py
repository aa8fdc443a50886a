"""How the program has understood a field, shown beside it: figures, words, long dates, running sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ocop_docs.checks.content.budget import exact_amount
from ocop_docs.documents.amounts import parse_stars
from ocop_docs.vietnamese.dates import long_date, parse_date
from ocop_docs.vietnamese.figures import format_decimal
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity, parse_money_statement, parse_quantity
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.web.forms import layout
from ocop_docs.web.forms.fields import ECHOED, Control, Element, Group, Leaf, Rows
from ocop_docs.web.forms.values import Typed, join

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


def echo(control: Control, text: str) -> str:
    """What `text` was understood as; `""` when nothing was typed or it cannot be read."""
    if control not in ECHOED or not text.strip():
        return ""
    try:
        return _READERS[control](text.strip())
    except (ValueError, ArithmeticError):
        return ""


def echoes(group: Group, typed: Typed, name: str = "") -> Iterator[tuple[str, str]]:
    """Field and reading of everything that is echoed, and the running sums of lists."""
    for child in group.children:
        field = join(name, child.name)
        value = typed[child.name]
        yield from _echoes(child, value, field)
        if isinstance(child, Rows):
            together = running_sum(child, value, typed.get(_TOTAL))
            yield field, f"{together} {_stated(child.name, typed)}".strip() if together else ""


def _echoes(element: Element, value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(element, Leaf):
        if element.control in ECHOED:
            yield name, echo(element.control, value)
    elif isinstance(element, Group):
        yield from echoes(element, value, name)
    else:
        for number, row in enumerate(value):
            yield from _echoes(element.item, row, join(name, number))


def _money(text: str) -> str:
    return f"{(amount := parse_money_statement(text)).figures()} · {amount.words()}"


def _quantity(text: str) -> str:
    quantity = parse_quantity(text)
    sign = "%" if quantity.percent else ""
    low, high = (f"{format_decimal(end)}{sign}" if end is not None else "" for end in (quantity.low, quantity.high))
    if quantity.increment is not None:
        reached = f", đạt {low}" if low else ""
        return f"tăng {format_decimal(quantity.increment)}{sign}{reached}"
    if quantity.out_of is not None:
        return f"{low} trong tổng số {quantity.out_of}"
    return _RELATIONS[quantity.relation].format(low=low, high=high)


def _date(text: str) -> str:
    return long_date(parse_date(text))


def _stars(text: str) -> str:
    return str(parse_stars(text))


_READERS = {Control.money: _money, Control.quantity: _quantity, Control.date: _date, Control.stars: _stars}


def running_sum(rows: Rows, values: list[Any], total: object) -> str:
    """The sum of a list's amounts beside its total, or of its counts; `""` for lists that are not added up."""
    item = rows.item
    if not isinstance(item, Group):
        return ""
    amount = next(
        (child for child in item.children if isinstance(child, Leaf) and child.control is Control.money), None
    )
    if amount:
        return _money_sum([row[amount.name] for row in values], total)
    count = next(
        (child for child in item.children if isinstance(child, Leaf) and child.control is Control.quantity), None
    )
    if count and item.child("unit") is None:
        return _count_sum([row[count.name] for row in values])
    return ""


def _stated(name: str, typed: Typed) -> str:
    """What another list of the group says that the counts of the list `name` should come to."""
    rows, unit = layout.stated_by(name) or ("", "")
    said = [row["quantity"].strip() for row in typed.get(rows, ()) if row["unit"].strip().casefold() == unit]
    return f"Mục tiêu đã ghi: {'; '.join(said)} {unit}." if any(said) else ""


def _money_sum(texts: list[str], total: object) -> str:
    known = [amount for text in texts if (amount := exact_amount(_read_money(text))) is not None]
    if not known:
        return ""
    together = sum(known)
    said = f"Cộng {len(known)} dòng có số tiền: {format_money(together)}."
    stated = exact_amount(_read_money(total)) if isinstance(total, str) else None
    if stated is None:
        return said
    gap = stated - together
    return f"{said} Tổng đã ghi: {format_money(stated)}. {_gap(gap)}"


def _gap(gap: int) -> str:
    if gap == 0:
        return "Khớp nhau."
    return f"Còn thiếu {format_money(gap)}." if gap > 0 else f"Vượt tổng {format_money(-gap)}."


def _count_sum(texts: list[str]) -> str:
    known = [quantity for text in texts if (quantity := _read_quantity(text)) and not quantity.percent]
    if not known:
        return ""
    low = sum((quantity.low or Decimal(0) for quantity in known), Decimal(0))
    highs = [quantity.high for quantity in known]
    ends = [high for high in highs if high is not None]
    if len(ends) < len(highs):
        return f"Cộng {len(known)} dòng có số: ít nhất {format_decimal(low)}."
    high = sum(ends, Decimal(0))
    figures = format_decimal(low) if low == high else f"từ {format_decimal(low)} đến {format_decimal(high)}"
    return f"Cộng {len(known)} dòng có số: {figures}."


def _read_money(text: str) -> MoneyStatement | None:
    try:
        return parse_money_statement(text) if text.strip() else None
    except (ValueError, ArithmeticError):
        return None


def _read_quantity(text: str) -> Quantity | None:
    try:
        return parse_quantity(text) if text.strip() else None
    except (ValueError, ArithmeticError):
        return None
