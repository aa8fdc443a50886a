"""Reading tables: XLSX, CSV, JSONL and JSON become rows of data; all rows are read, or the file is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import IO, Any

from ocop_docs.documents.catalogue import Kind
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.tables.csv_reader import read_csv
from ocop_docs.intake.tables.disk_table import Spill
from ocop_docs.intake.tables.json_reader import RecordTable, read_lines, read_records
from ocop_docs.intake.tables.rows import Table
from ocop_docs.intake.tables.sheets import SheetTable
from ocop_docs.settings import settings

FORMATS = (".xlsx", ".csv", ".jsonl", ".json")
"""How a table's name may end."""


def read_table(file: IO[bytes], name: str, kind: Kind, common: Mapping[str, Any] | None = None) -> Table:
    """Return the rows of a table of documents of one kind.

    Args:
        file: the file, open at its beginning; what the table needs of it is kept elsewhere.
        name: its name; the ending says the format.
        kind: the kind of document that each row is.
        common: data that every row has unless its own cells say otherwise.

    Raises:
        UnreadableInput: unknown format, too large, or not what its name says.
        InvalidInput: unknown or repeated headings, merged cells, too many lines or columns, no rows.
        OutputRefused: the disk has no room for a copy of the table.
    """
    base = {**(common or {}), "kind": kind.name}
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise UnreadableInput(fault("table-kind", name=name))
    spill = Spill()
    if ending == ".jsonl":
        return RecordTable(read_lines(_lines(file), spill), kind.model, base)
    if ending == ".json":
        return RecordTable(read_records(b"".join(_lines(file)), spill), kind.model, base)
    if ending == ".csv":
        return SheetTable([read_csv(_lines(file), spill)], kind.model, base, spill)
    from ocop_docs.intake.tables.xlsx_reader import read_xlsx

    return SheetTable(read_xlsx(b"".join(_lines(file)), spill), kind.model, base, spill)


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file, up to the limit: a pipe or a device does not say beforehand how long it is."""
    limit = left = settings().max_table_bytes
    while line := file.readline(left + 1):
        left -= len(line)
        if left < 0:
            raise UnreadableInput(fault("table-too-large", size=limit - left, limit=limit))
        yield line
