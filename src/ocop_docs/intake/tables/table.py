"""Reading tables: XLSX, CSV, JSONL and JSON become rows of data; all rows are read, or the file is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any

from ocop_docs.documents.catalogue import Kind
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.foreign_formats import LONGEST_BEGINNING, foreign_format
from ocop_docs.intake.tables.csv_reader import read_csv
from ocop_docs.intake.tables.disk_table import DiskTable
from ocop_docs.intake.tables.json_reader import RecordTable, read_lines, read_records
from ocop_docs.intake.tables.rows import Table
from ocop_docs.intake.tables.sheets import SheetTable
from ocop_docs.settings import settings

FORMATS = (".xlsx", ".csv", ".jsonl", ".json")
"""How a table's name may end."""
_PIECE = 1 << 20


def read_table(file: IO[bytes], name: str, kind: Kind, common: Mapping[str, Any] | None = None) -> Table:
    """Return the rows of a table of documents of one kind.

    Args:
        file: the file, open at its beginning; its rows are copied to a private file.
        name: its name; its ending tells the format.
        kind: the kind of document that each row is.
        common: data that every row has unless its own cells replace them.

    Raises:
        UnreadableInput: unknown format, too large, or not of the format that its name tells.
        InvalidInput: unknown or repeated headings, merged cells, too many lines or columns, no rows.
        OutputRefused: the disk is too full for a copy of the table.
    """
    base = {**(common or {}), "kind": kind.name}
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise UnreadableInput(fault("table-kind", name=name))
    _refuse_foreign(file)
    disk = DiskTable()
    if ending == ".jsonl":
        return RecordTable(read_lines(_lines(file), disk), kind.model, base)
    if ending == ".json":
        return RecordTable(read_records(_pieces(file), disk), kind.model, base)
    if ending == ".csv":
        return SheetTable([read_csv(_lines(file), disk)], kind.model, base, disk)
    from ocop_docs.intake.tables.xlsx_reader import read_xlsx

    return SheetTable(read_xlsx(b"".join(_pieces(file)), disk), kind.model, base, disk)


def _refuse_foreign(file: IO[bytes]) -> None:
    """Refuse a file whose content is of another format than the ending of its name tells."""
    if not file.seekable():  # a pipe or a device cannot be read twice
        return
    beginning = file.read(LONGEST_BEGINNING)
    whole = beginning + file.read(settings().max_table_bytes) if foreign_format(beginning) else b""
    if foreign := foreign_format(whole):
        raise UnreadableInput(foreign)
    file.seek(0)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, up to the limits: the length of a pipe or a device is not known beforehand."""
    longest = settings().max_input_bytes
    left = settings().max_table_bytes
    while line := file.readline(min(longest, left) + 1):
        left -= len(line)
        _refuse_over_limit(left)
        if len(line) > longest:
            raise UnreadableInput(fault("table-line-too-long", limit=longest))
        yield line


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    """The content of a file in pieces, up to the limit."""
    left = settings().max_table_bytes
    while piece := file.read(min(_PIECE, left + 1)):
        left -= len(piece)
        _refuse_over_limit(left)
        yield piece


def _refuse_over_limit(left: int) -> None:
    limit = settings().max_table_bytes
    if left < 0:
        raise UnreadableInput(fault("table-too-large", size=limit - left, limit=limit))
