"""Tables of money: sources, periods or items of a budget with their amounts."""

from __future__ import annotations

import re
from typing import Any

from ocop_docs.documents.paths import Place
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.source.blocks import Grid, Line
from ocop_docs.reading.tables.grid_columns import Columns, columns_of, keep_grid, print_heads, print_number
from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.quantities import parse_share

_WANTED = {
    "amount": r"^(?:số tiền|kinh phí|thành tiền|dự toán|tổng kinh phí|số vốn)\b",
    "period": r"^(?:giai đoạn|thời gian)",
    "source": r"nguồn",
    "item": r"nội dung|hạng mục|khoản",
    "note": r"^ghi chú",
}
_FIELDS = {"period": ("phases", "period"), "source": ("sources", "source"), "item": ("items", "content")}
"""The list and the field of each sort of line."""
_UNIT = re.compile(
    r"\(?\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(nghìn tỷ|tỷ|tỉ|triệu|nghìn|ngàn)?\s*đồng\s*\)?", re.IGNORECASE
)


def read_money_grid(draft: Draft, place: Place, grid: Grid) -> None:
    """Read a table of money into the budget at `place`; a table of other columns is kept as an annex."""
    columns = columns_of(grid, _WANTED)
    name = next((one for one in ("period", "source", "item") if columns and one in columns.at), None)
    if columns is None or name is None or "amount" not in columns.at:
        keep_grid(draft, grid)
        return
    unit = unit_of(grid, columns)
    for row in columns.rows:
        part = _part_of(columns, row, name, unit)
        named = columns.cell(row, name)
        if part is None or named is None:
            continue
        draft.add((*place, _FIELDS[name][0]), part, named, taken=named.text)
        if amount := columns.cell(row, "amount"):
            draft.taken(amount)
        print_number(draft, columns, row)
    if columns.total is not None:
        amount = columns.cell(columns.total, "amount")
        for cell in dict.fromkeys(columns.total):
            if cell is amount:
                read_total(draft, place, cell, unit)
            else:
                draft.printed(cell)
    print_heads(draft, grid, columns)


def read_total(draft: Draft, place: Place, cell: Line, unit: str) -> None:
    """Take a total, unless the text above the table had it already."""
    value = amount_in(cell.text, unit)
    if value is not None and draft.at((*place, "total")) is None:
        draft.put((*place, "total"), value, cell, taken=cell.text)
    elif value is not None and _same(draft.at((*place, "total")), value):
        draft.printed(cell)


def _same(first: Any, second: Any) -> bool:
    try:
        return parse_share(str(first))[2:4] == parse_share(str(second))[2:4]
    except FigureError:
        return False


def _part_of(columns: Columns, row: list[Line], name: str, unit: str) -> dict[str, Any] | None:
    """A row as a part of the budget; None where its name or its amount cannot be read."""
    named, amount = columns.cell(row, name), columns.cell(row, "amount")
    if named is None:
        return None
    field = _FIELDS[name][1]
    part: dict[str, Any] = {field: named.text if name != "period" else period_in(named.text)}
    if amount is not None:
        part["amount"] = amount_in(amount.text, unit)
    return None if None in part.values() else part


def amount_in(text: str, unit: str) -> str | None:
    """Return the amount of a cell with the unit of its table; None where it cannot be read."""
    bare = text.strip(" .")
    said = bare if re.search(r"đồng|triệu|tỷ|tỉ|nghìn|còn lại", bare, re.IGNORECASE) else f"{bare} {unit}"
    try:
        parse_share(said)
    except FigureError:
        return None
    return said


def unit_of(grid: Grid, columns: Columns) -> str:
    """Return the unit of the amounts: of the column's heading, else of the line above the table, else đồng."""
    if "amount" not in columns.at:
        return "đồng"
    for text in (columns.heads[-1][columns.at["amount"]].text, *(line.text for line in grid.lead)):
        found = _UNIT.search(text)
        if found:
            return f"{found[1] or ''} đồng".strip().lower()
    return "đồng"


def read_total_of_tasks(draft: Draft, columns: Columns, unit: str) -> None:
    """Note that the program adds up the amounts of the tasks itself, where the file adds up to the same."""
    amounts = [parse_share(one["amount"]).low or 0 for one in draft.at(("tasks",)) or () if "amount" in one]
    for cell in dict.fromkeys(columns.total or ()):
        stated = amount_in(cell.text, unit)
        if re.match(r"^(?:tổng|cộng)", cell.text, re.IGNORECASE) or (
            stated and parse_share(stated).low == sum(amounts)
        ):
            draft.printed(cell)
