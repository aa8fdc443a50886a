"""The figures, and their table in the office's guide."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PAGE = Path(__file__).parents[2] / "docs" / "office.md"
BEGIN, END = "<!-- tools/office_load.py -->\n", "<!-- /tools/office_load.py -->\n"
_HEAD = "| Phép đo (`python tools/office_load.py`) | SQLite | PostgreSQL |\n|---|---|---|\n"


class Figure(NamedTuple):
    """What was measured, and what came out, in the words of the guide."""

    what: str
    found: str


def p95(taken: Sequence[float]) -> float:
    """The time within which 95 of 100 were done."""
    return statistics.quantiles(taken, n=20, method="inclusive")[-1] if len(taken) > 1 else taken[0]


def grouped(number: int) -> str:
    """A number as Vietnamese groups its figures: `2.000`."""
    return f"{number:,}".replace(",", ".")


def seconds(taken: float) -> str:
    """A time as Vietnamese writes it: `0,25 giây`."""
    return f"{taken:.2f} giây".replace(".", ",")


def write(databases: Sequence[str], found: Mapping[str, Sequence[Figure]]) -> None:
    """Put the figures of each database into the table; lines and columns that were not measured stay."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    inside, _, after = rest.partition(END)
    rows = {cells[0]: dict(zip(databases, cells[1:], strict=True)) for cells in map(_cells, inside.splitlines()[2:])}
    for database, figures in found.items():
        for figure in figures:
            rows.setdefault(figure.what, dict.fromkeys(databases, "")).update({database: figure.found})
    lines = [f"| {what} | {' | '.join(row[database] for database in databases)} |\n" for what, row in rows.items()]
    PAGE.write_text(before + BEGIN + _HEAD + "".join(lines) + END + after, encoding="utf-8")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]
