"""From what a cell said to what its field takes: exact, or a fault that says how to write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from ocop_docs.errors import Fault, fault
from ocop_docs.intake.tables.cell_value import Said, Unusable
from ocop_docs.intake.tables.choices import NO, YES, chosen
from ocop_docs.intake.tables.columns import CellType, Column
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import FigureError, parse_integer

Value = str | int | bool | list[str] | dict[str, int]

_YES = {YES: "yes", NO: "no", "true": "yes", "false": "no", "x": "yes"}


class CellRefused(ValueError):
    """A cell's content does not fit its column; `code` and `facts` word the fault."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def at(self, place: str, title: str) -> Fault:
        """The fault at its place."""
        return fault(self.code, place, title, **self.facts)


def value_of(said: Said, column: Column) -> Value:
    """Return the field's input for what a cell said: nothing is rounded, shifted or guessed.

    Raises:
        CellRefused: a formula, an error, a rounded number, a date where words are asked, no such choice.
    """
    if isinstance(said, Unusable):
        raise CellRefused(said.code, **said.facts)
    return _READERS[column.type](said, column)


def _text(said: Said, _column: Column) -> str:
    if isinstance(said, dt.date):
        raise CellRefused("cell-became-date", day=short_date(said))
    if isinstance(said, bool):
        return YES if said else NO
    return _figure(said)


def _figure(said: Said) -> str:
    """A number as a clerk writes it, digits and all; text as it stands."""
    return f"{said:f}".replace(".", ",") if isinstance(said, Decimal) else str(said)


def _texts(said: Said, column: Column) -> list[str]:
    lines = _text(said, column).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _pairs(said: Said, column: Column) -> dict[str, int]:
    """`1.1: 3` on each line; a name given twice is refused, since one of its values would be lost."""
    pairs: dict[str, int] = {}
    for line in _texts(said, column):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not name or name in pairs:
            raise CellRefused("cell-pairs", line=line.strip()[:40])
        pairs[name] = _integer(value, column)
    return pairs


def _integer(said: Said, column: Column) -> int:
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    try:
        return parse_integer(_text(said, column))
    except FigureError as error:
        raise CellRefused("field-invalid", reason=str(error)) from error


def _boolean(said: Said, _column: Column) -> bool:
    if isinstance(said, bool):
        return said
    answer = chosen(str(said), _YES)
    if answer is None:
        raise CellRefused("cell-choice", choices=f"{YES}, {NO}")
    return answer == "yes"


def _date(said: Said, _column: Column) -> str:
    if isinstance(said, dt.date):
        return said.isoformat()
    if isinstance(said, str):
        return said
    raise CellRefused("cell-not-date", said=_figure(said))


def _choice(said: Said, column: Column) -> str:
    value = chosen(_text(said, column), column.choices)
    if value is None:
        raise CellRefused("cell-choice", choices=", ".join(column.choices))
    return value


def _number_or_words(said: Said, column: Column) -> str | int:
    """For quantities, amounts and stars: a whole number as such, all else in the clerk's words."""
    if isinstance(said, int) and not isinstance(said, bool):
        return said
    return _text(said, column)


_READERS: dict[CellType, Callable[[Said, Column], Value]] = {
    CellType.text: _text,
    CellType.texts: _texts,
    CellType.pairs: _pairs,
    CellType.integer: _integer,
    CellType.boolean: _boolean,
    CellType.date: _date,
    CellType.choice: _choice,
    CellType.money: _number_or_words,
    CellType.quantity: _number_or_words,
    CellType.stars: _number_or_words,
}
