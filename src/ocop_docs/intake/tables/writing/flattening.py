"""From nested data to the cells of the sheets that hold it: the reverse of `nesting`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from ocop_docs.documents.fields import ValueType
from ocop_docs.intake.tables.columns import NO, YES, Column, Path, SheetLayout
from ocop_docs.vietnamese.dates import DateError, parse_date

CellContent = str | int | dt.date | None


def cells_of(part: Mapping[str, Any], layout: SheetLayout) -> list[CellContent]:
    """What the cells of one line hold, in the order of the columns; None for an empty one."""
    return [_cell(at(part, column.path), column) for column in layout.columns]


def lines_of(data: Mapping[str, Any], layout: SheetLayout) -> Iterator[tuple[tuple[int, ...], Mapping[str, Any]]]:
    """Each part that belongs on a list sheet, with the numbers (from 1) of the lines above it."""
    yield from _lines(data, layout.lists, ())


def _lines(
    part: Mapping[str, Any], lists: tuple[Path, ...], above: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], Mapping[str, Any]]]:
    first, *rest = lists
    for number, item in enumerate(at(part, first) or [], start=1):
        if rest:
            yield from _lines(item, tuple(rest), (*above, number))
        else:
            yield above, item


def at(part: Mapping[str, Any] | None, path: Path) -> Any:
    """The value at `path`, None where there is none."""
    value: Any = part
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _cell(value: Any, column: Column) -> CellContent:
    if value is None:
        return None
    if isinstance(value, list | Mapping):
        pairs = isinstance(value, Mapping)
        return "\n".join(f"{one}: {value[one]}" if pairs else one for one in value) or None
    if isinstance(value, bool):
        return YES if value else NO
    if column.type is ValueType.choice:
        return next((choice.label for choice in column.choices if choice.value == value), str(value))
    if column.type is ValueType.date:
        return _day(str(value))
    return value if isinstance(value, int) else str(value)


def _day(text: str) -> CellContent:
    try:
        return parse_date(text)
    except DateError:
        return text
