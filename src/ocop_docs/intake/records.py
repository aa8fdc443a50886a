"""Tables of JSON: a list of documents' data, or one document's data on each line (JSONL)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.places import Place
from ocop_docs.errors import InvalidInput, UnreadableInput, fault
from ocop_docs.intake.json import parse_json
from ocop_docs.intake.rows import CellFault, Row, merged
from ocop_docs.intake.said import Spot
from ocop_docs.settings import settings

_CODE = "code"


class RecordTable:
    """Rows of nested data, already shaped like the model; a record may name its row by `code`."""

    notes: tuple[str, ...] = ()
    faults: tuple[CellFault, ...] = ()

    def __init__(
        self, records: Sequence[Any], model: type[Document], common: Mapping[str, Any], *, by_line: bool
    ) -> None:
        if not records:
            raise InvalidInput(fault("table-empty"))
        self._records = records
        self._model = model
        self._common = common
        self._by_line = by_line

    def __len__(self) -> int:
        return len(self._records)

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the file; each line of JSONL is parsed when its turn comes."""
        for number, record in enumerate(self._records, start=1):
            yield self._row(number, record)

    def _row(self, number: int, record: Any) -> Row:  # noqa: ANN401 - any JSON value
        line, origin = number, _WholeRecord(number)
        try:
            if self._by_line:
                line, content = record
                origin = _WholeRecord(line)
                record = parse_json(content)
            return self._read(number, record, origin)
        except UnreadableInput as error:
            faults = tuple(CellFault(number, str(number), Spot("", line), one) for one in error.faults)
            return Row(number, str(number), {}, origin, faults, frozenset({()}))

    def _read(self, number: int, record: Any, origin: _WholeRecord) -> Row:  # noqa: ANN401 - as above
        if not isinstance(record, dict):
            raise UnreadableInput(fault("row-not-object"))
        data = merged(self._common, record)
        code = str(number)
        if _CODE in data and _CODE not in self._model.model_fields:
            code = str(data.pop(_CODE))
        return Row(number, code, data, origin)


class _WholeRecord:
    """A record has no cells: its line or number stands for all its fields."""

    def __init__(self, number: int) -> None:
        self._spot = Spot("", number)

    def spot(self, place: Place) -> Spot:  # noqa: ARG002 - one place for all
        """The record."""
        return self._spot


def read_records(data: bytes) -> list[Any]:
    """Return the elements of a JSON list; raise UnreadableInput for anything else."""
    value = parse_json(data)
    if not isinstance(value, list):
        raise UnreadableInput(fault("rows-not-list"))
    return _within_limit(value)


def read_lines(data: bytes) -> list[tuple[int, bytes]]:
    """Return number and bytes of each line of JSONL that is not blank."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return _within_limit([(number, line) for number, line in enumerate(lines, start=1) if line.strip()])


def _within_limit(rows: list[Any]) -> list[Any]:
    limit = settings().max_table_rows
    if len(rows) > limit:
        raise InvalidInput(fault("table-too-long", limit=limit))
    return rows
