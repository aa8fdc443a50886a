"""Tables of JSON: a list of documents' data, or one document's data on each line (JSONL)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import Place
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.json import parse_json
from ocop_docs.intake.tables.cell_value import Spot
from ocop_docs.intake.tables.disk_table import DiskTable, StoredRows
from ocop_docs.intake.tables.rows import CellFault, Packed, Row, merged
from ocop_docs.settings import settings

_CODE = "code"
_MARK = b"\xef\xbb\xbf"


class RecordTable:
    """Rows of nested data, already shaped like the model; a record may name its row by `code`."""

    notes: tuple[str, ...] = ()
    faults: tuple[CellFault, ...] = ()

    def __init__(self, records: StoredRows[Packed], model: type[Document], common: Mapping[str, Any]) -> None:
        if not records:
            raise InvalidInput(fault("table-empty"))
        self._records = records
        self.opener = RecordOpener(model, common)

    def __len__(self) -> int:
        return len(self._records)

    def packed(self) -> Iterator[Packed]:
        """The rows in the order of the file: number, line, and the value or the bytes that are one."""
        return ((number, *record) for number, record in enumerate(self._records, start=1))


@dataclass(frozen=True, slots=True)
class RecordOpener:
    """Makes a row of one record; a line of JSONL is parsed here, so that a bad one is a fault of its own row only."""

    model: type[Document]
    common: Mapping[str, Any]

    def open(self, packed: Packed) -> Row:
        """The row of a record."""
        number, line, record = packed
        origin = _RecordOrigin(line)
        try:
            return self._read(number, parse_json(record) if isinstance(record, bytes) else record, origin)
        except UnreadableInput as error:
            faults = tuple(CellFault(number, str(number), Spot("", line), one) for one in error.faults)
            return Row(number, str(number), {}, origin, faults, frozenset({()}))

    def _read(self, number: int, record: Any, origin: _RecordOrigin) -> Row:
        if not isinstance(record, dict):
            raise UnreadableInput(fault("row-not-object"))
        data = merged(self.common, record)
        if data["kind"] != self.common["kind"]:
            raise UnreadableInput(fault("row-other-kind", "kind", kind=str(data["kind"]), wanted=self.common["kind"]))
        code = str(number)
        if _CODE in data and _CODE not in self.model.model_fields:
            code = str(data.pop(_CODE))
        return Row(number, code, data, origin)


class _RecordOrigin:
    """A record has no cells: its line or number is the address of all its fields."""

    def __init__(self, number: int) -> None:
        self._spot = Spot("", number)

    def spot(self, place: Place) -> Spot:  # noqa: ARG002 - one place for all
        """The record."""
        return self._spot


def read_records(pieces: Iterable[bytes], disk: DiskTable) -> StoredRows[Packed]:
    """Keep the elements of a JSON list, each with its number; raise UnreadableInput for anything else."""
    value = parse_json(b"".join(_of_few_values(pieces)))
    if not isinstance(value, list):
        raise UnreadableInput(fault("rows-not-list"))
    try:
        return disk.store(_within_limit(enumerate(value, start=1)))
    except RecursionError as error:
        raise UnreadableInput(fault("json-too-deep")) from error


def _of_few_values(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a file; raise UnreadableInput for the one whose values are too many to hold in memory."""
    limit, count = settings().max_json_values, 0
    for piece in pieces:
        # A comma within a text counts too: the limit is on memory, of which each value takes more than its bytes.
        count += sum(piece.count(mark) for mark in (b",", b"[", b"{"))
        if count > limit:
            raise UnreadableInput(fault("json-too-many", limit=limit))
        yield piece


def read_lines(lines: Iterable[bytes], disk: DiskTable) -> StoredRows[Packed]:
    """Keep each line of JSONL that is not blank with its number."""
    numbered = (
        (number, line.removeprefix(_MARK if number == 1 else b"")) for number, line in enumerate(lines, start=1)
    )
    return disk.store(_within_limit((number, line) for number, line in numbered if line.strip()))


def _within_limit(records: Iterable[Packed]) -> Iterator[Packed]:
    limit = settings().max_table_rows
    for count, record in enumerate(records, start=1):
        if count > limit:
            raise InvalidInput(fault("table-too-long", limit=limit))
        yield record
