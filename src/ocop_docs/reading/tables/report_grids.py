"""Tables of a report: results against the plan, products by year, results by commune, money."""

from __future__ import annotations

import re
from typing import Any

from ocop_docs.reading.draft import Draft
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.source.blocks import Grid, Line
from ocop_docs.reading.tables.grid_columns import Columns, columns_of, keep_grid, print_heads, print_number
from ocop_docs.reading.tables.money_grid import amount_in, unit_of
from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.quantities import parse_quantity

_AGAINST_PLAN = {
    "rate": r"tỷ lệ|tỉ lệ|% ?hoàn thành|đạt",
    "unit": r"^(?:đơn vị|đvt)",
    "planned": r"kế hoạch|giao",
    "achieved": r"thực hiện|kết quả",
    "name": r"chỉ tiêu|nội dung|mục tiêu",
    "funding": r"kinh phí|nguồn",
    "note": r"^ghi chú",
}
_PRODUCTS = {
    "period": r"^(?:thời gian|năm|giai đoạn)",
    "quantity": r"số (?:lượng )?sản phẩm|sản phẩm",
    "note": r"^ghi chú",
}
_COMMUNES = {
    "commune": r"^(?:tên )?(?:xã|đơn vị|địa phương)",
    "entities": r"chủ thể",
    "three_star": r"3 sao",
    "four_star": r"4 sao",
    "five_star": r"5 sao",
    "products": r"sản phẩm",
    "amount": r"kinh phí",
    "note": r"^ghi chú",
}
_COUNTS = ("entities", "products", "three_star", "four_star", "five_star")


def read_report_grid(draft: Draft, grid: Grid, title: str = "") -> bool:
    """Read a table by its columns; keep one of other columns as an annex, and return False."""
    if (found := columns_of(grid, _AGAINST_PLAN)) and {"planned", "achieved"} <= found.at.keys():
        _read_against_plan(draft, grid, found)
    elif (found := columns_of(grid, _COMMUNES)) and "commune" in found.at and len(found.at) > 1:
        _read_communes(draft, grid, found)
    elif (found := columns_of(grid, _PRODUCTS)) and {"period", "quantity"} <= found.at.keys():
        _read_products(draft, found)
    else:
        keep_grid(draft, grid, title)
        return False
    print_heads(draft, grid, found)
    return True


def _read_against_plan(draft: Draft, grid: Grid, columns: Columns) -> None:
    money = "funding" in columns.at
    unit = money_unit(grid, columns) if money else ""
    for row in columns.rows:
        name = columns.cell(row, "funding" if money else "name")
        if name is None:
            continue
        part = _comparison(columns, row, unit, money=money)
        if part is None:
            continue
        place = ("plan_results", "funding" if money else "targets")
        draft.add(place, {"content" if money else "target": name.text} | part, name, taken=name.text)
        _take_row(draft, columns, row)
        if rate := columns.cell(row, "rate"):
            draft.printed(rate)


def _comparison(columns: Columns, row: list[Line], unit: str, *, money: bool) -> dict[str, Any] | None:
    part: dict[str, Any] = {}
    for column, field in (("planned", "planned"), ("achieved", "spent" if money else "achieved")):
        if cell := columns.cell(row, column):
            part[field] = amount_in(cell.text, unit) if money else _quantity(cell.text)
    if not money and (cell := columns.cell(row, "unit")):
        part["unit"] = cell.text
    return None if None in part.values() else part


def money_unit(grid: Grid, columns: Columns) -> str:
    """Return the unit of a table of money whose columns are plan and result."""
    named = {**columns.at, "amount": columns.at.get("funding", columns.at["planned"])}
    return unit_of(grid, columns._replace(at=named))


def _quantity(text: str) -> str | None:
    try:
        parse_quantity(text)
    except FigureError:
        return None
    return text


def _read_products(draft: Draft, columns: Columns) -> None:
    for row in columns.rows:
        period, quantity, note = (columns.cell(row, one) for one in ("period", "quantity", "note"))
        if period is None or quantity is None or _quantity(quantity.text) is None:
            continue
        said = period.text if re.search(r"năm|giai đoạn", period.text, re.IGNORECASE) else f"năm {period.text}"
        span = period_in(said)
        if span is None:
            continue
        part: dict[str, Any] = {"period": span, "quantity": quantity.text} | ({"note": note.text} if note else {})
        draft.add(("product_results",), part, period, taken=period.text)
        _take_row(draft, columns, row)
        if note:
            draft.taken(note)


def _read_communes(draft: Draft, grid: Grid, columns: Columns) -> None:
    unit = unit_of(grid, columns)
    for row in columns.rows:
        commune = columns.cell(row, "commune")
        part = _commune(columns, row, unit)
        if commune is None or part is None:
            continue
        draft.add(("commune_results",), {"commune": commune.text} | part, commune, taken=commune.text)
        _take_row(draft, columns, row)
    for cell in dict.fromkeys(columns.total or ()):
        if _is_total(draft, columns, cell):
            draft.printed(cell)


def _commune(columns: Columns, row: list[Line], unit: str) -> dict[str, Any] | None:
    part: dict[str, Any] = {}
    for name in _COUNTS:
        if cell := columns.cell(row, name):
            part[name] = int(cell.text) if cell.text.isdigit() else None
    if cell := columns.cell(row, "amount"):
        part["amount"] = amount_in(cell.text, unit)
    return None if None in part.values() else part


def _is_total(draft: Draft, columns: Columns, cell: Line) -> bool:
    """Whether a cell of the row of totals is its title, or what the rows add up to, which the program prints itself."""
    rows = draft.at(("commune_results",)) or []
    if re.match(r"^(?:tổng|cộng)", cell.text, re.IGNORECASE):
        return True
    names = [name for name in _COUNTS if columns.total and columns.cell(columns.total, name) is cell]
    return any(cell.text == str(sum(row.get(name, 0) for row in rows)) for name in names)


def _take_row(draft: Draft, columns: Columns, row: list[Line]) -> None:
    print_number(draft, columns, row)
    for name in columns.at:
        cell = columns.cell(row, name)
        if cell is not None and name not in ("note", "rate"):
            draft.taken(cell)
