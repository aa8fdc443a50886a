"""Tables of a plan: classes, targets, tasks; money where it stands in the section on money."""

from __future__ import annotations

import re
from typing import Any

from ocop_docs.documents.amounts import parse_stars
from ocop_docs.documents.parts import Level
from ocop_docs.law.communes import folded
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.heading import period_in
from ocop_docs.reading.source.blocks import Grid, Line
from ocop_docs.reading.tables.grid_columns import Columns, columns_of, keep_grid, print_heads, print_number
from ocop_docs.reading.tables.money_grid import amount_in, read_total_of_tasks, unit_of
from ocop_docs.reading.targets import read_target
from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.quantities import parse_quantity

_QUOTAS = {
    "stars": r"hạng sao|^hạng|phân hạng|^sao",
    "recognised_at": r"^cấp",
    "period": r"^(?:thời gian|năm|giai đoạn)",
    "quantity": r"số lượng|số sản phẩm|chỉ tiêu|^sản phẩm",
    "note": r"^ghi chú",
}
_TARGETS = {
    "unit": r"^(?:đơn vị|đvt)",
    "year": r"^năm(?: thực hiện)?$",
    "quantity": r"số lượng|kế hoạch|^năm \d{4}|chỉ tiêu (?:năm|giao|giai đoạn)|^số",
    "name": r"chỉ tiêu|nội dung|mục tiêu",
    "note": r"^ghi chú",
}
_TASKS = {
    "content": r"nội dung|nhiệm vụ|công việc|hoạt động",
    "lead": r"chủ trì|đơn vị thực hiện|cơ quan thực hiện|đơn vị phụ trách",
    "partners": r"phối hợp",
    "deadline": r"thời (?:gian|hạn)|hoàn thành|tiến độ",
    "amount": r"kinh phí|dự toán",
    "note": r"^ghi chú",
}

_CLASS = re.compile(
    r"^(?P<action>.*?) đạt (?P<stars>0?[1-5](?: ?- ?[1-5])? sao(?: trở lên)?)"
    r"(?: (?P<level>cấp (?:huyện|tỉnh|quốc gia)))?(?P<detail>(?:\s.*)?)$",
    re.IGNORECASE,
)
"""The name of a target in a table that says which class it is about."""


def read_plan_grid(draft: Draft, grid: Grid, section: str, title: str = "") -> None:
    """Read a table by its columns; one of other columns is kept as an annex."""
    if (found := columns_of(grid, _QUOTAS)) and {"stars", "quantity"} <= found.at.keys():
        _read_quotas(draft, found)
    elif (found := columns_of(grid, _TARGETS)) and {"name", "quantity"} <= found.at.keys() and section == "targets":
        _read_targets(draft, found)
    elif (found := columns_of(grid, _TASKS)) and "content" in found.at and len(found.at) > 1:
        _read_tasks(draft, grid, found)
    else:
        keep_grid(draft, grid, title)
        return
    print_heads(draft, grid, found)


def _read_quotas(draft: Draft, columns: Columns) -> None:
    for row in columns.rows:
        quota = _quota(columns, row)
        if quota is None:
            continue
        stars = columns.cell(row, "stars")
        assert stars is not None  # noqa: S101 - a quota was read of it
        draft.add(("star_quotas",), quota, stars)
        _take_row(draft, columns, row)


def _quota(columns: Columns, row: list[Line]) -> dict[str, Any] | None:
    stars, quantity = columns.cell(row, "stars"), columns.cell(row, "quantity")
    if stars is None or quantity is None or not _is_quantity(quantity.text):
        return None
    try:
        quota: dict[str, Any] = {"stars": str(parse_stars(stars.text)), "quantity": quantity.text}
    except ValueError:
        return None
    if level := columns.cell(row, "recognised_at"):
        quota["recognised_at"] = level_named(level.text)
    if period := columns.cell(row, "period"):
        text = period.text
        quota["period"] = period_in(text if folded(text).startswith(("năm", "giai")) else f"năm {text}") or period_in(
            f"giai đoạn {text}"
        )
    return None if None in quota.values() else quota


def level_named(text: str) -> str | None:
    """Return the level that a text names (`Cấp tỉnh`, `Tỉnh`), None for another text."""
    said = folded(text)
    return next(
        (one.value for one in Level if said in (folded(one.label), folded(one.label).removeprefix("cấp "))), None
    )


def _is_quantity(text: str) -> bool:
    try:
        parse_quantity(text)
    except FigureError:
        return False
    return True


def _read_targets(draft: Draft, columns: Columns) -> None:
    for row in columns.rows:
        name, quantity, unit, year = (columns.cell(row, one) for one in ("name", "quantity", "unit", "year"))
        if name is None or quantity is None or not _is_quantity(quantity.text):
            continue
        target = _target(name.text, quantity.text, unit.text if unit else "")
        if target is None:
            continue
        if year is not None and year.text.isdigit():
            target["year"] = int(year.text)
        draft.add(("targets",), target, name, taken=name.text)
        _take_row(draft, columns, row)


def _target(name: str, quantity: str, unit: str) -> dict[str, Any] | None:
    """A target of a row: its name begins with the unit, or is what has to be done."""
    if not unit or folded(name).startswith(folded(unit)):
        found = read_target(f"{quantity} {name[:1].lower()}{name[1:]}")
        return found.data if found else None
    target: dict[str, Any] = {"action": name, "quantity": quantity, "unit": unit}
    if stars := _CLASS.search(name):
        target |= {"action": stars["action"].strip(), "stars": stars["stars"]}
        target |= {"recognised_at": level_named(stars["level"])} if stars["level"] else {}
        target |= {"detail": stars["detail"].strip()} if stars["detail"].strip() else {}
    return {field: value for field, value in target.items() if value}


def _read_tasks(draft: Draft, grid: Grid, columns: Columns) -> None:
    unit = unit_of(grid, columns)
    for row in columns.rows:
        content = columns.cell(row, "content")
        if content is not None and (task := _task(columns, row, content.text, unit)) is not None:
            _put_task(draft, task, content)
            _take_row(draft, columns, row)
    if columns.total is not None:
        read_total_of_tasks(draft, columns, unit)


def _task(columns: Columns, row: list[Line], content: str, unit: str) -> dict[str, Any] | None:
    task: dict[str, Any] = {"content": content.rstrip(" .;")}
    for name in ("lead", "deadline"):
        if cell := columns.cell(row, name):
            task[name] = cell.text
    if partners := columns.cell(row, "partners"):
        task["partners"] = [one.strip() for one in partners.text.split(";") if one.strip()]
    if amount := columns.cell(row, "amount"):
        task["amount"] = amount_in(amount.text, unit)
    return None if None in task.values() else task


def _put_task(draft: Draft, task: dict[str, Any], line: Line) -> None:
    """Add a task, or complete the one of the same words that the content has already."""
    for number, known in enumerate(draft.at(("tasks",)) or ()):
        if folded(known["content"]) == folded(task["content"]):
            draft.put(("tasks", number), known | task, line, taken="")
            return
    draft.add(("tasks",), task, line)


def _take_row(draft: Draft, columns: Columns, row: list[Line]) -> None:
    """Note that a row's cells stand in its part, but for a remark."""
    print_number(draft, columns, row)
    for name in columns.at:
        cell = columns.cell(row, name)
        if cell is not None and name != "note":
            draft.taken(cell)
