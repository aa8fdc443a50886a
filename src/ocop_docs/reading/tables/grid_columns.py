"""The columns of a table by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ocop_docs.law.communes import folded
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Grid, Line

_NUMBER = re.compile(r"^(?:stt|tt|số tt|số thứ tự)$")
_TOTAL = re.compile(r"^(?:tổng cộng|tổng số|tổng kinh phí|tổng|cộng)\b", re.IGNORECASE)
_MOST_HEAD_ROWS = 2
_SMALLEST_TABLE = 2


class Columns(NamedTuple):
    """A table with known columns: the columns by name, its heading rows, its rows and the row of the total, if any."""

    at: dict[str, int]
    heads: list[list[Line]]
    rows: list[list[Line]]
    total: list[Line] | None

    def cell(self, row: Sequence[Line], name: str) -> Line | None:
        """Return the cell of a row in the column, None where there is none or it is empty."""
        at = self.at.get(name)
        cell = row[at] if at is not None and at < len(row) else None
        return cell if cell is not None and cell.text else None


def columns_of(grid: Grid, wanted: dict[str, str]) -> Columns | None:
    """Return the table by its headings; None where a column has no heading among the `wanted` patterns.

    A running number needs none. Each pattern takes the first column that it matches.
    """
    for head in range(min(_MOST_HEAD_ROWS, len(grid.rows))):
        at = _matched(grid.rows[head], wanted)
        if at is not None:
            body = [row for row in grid.rows[head + 1 :] if any(cell.text for cell in row)]
            body = [row for row in body if not _counts_columns(row)]
            total = next((row for row in body if any(_TOTAL.match(cell.text) for cell in row)), None)
            return Columns(at, grid.rows[: head + 1], [row for row in body if row is not total], total)
    return None


def _matched(head: Sequence[Line], wanted: dict[str, str]) -> dict[str, int] | None:
    at: dict[str, int] = {}
    for number, cell in enumerate(head):
        text = folded(cell.text)
        if not text or _NUMBER.match(text):
            continue
        name = next((one for one, pattern in wanted.items() if one not in at and re.search(pattern, text)), None)
        if name is None:
            return None
        at[name] = number
    return at


def _counts_columns(row: Sequence[Line]) -> bool:
    """Whether a row only numbers the columns: `(1) (2) (3)`."""
    return all(re.fullmatch(r"\(?\d{1,2}\)?|\([a-z]\)|[A-Z]", cell.text) for cell in row) and len(row) > 1


def print_heads(draft: Draft, grid: Grid, columns: Columns) -> None:
    """Note that the program announces the table and prints its headings itself."""
    for line in grid.lead:
        draft.printed(line)
    for row in columns.heads:
        for cell in dict.fromkeys(row):
            draft.printed(cell)


def print_number(draft: Draft, columns: Columns, row: Sequence[Line]) -> None:
    """Note that the program prints the running number of a row."""
    first = row[0]
    if 0 not in columns.at.values() and re.fullmatch(r"\(?[\dIVX]{1,4}[.)]?", first.text):
        draft.printed(first)


def keep_grid(draft: Draft, grid: Grid, title: str = "") -> None:
    """Keep a table as an annex of its own, with its columns and rows."""
    if len(grid.rows) < _SMALLEST_TABLE:
        return
    width = max(len(row) for row in grid.rows)
    heads = [cell.text or f"Cột {number}" for number, cell in enumerate(grid.rows[0], 1)]
    heads += [f"Cột {number}" for number in range(len(heads) + 1, width + 1)]
    rows = [" | ".join(_cell_text(cell) for cell in row).rstrip(" |") for row in grid.rows[1:]]
    place = ("annexes", len(draft.at(("annexes",)) or ()))
    annex = {
        "title": title or grid.title or grid.where,
        "columns": [{"heading": head} for head in heads],
        "rows": [row for row in rows if row],
    }
    draft.put(place, annex, grid.rows[0][0], doubt="Bảng chưa rõ thuộc mục nào, giữ thành Phụ lục.", taken="")
    for line in grid.cells:
        draft.taken(line)
    for line in grid.lead:
        draft.add((*place, "paragraphs"), line.text, line)


def _cell_text(cell: Line) -> str:
    return cell.text.replace("|", "/")
