"""What a table holds before its columns are known: cells, lines, sheets and their addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from ocop_docs.intake.tables.disk_table import StoredRows


@dataclass(frozen=True, slots=True)
class InvalidCell:
    """A cell whose content is no value: the code of the fault and its facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


CellValue = str | int | Decimal | bool | dt.date | InvalidCell
"""Text, an exact number, yes or no, a day, or the reason why it is none of them."""


class Line(NamedTuple):
    """One line of a sheet: its number (from 1) and the values of its filled cells, by column (from 1)."""

    number: int
    cells: Mapping[int, CellValue]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as it was read: its headings and the lines under them; notes on what a reader may not see.

    There are only lines with at least one filled cell.
    """

    name: str
    head: Line
    lines: StoredRows[Line]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a table: the sheet (`""` for files of one table), line and column from 1 (0: the whole line)."""

    sheet: str
    line: int
    column: int = 0

    @property
    def address(self) -> str:
        """`C5`, or `5` for a whole line."""
        return f"{column_letters(self.column)}{self.line or ''}"

    def __str__(self) -> str:
        return "!".join(part for part in (self.sheet, self.address) if part)


def column_letters(column: int) -> str:
    """1 → `A`, 27 → `AA`, 0 → `""`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
