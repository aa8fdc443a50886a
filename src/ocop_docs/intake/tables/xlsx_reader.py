"""Reading workbooks: every cell, or a refusal; the size that the file declares is not trusted.

openpyxl streams each sheet without its declared dimensions; the cells it hands over are counted against the
cells in the file, since it drops lines and cells that are out of order.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell.read_only import EMPTY_CELL, ReadOnlyCell

from ocop_docs.errors import Fault, InvalidInput, UnreadableInput, fault
from ocop_docs.intake.packages.gate import SHEET, Package, open_package
from ocop_docs.intake.packages.xml_events import local_name, parse_events
from ocop_docs.intake.tables.cell_value import CellValue, InvalidCell, Line, RawSheet, Spot
from ocop_docs.intake.tables.disk_table import DiskTable
from ocop_docs.settings import settings

_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_MERGED = re.compile(rb"<(?:[\w.-]+:)?mergeCell\b[^<>]*?\bref=[\"']([A-Z0-9:]+)")
_HIDDEN = re.compile(rb"<(?:[\w.-]+:)?(row|col)\b[^<>]*?\bhidden=[\"'](?:1|true)[\"']")
_WORKBOOK = "xl/workbook.xml"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
"""The namespace of a workbook saved as Strict Open XML, in which openpyxl finds no sheets."""
_PADDED = re.compile(r"0+")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LAST_LINE = 1_048_576
"""Lines of an Excel sheet."""
_EXACT_DIGITS = 15
"""Significant digits that Excel keeps; it rounds the others away."""

_UNREADABLE = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, SyntaxError, BadZipFile, OverflowError,
)  # fmt: skip


def read_xlsx(data: bytes, disk: DiskTable | None = None) -> tuple[RawSheet, ...]:
    """Return every sheet that holds something, in the workbook's order.

    Hidden sheets, lines and columns are read like all others and named in the notes.

    Args:
        data: the bytes of the workbook.
        disk: takes the lines of the sheets.

    Raises:
        UnreadableInput: refused at the gate, or no workbook that can be read whole.
        InvalidInput: more lines or columns than allowed, or merged cells; `faults` names their cells.
    """
    package = open_package(data, SHEET)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep when saving; nothing is saved here.
            warnings.simplefilter("ignore")
            sheets, faults = _sheets(data, package, disk or DiskTable())
    except _UNREADABLE as error:
        raise UnreadableInput(fault("workbook-broken")) from error
    if faults:
        raise InvalidInput(*faults)
    return sheets


@dataclass
class _Markup:
    """What the XML of a sheet holds beside its values: how many there are, which are merged, what is hidden."""

    cells: int = 0
    merged: list[str] = field(default_factory=list)
    hidden: set[bytes] = field(default_factory=set)

    @classmethod
    def of(cls, pieces: Iterator[bytes]) -> _Markup:
        markup = cls()
        for piece in pieces:
            markup.cells += len(_CELL.findall(piece))
            markup.merged += [ref.decode() for ref in _MERGED.findall(piece)]
            markup.hidden.update(_HIDDEN.findall(piece))
        return markup


@dataclass
class _TextCount:
    """The characters of all cells: a text that many cells share is in the file once, and in the table many times."""

    characters: int = 0

    def counted(self, lines: Iterator[Line]) -> Iterator[Line]:
        """The lines, up to the limit."""
        limit = settings().max_table_characters
        for line in lines:
            self.characters += sum(len(value) for value in line.cells.values() if isinstance(value, str))
            if self.characters > limit:
                raise InvalidInput(fault("table-too-much-text", limit=limit))
            yield line


def _sheets(data: bytes, package: Package, disk: DiskTable) -> tuple[tuple[RawSheet, ...], list[Fault]]:
    """The sheets that hold something, and a fault for each range of merged cells on them."""
    sheets: list[RawSheet] = []
    faults: list[Fault] = []
    count = _TextCount()
    if any(_STRICT in piece for piece in package.parts.pieces(_WORKBOOK)):
        raise UnreadableInput(fault("workbook-strict"))
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        parts = _parts_of_sheets(package)
        for sheet in workbook.worksheets:
            markup = _Markup.of(package.parts.pieces(parts[sheet.title]))
            lines = count.counted(_lines(sheet, markup.cells))
            head = next(lines, None)
            if head:
                notes = tuple(_notes(markup.hidden, all_hidden=sheet.sheet_state != "visible"))
                sheets.append(RawSheet(sheet.title, head, disk.store(lines), notes))
                faults += [fault("cell-merged", f"{sheet.title}!{ref}", ref=ref) for ref in markup.merged]
    finally:
        workbook.close()
    return tuple(sheets), faults


def _parts_of_sheets(package: Package) -> dict[str, str]:
    """Name of a sheet → name of its part."""
    relations = _elements(package, "xl/_rels/workbook.xml.rels", "Relationship")
    targets = {one["Id"]: one["Target"] for one in relations}
    sheets = _elements(package, _WORKBOOK, "sheet")
    return {one["name"]: posixpath.join("/xl", targets[one["id"]]).lstrip("/") for one in sheets}


def _elements(package: Package, part: str, name: str) -> list[dict[str, str]]:
    """The attributes, without prefixes, of each element `name` of a part."""
    found: list[dict[str, str]] = []

    def note(element: str, attributes: dict[str, str]) -> None:
        if local_name(element) == name:
            found.append({local_name(key): value for key, value in attributes.items()})

    parse_events(part, package.parts.pieces(part), note)
    return found


def _lines(sheet: Any, declared: int) -> Iterator[Line]:
    sheet.reset_dimensions()
    limit, count = settings().max_table_rows, 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        count += sum(cell is not EMPTY_CELL for cell in cells)
        filled = _line(sheet.title, number, cells)
        # Formatting alone may reach to the last line of Excel; a number beyond it is an endless file.
        if number > (limit if filled else _LAST_LINE):
            raise InvalidInput(fault("table-too-long", str(Spot(sheet.title, number)), limit=limit))
        if filled:
            yield Line(number, filled)
    if count != declared:
        raise UnreadableInput(fault("table-incomplete", sheet.title, declared=declared, count=count))


def _line(sheet: str, number: int, cells: tuple[Any, ...]) -> dict[int, CellValue]:
    limit = settings().max_table_columns
    if len(cells) > limit:
        raise InvalidInput(fault("table-too-wide", str(Spot(sheet, number, len(cells))), limit=limit))
    return {
        column: _cell_value(cell)
        for column, cell in enumerate(cells, start=1)
        if cell.value is not None and not (isinstance(cell.value, str) and not cell.value.strip())
    }


def _cell_value(cell: ReadOnlyCell) -> CellValue:
    value: Any = cell.value
    if cell.data_type == "f":
        return InvalidCell("cell-formula")
    if cell.data_type == "e":
        return InvalidCell("cell-error", {"error": value})
    if isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return _day(value)


def _day(value: object) -> CellValue:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return InvalidCell("cell-time", {"said": value})


def _number(value: float, number_format: str) -> CellValue:
    """The number as the cell shows it: a percentage or leading zeros that the cell's format shows are kept."""
    exact = Decimal(repr(value))
    if len(exact.as_tuple().digits) > _EXACT_DIGITS or abs(exact.adjusted()) > _EXACT_DIGITS:
        return InvalidCell("cell-rounded", {"said": f"{exact:f}"[:40]})
    shown = _QUOTED.sub("", number_format)
    if "%" in shown:
        return f"{_decimal_text(exact * 100)}%"
    if exact != exact.to_integral_value():
        return exact
    if _PADDED.fullmatch(shown) and len(shown) > 1:
        return f"{int(exact):0{len(shown)}d}"
    return int(exact)


def _decimal_text(value: Decimal) -> str:
    whole = value.to_integral_value()
    return f"{whole if value == whole else value.normalize():f}".replace(".", ",")


def _notes(hidden: set[bytes], *, all_hidden: bool) -> Iterator[str]:
    if all_hidden:
        yield "Trang này đang ẩn; vẫn được đọc như các trang khác."
    if b"row" in hidden:
        yield "Trang này có dòng đang ẩn (hoặc bị lọc); các dòng đó vẫn được đọc."
    if b"col" in hidden:
        yield "Trang này có cột đang ẩn; các cột đó vẫn được đọc."
