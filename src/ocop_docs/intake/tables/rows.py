"""What a table gives: rows of data for one document each, and the cell of each value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ocop_docs.documents.paths import Place
from ocop_docs.errors import Fault
from ocop_docs.intake.tables.cell_value import Spot


@dataclass(frozen=True, slots=True)
class CellFault:
    """A fault at its cell: of the row `number` (from 1; 0 when it concerns the whole table) with its code."""

    number: int
    code: str
    spot: Spot
    fault: Fault

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "row": self.number,
            "code": self.code,
            "sheet": self.spot.sheet,
            "cell": self.spot.address,
            "place": self.fault.place,
            "title": self.fault.title,
            "fault": self.fault.code,
            "message": self.fault.message,
            "remedy": self.fault.remedy,
        }


class Origin(Protocol):
    """Knows the cell of each field of a row."""

    def spot(self, place: Place) -> Spot:
        """The cell of the field at `place`, or the nearest that there is."""


@dataclass(frozen=True, slots=True)
class Row:
    """The data of one document: its number in the table (from 1), its code, and what its cells refused."""

    number: int
    code: str
    data: dict[str, Any]
    origin: Origin
    faults: tuple[CellFault, ...] = ()
    refused: frozenset[Place] = field(default=frozenset())

    def at_cells(self, faults: tuple[tuple[Place, Fault], ...]) -> list[CellFault]:
        """Own faults, then the model's at their cells, without those that only follow from a refused cell."""
        news = [
            CellFault(self.number, self.code, self.origin.spot(place), fault)
            for place, fault in faults
            if not any(_on_one_line(place, refused) for refused in self.refused)
        ]
        return [*self.faults, *news]


def _on_one_line(place: Place, other: Place) -> bool:
    """Whether one place is the other, or is within it."""
    return all(one == two for one, two in zip(place, other, strict=False))


Packed = tuple[Any, ...]
"""A row as its table keeps it: plain values that travel to another process as they are."""


class Opener(Protocol):
    """Makes rows of what a table keeps; it is small, and travels with them."""

    def open(self, packed: Packed) -> Row:
        """The row itself."""


class Table(Protocol):
    """A table of any format; reading it again gives the same rows."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the clerk should know about the reading: hidden lines, sheets passed over, examples left out."""

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """Faults that belong to no single row; with any of them nothing is made."""

    @property
    def opener(self) -> Opener:
        """What makes rows of the packed ones."""

    def __len__(self) -> int: ...

    def packed(self) -> Iterator[Packed]:
        """The rows in the order of the table, unopened."""


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table in its order."""
    return map(table.opener.open, table.packed())


def merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid over `base`: groups are merged, everything else replaced; neither is changed."""
    result = dict(base)
    for name, value in over.items():
        below = result.get(name)
        both = isinstance(below, Mapping) and isinstance(value, Mapping)
        result[name] = merged(below, value) if both else value  # type: ignore[arg-type]
    return result
