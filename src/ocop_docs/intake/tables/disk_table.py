"""A table on disk while it is worked through: memory holds one row at a time, however long the table is."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from ocop_docs.errors import OutputRefused, fault

Row = TypeVar("Row")

_SCHEMA = """
CREATE TABLE row (id INTEGER PRIMARY KEY, packed BLOB);
CREATE TABLE code (code TEXT, sheet INTEGER, id INTEGER, PRIMARY KEY (code, sheet, id)) WITHOUT ROWID;
"""


class DiskTable:
    """A private file of rows in their order; rows of a sheet (a number from 0) can be found by their code.

    SQLite gives the file no name, so that no other program opens it, and the system removes it with the process.
    """

    def __init__(self) -> None:
        # An empty name stands for a file in the system's temporary folder, of which memory holds 2 MB at most.
        self._base = sqlite3.connect("", check_same_thread=False)
        self._base.executescript(_SCHEMA)
        weakref.finalize(self, self._base.close)

    def store(self, rows: Iterable[Row]) -> StoredRows[Row]:
        """Write rows down; raise OutputRefused when the disk is full."""
        first = self._last_id() + 1
        self._insert("INSERT INTO row (packed) VALUES (?)", ((pickle.dumps(row),) for row in rows))
        return StoredRows(self, range(first, self._last_id() + 1))

    def index(self, sheet: int, rows: StoredRows[Row], code_of: Callable[[Row], str]) -> None:
        """Make the rows of a sheet known by their codes; raise OutputRefused when the disk is full."""
        entries = ((code_of(row), sheet, number) for number, row in zip(rows.ids, rows, strict=True))
        self._insert("INSERT INTO code VALUES (?, ?, ?)", entries)

    def read(self, ids: range) -> Iterator[Any]:
        """The rows that were stored under `ids`."""
        query = "SELECT packed FROM row WHERE id BETWEEN ? AND ? ORDER BY id"
        for (packed,) in self._base.execute(query, (ids.start, ids.stop - 1)):
            yield unpickled(packed)

    def find(self, code: str, sheets: range, most: int = -1) -> list[tuple[int, bytes]]:
        """Sheet and pickled row of all (or the first `most`) with a code, sheet by sheet, in their order."""
        query = (
            "SELECT sheet, packed FROM code JOIN row USING (id)"
            " WHERE code = ? AND sheet BETWEEN ? AND ? ORDER BY sheet, id LIMIT ?"
        )
        return self._base.execute(query, (code, sheets.start, sheets.stop - 1, most)).fetchall()

    def codes(self, sheet: int) -> Iterator[tuple[str, int]]:
        """Each code on a sheet, and how many rows have it."""
        return self._base.execute("SELECT code, count(*) FROM code WHERE sheet = ? GROUP BY code", (sheet,))

    def orphans(self, sheet: int, main: int) -> Iterator[tuple[str, Any]]:
        """Code and row of all on a sheet without a code, or with one that no row of the sheet `main` has."""
        query = (
            "SELECT code, packed FROM code AS orphan JOIN row USING (id) WHERE sheet = ? AND (code = ''"
            " OR NOT EXISTS (SELECT 1 FROM code WHERE code = orphan.code AND sheet = ?)) ORDER BY id"
        )
        for code, packed in self._base.execute(query, (sheet, main)):
            yield code, unpickled(packed)

    def _insert(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            self._base.executemany(query, rows)
        except sqlite3.OperationalError as error:
            raise OutputRefused(fault("table-no-room")) from error

    def _last_id(self) -> int:
        (last,) = self._base.execute("SELECT max(id) FROM row").fetchone()
        return last or 0


class StoredRows(Generic[Row]):
    """Rows that were stored together; they can be iterated again and again."""

    def __init__(self, table: DiskTable, ids: range) -> None:
        self._table = table
        self.ids = ids

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Row]:
        return self._table.read(self.ids)


def unpickled(packed: bytes) -> Any:
    """The row itself."""
    return pickle.loads(packed)  # noqa: S301 - written by this program, where nobody else can write
