"""From the value of a cell to the input of its field: exact, or an error that tells how to write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from ocop_docs.documents.fields import Choice, ValueType
from ocop_docs.errors import Fault, fault
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell
from ocop_docs.intake.tables.columns import NO, YES, Column
from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import FigureError, parse_integer
from ocop_docs.vietnamese.text import normalise

Value = str | int | bool | list[str] | dict[str, int]

_BOOLEAN = (Choice("yes", YES, ("true", "x")), Choice("no", NO, ("false",)))


class CellError(ValueError):
    """A cell's content does not fit its column; `code` and `facts` make up the fault."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def at(self, place: str, title: str) -> Fault:
        """The fault at its place."""
        return fault(self.code, place, title, **self.facts)


def value_of(cell: CellValue, column: Column) -> Value:
    """Return the field's input for the value of a cell; nothing is rounded, shifted or guessed.

    Raises:
        CellError: a formula, an error, a rounded number, a date in a column of words, no such choice.
    """
    if isinstance(cell, InvalidCell):
        raise CellError(cell.code, **cell.facts)
    reader = _texts if column.is_list else _READERS[column.type]
    return reader(cell, column)


def _text(cell: CellValue, _column: Column) -> str:
    if isinstance(cell, dt.date):
        raise CellError("cell-became-date", day=short_date(cell))
    if isinstance(cell, bool):
        return YES if cell else NO
    return _figure(cell)


def _figure(cell: CellValue) -> str:
    """A number as a clerk writes it, digits and all; text as it is."""
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell)


def _texts(cell: CellValue, column: Column) -> list[str]:
    lines = _text(cell, column).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _pairs(cell: CellValue, column: Column) -> dict[str, int]:
    """`1.1: 3` on each line; a name given twice is refused, since one of its values would be lost."""
    pairs: dict[str, int] = {}
    for line in _texts(cell, column):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not name or name in pairs:
            raise CellError("cell-pairs", line=line.strip()[:40])
        pairs[name] = _integer(value, column)
    return pairs


def _integer(cell: CellValue, column: Column) -> int:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    try:
        return parse_integer(_text(cell, column))
    except FigureError as error:
        raise CellError("field-invalid", reason=str(error), advice=reason("write-integer")) from error


def _boolean(cell: CellValue, _column: Column) -> bool:
    if isinstance(cell, bool):
        return cell
    answer = _chosen(str(cell), _BOOLEAN)
    if answer is None:
        raise CellError("cell-choice", choices=f"{YES}, {NO}")
    return answer == "yes"


def _date(cell: CellValue, _column: Column) -> str:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if isinstance(cell, str):
        return cell
    raise CellError("cell-not-date", said=_figure(cell))


def _choice(cell: CellValue, column: Column) -> str:
    value = _chosen(_text(cell, column), column.choices)
    if value is None:
        raise CellError("cell-choice", choices=", ".join(choice.label for choice in column.choices))
    return value


def _chosen(text: str, choices: tuple[Choice, ...]) -> str | None:
    """The value that `text` names, by a label or by the value itself, capitals and spaces aside; else None."""
    wanted = _folded(text)
    for choice in choices:
        if wanted in map(_folded, (choice.label, choice.value, *choice.former_labels)):
            return choice.value
    return None


def _folded(text: str) -> str:
    return " ".join(normalise(text).casefold().split())


def _number_or_words(cell: CellValue, column: Column) -> str | int:
    """For quantities, amounts and stars: a whole number as a number, all else as the clerk wrote it."""
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    return _text(cell, column)


_READERS: dict[ValueType, Callable[[CellValue, Column], Value]] = {
    ValueType.text: _text,
    ValueType.pairs: _pairs,
    ValueType.integer: _integer,
    ValueType.boolean: _boolean,
    ValueType.date: _date,
    ValueType.choice: _choice,
    ValueType.money: _number_or_words,
    ValueType.quantity: _number_or_words,
    ValueType.stars: _number_or_words,
}
