"""A table on disk while it is worked through: memory holds one row at a time, however long the table is."""

from __future__ import annotations

import pickle
import sqlite3
import weakref
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

from ocop_docs.errors import OutputRefused, fault

Thing = TypeVar("Thing")

_TABLES = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, packed BLOB);
CREATE TABLE label (label TEXT, shelf INTEGER, id INTEGER, PRIMARY KEY (label, shelf, id)) WITHOUT ROWID;
"""


class Spill:
    """A private file of things in their order; those on a shelf bear labels, by which they are found again.

    Nobody else opens it: SQLite keeps it without a name, and it is gone with the process, however that ends.
    """

    def __init__(self) -> None:
        # An empty name stands for a file in the system's temporary folder, of which memory holds 2 MB at most.
        self._base = sqlite3.connect("", check_same_thread=False)
        self._base.executescript(_TABLES)
        weakref.finalize(self, self._base.close)

    def keep(self, things: Iterable[Thing]) -> Kept[Thing]:
        """Write things down; raise OutputRefused when the disk is full."""
        first = self._last() + 1
        self._fill("INSERT INTO thing (packed) VALUES (?)", ((pickle.dumps(one),) for one in things))
        return Kept(self, range(first, self._last() + 1))

    def put(self, shelf: int, things: Kept[Thing], label_of: Callable[[Thing], str]) -> None:
        """Put things on a shelf, each under its label; raise OutputRefused when the disk is full."""
        rows = ((label_of(thing), shelf, number) for number, thing in zip(things.numbers, things, strict=True))
        self._fill("INSERT INTO label VALUES (?, ?, ?)", rows)

    def read(self, numbers: range) -> Iterator[Any]:
        """The things that were kept under `numbers`."""
        query = "SELECT packed FROM thing WHERE id BETWEEN ? AND ? ORDER BY id"
        for (packed,) in self._base.execute(query, (numbers.start, numbers.stop - 1)):
            yield unpacked(packed)

    def under(self, label: str, shelves: range, most: int = -1) -> list[tuple[int, bytes]]:
        """Shelf and packed thing of all (or the first `most`) that bear a label, shelf by shelf, in their order."""
        query = (
            "SELECT shelf, packed FROM label JOIN thing USING (id)"
            " WHERE label = ? AND shelf BETWEEN ? AND ? ORDER BY shelf, id LIMIT ?"
        )
        return self._base.execute(query, (label, shelves.start, shelves.stop - 1, most)).fetchall()

    def labels(self, shelf: int) -> Iterator[tuple[str, int]]:
        """Each label on a shelf, and how many things bear it."""
        return self._base.execute("SELECT label, count(*) FROM label WHERE shelf = ? GROUP BY label", (shelf,))

    def strays(self, shelf: int, home: int) -> Iterator[tuple[str, Any]]:
        """Label and thing of all on a shelf that have no label, or one that nothing on the shelf `home` bears."""
        query = (
            "SELECT label, packed FROM label AS stray JOIN thing USING (id) WHERE shelf = ? AND (label = ''"
            " OR NOT EXISTS (SELECT 1 FROM label WHERE label = stray.label AND shelf = ?)) ORDER BY id"
        )
        for label, packed in self._base.execute(query, (shelf, home)):
            yield label, unpacked(packed)

    def _fill(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            self._base.executemany(query, rows)
        except sqlite3.OperationalError as error:
            raise OutputRefused(fault("table-no-room")) from error

    def _last(self) -> int:
        (last,) = self._base.execute("SELECT max(id) FROM thing").fetchone()
        return last or 0


class Kept(Generic[Thing]):
    """Things that were kept together; they can be gone through again and again."""

    def __init__(self, spill: Spill, numbers: range) -> None:
        self._spill = spill
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Thing]:
        return self._spill.read(self.numbers)


def unpacked(packed: bytes) -> Any:
    """The thing itself."""
    return pickle.loads(packed)  # noqa: S301 - written by this program, where nobody else can write
