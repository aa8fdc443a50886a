"""Reading CSV: UTF-8 with or without a byte-order mark, `;` or `,` or tab between cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.said import Line, RawSheet, Said, Spot, Unusable
from ocop_docs.settings import settings

_DELIMITERS = (";", ",", "\t")
_FORMULA = ("=", "\uff1d")
_ACTIVE = (*_FORMULA, "+", "-", "@", "\t", "\r", "\n")
_GUARD = "'"


def read_csv(data: bytes) -> RawSheet:
    """Return the one table of a CSV file; every cell is text, exactly as it stands.

    Raises:
        UnreadableInput: not UTF-8, or quotes that do not close.
        InvalidInput: more lines or columns than allowed.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(fault("not-utf8", position=error.start + 1)) from error
    return RawSheet("", tuple(_lines(text)))


def guarded(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `read_csv` gives back the original."""
    return f"{_GUARD}{text}" if text.startswith((*_ACTIVE, _GUARD)) else text


def _lines(text: str) -> Iterator[Line]:
    limits = settings()
    # Excel counts a cell of several lines as one line, and so does the reader: numbers agree.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            if number > limits.max_table_rows:
                raise InvalidInput(fault("table-too-long", str(Spot("", number)), limit=limits.max_table_rows))
            if len(cells) > limits.max_table_columns:
                raise InvalidInput(fault("table-too-wide", str(Spot("", number)), limit=limits.max_table_columns))
            said = {column: _said(cell) for column, cell in enumerate(cells, start=1) if cell.strip()}
            if said:
                yield Line(number, said)
    except csv.Error as error:
        raise UnreadableInput(fault("csv-broken", line=reader.line_num)) from error


def _said(cell: str) -> Said:
    if cell.startswith(_FORMULA):
        return Unusable("cell-formula")
    unguarded = cell.removeprefix(_GUARD)
    return unguarded if unguarded != cell and unguarded.startswith((*_ACTIVE, _GUARD)) else cell


def _delimiter(text: str) -> str:
    """The one that parts the headings; counted outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(first.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
