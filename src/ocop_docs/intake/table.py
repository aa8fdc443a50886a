"""Reading tables: XLSX, CSV, JSONL and JSON become rows of data; all rows are read, or the file is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from ocop_docs.documents.catalogue import Kind
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.delimited import read_csv
from ocop_docs.intake.records import RecordTable, read_lines, read_records
from ocop_docs.intake.rows import Table
from ocop_docs.intake.sheets import SheetTable
from ocop_docs.intake.xlsx import read_xlsx
from ocop_docs.settings import settings

FORMATS = (".xlsx", ".csv", ".jsonl", ".json")
"""How a table's name may end."""


def read_table(data: bytes, name: str, kind: Kind, common: Mapping[str, Any] | None = None) -> Table:
    """Return the rows of a table of documents of one kind.

    Args:
        data: the bytes of the file.
        name: its name; the ending says the format.
        kind: the kind of document that each row is.
        common: data that every row has unless its own cells say otherwise.

    Raises:
        UnreadableInput: unknown format, too large, or not what its name says.
        InvalidInput: unknown or repeated headings, merged cells, too many lines or columns, no rows.
    """
    base = {**(common or {}), "kind": kind.name}
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise UnreadableInput(fault("table-kind", name=name))
    if ending == ".xlsx":
        return SheetTable(read_xlsx(data), kind.model, base)
    _refuse_large(data)
    if ending == ".csv":
        return SheetTable([read_csv(data)], kind.model, base)
    if ending == ".jsonl":
        return RecordTable(read_lines(data), kind.model, base, by_line=True)
    return RecordTable(read_records(data), kind.model, base, by_line=False)


def _refuse_large(data: bytes) -> None:
    limit = settings().max_table_bytes
    if len(data) > limit:
        raise UnreadableInput(fault("table-too-large", size=len(data), limit=limit))
