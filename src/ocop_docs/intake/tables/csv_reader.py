"""Reading CSV: UTF-8 with or without a byte-order mark, `;` or `,` or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell, Line, RawSheet, Spot
from ocop_docs.intake.tables.disk_table import DiskTable
from ocop_docs.settings import settings

_DELIMITERS = (";", ",", "\t")
_FORMULA = ("=", "\uff1d")
_ACTIVE = (*_FORMULA, "+", "-", "@", "\t", "\r", "\n")
_GUARD = "'"


def read_csv(lines: Iterable[bytes], disk: DiskTable) -> RawSheet:
    """Return the one table of a CSV file; every cell is text, exactly as it is.

    Args:
        lines: the lines of the file.
        disk: takes the lines of the table.

    Raises:
        UnreadableInput: not UTF-8, or quotes that do not close.
        InvalidInput: more lines or columns than allowed.
    """
    read = _lines(_texts(lines))
    return RawSheet("", next(read, Line(1, {})), disk.store(read))


def guarded(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `read_csv` gives back the original."""
    return f"{_GUARD}{text}" if text.startswith((*_ACTIVE, _GUARD)) else text


def _texts(lines: Iterable[bytes]) -> Iterator[str]:
    """The file decoded, line by line; a carriage return alone ends a line too."""
    position = 0
    for line in lines:
        try:
            text = line.decode("utf-8-sig" if position == 0 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableInput(fault("not-utf8", position=position + error.start + 1)) from error
        position += len(line)
        yield from io.StringIO(text, newline="")


def _lines(texts: Iterator[str]) -> Iterator[Line]:
    limits = settings()
    blank, head = _to_headings(texts, limits.max_table_rows)
    # Excel counts a cell of several lines as one line, and so does the reader: numbers agree.
    reader = csv.reader(chain(repeat("\n", blank), [head], texts), delimiter=_delimiter(head), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.max_table_rows:
                raise InvalidInput(fault("table-too-long", str(Spot("", number)), limit=limits.max_table_rows))
            if len(cells) > limits.max_table_columns:
                raise InvalidInput(fault("table-too-wide", str(Spot("", number)), limit=limits.max_table_columns))
            filled = {column: _cell_value(cell) for column, cell in enumerate(cells, start=1) if cell.strip()}
            if filled:
                yield Line(number, filled)
    except csv.Error as error:
        raise UnreadableInput(fault("csv-broken", line=reader.line_num)) from error


def _to_headings(texts: Iterator[str], limit: int) -> tuple[int, str]:
    """How many blank lines come first, and the line after them."""
    for blank, text in enumerate(texts):
        if text.strip():
            return blank, text
        if blank >= limit:
            raise InvalidInput(fault("table-too-long", str(Spot("", blank + 1)), limit=limit))
    return 0, ""


def _cell_value(cell: str) -> CellValue:
    if cell.startswith(_FORMULA):
        return InvalidCell("cell-formula")
    unguarded = cell.removeprefix(_GUARD)
    return unguarded if unguarded != cell and unguarded.startswith((*_ACTIVE, _GUARD)) else cell


def _delimiter(head: str) -> str:
    """The one that parts the headings; counted outside quotes."""
    outside = "".join(head.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
