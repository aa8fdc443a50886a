"""Converts between the posted fields of a page, the tree of typed values, and the data that the models read.

The tree holds every field as typed, blank rows included, so that the page can be drawn again. The data leaves
out blank fields; `names` gives the field of the page for each place in the data.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from ocop_docs.documents.paths import Place
from ocop_docs.documents.ticks import read_ticks, written_ticks
from ocop_docs.intake.json import has_surrogate
from ocop_docs.settings import settings
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import format_decimal, format_integer, parse_integer
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import Control, Element, Group, Leaf, Rows

Typed = dict[str, Any]
"""Typed values: a string for each single field, a dict for each group, a list for each list of rows."""
Names = dict[Place, str]

TICKED = "1"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEPARATOR = "-"
_MOST_ROW_DIGITS = 5
"""A form has fewer than 100,000 rows (settings: MAX_FIELDS)."""


def new_form(group: Group, *, in_row: bool = False) -> Typed:
    """The values of a new form: defaults, and one blank line in each list of texts.

    A list inside a row (`in_row`) has that line only if it is required, so that rows stay short.
    """
    return {child.name: _new(child, in_row=in_row) for child in group.children}


def new_row(rows: Rows) -> Any:
    """The values of a new row."""
    return new_form(rows.item, in_row=True) if isinstance(rows.item, Group) else ""


def read_form(group: Group, fields: Mapping[str, str]) -> Typed:
    """Return the values of a form from the posted `fields`; unknown names are ignored."""
    return _read_group(group, fields, _indices(fields), "")


def data_of(group: Group, typed: Typed) -> tuple[dict[str, Any], Names]:
    """Return the data of the typed values, and the page's field for each place in it."""
    names: Names = {}
    return _group_data(group, typed, "", (), names), names


def typed_of(group: Group, data: Mapping[str, Any]) -> tuple[Typed, list[Place]]:
    """Return the values that show `data` in a form, and the places of the data that no field can show.

    Raises:
        Refused: there are more fields than a page may send back.
    """
    lost: list[Place] = []
    typed = _typed_group(group, data, (), lost)
    if sum(1 for _ in entries(typed)) > (limit := settings().web.max_fields):
        raise Refused("too-many-fields", 413, limit=limit)
    return typed, lost


def join(name: str, step: str | int) -> str:
    """`targets-0` and `quantity` → `targets-0-quantity`."""
    return f"{name}{SEPARATOR}{step}" if name else str(step)


def entries(typed: Any, name: str = "") -> Iterable[tuple[str, str]]:
    """Yield the values as the flat fields of a page, in order."""
    steps = typed.items() if isinstance(typed, dict) else enumerate(typed)
    for step, value in steps:
        if isinstance(value, str):
            yield join(name, step), value
        else:
            yield from entries(value, join(name, step))


def filled_entries(group: Group, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the flat fields of a page that `data` fills, without blank ones."""
    return [(name, value) for name, value in entries(typed_of(group, data)[0]) if value]


def with_entries(group: Group, typed: Typed, added: Iterable[tuple[str, str]]) -> Typed:
    """Return `typed` with the flat fields `added`, in new rows where it has none."""
    return read_form(group, dict(entries(typed)) | dict(added))


def _new(element: Element, *, in_row: bool) -> Any:
    if isinstance(element, Leaf):
        return element.default
    if isinstance(element, Group):
        return new_form(element, in_row=in_row)
    return [""] if isinstance(element.item, Leaf) and (element.required or not in_row) else []


def row_number(step: str) -> int | None:
    """The row (from 0) that a step of a field's name gives; None for any other step, or for an oversized number."""
    return int(step) if step.isascii() and step.isdigit() and len(step) <= _MOST_ROW_DIGITS else None


def _indices(fields: Iterable[str]) -> dict[str, list[int]]:
    """For each list in the names of fields, the numbers of its rows in order."""
    found: dict[str, set[int]] = defaultdict(set)
    for field in fields:
        steps = field.split(SEPARATOR)
        for at, step in enumerate(steps):
            if (number := row_number(step)) is not None:
                found[SEPARATOR.join(steps[:at])].add(number)
    return {name: sorted(numbers) for name, numbers in found.items()}


def _read_group(group: Group, fields: Mapping[str, str], indices: dict[str, list[int]], name: str) -> Typed:
    return {child.name: _read(child, fields, indices, join(name, child.name)) for child in group.children}


def _read(element: Element, fields: Mapping[str, str], indices: dict[str, list[int]], name: str) -> Any:
    if isinstance(element, Leaf):
        return fields.get(name, "")
    if isinstance(element, Group):
        return _read_group(element, fields, indices, name)
    return [_read(element.item, fields, indices, join(name, number)) for number in indices.get(name, [])]


def is_blank(element: Element, value: Any) -> bool:
    """Whether nothing was typed; an unchanged default counts as nothing."""
    if isinstance(element, Leaf):
        return value.strip() in ("", element.default)
    if isinstance(element, Group):
        return all(is_blank(child, value[child.name]) for child in element.children)
    return all(is_blank(element.item, row) for row in value)


def _group_data(group: Group, typed: Typed, name: str, place: Place, names: Names) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for child in group.children:
        at, field = (*place, child.name), join(name, child.name)
        names[at] = field
        value = _data(child, typed[child.name], field, at, names)
        if value is not None:
            data[child.name] = value
    return data


def _data(element: Element, value: Any, name: str, place: Place, names: Names) -> Any:
    if isinstance(element, Leaf):
        return _leaf_data(element, value.strip())
    if isinstance(element, Group):
        data = _group_data(element, value, name, place, names)
        return data if element.required or not is_blank(element, value) else None
    return _rows_data(element, value, name, place, names)


def _rows_data(rows: Rows, value: list[Any], name: str, place: Place, names: Names) -> Any:
    data: list[Any] = []
    for number, row in enumerate(value):
        if is_blank(rows.item, row):
            continue
        at, field = (*place, len(data)), join(name, number)
        names[at] = field
        data.append(_data(rows.item, row, field, at, names) or {})
    return data or None


def _leaf_data(leaf: Leaf, text: str) -> Any:
    if leaf.control is Control.flag:
        return True if text == TICKED else None
    if not text:
        return None
    read = read_ticks if leaf.control is Control.ticks else parse_integer if leaf.whole else None
    try:
        return read(text) if read else text.replace("\r\n", "\n")
    except ValueError:
        return text


def _typed_group(group: Group, data: Mapping[str, Any], place: Place, lost: list[Place]) -> Typed:
    known = {child.name for child in group.children}
    lost += [(*place, name) for name in data if name not in known and (place or name != "kind")]
    return {child.name: _typed(child, data.get(child.name), (*place, child.name), lost) for child in group.children}


def _typed(element: Element, value: Any, place: Place, lost: list[Place]) -> Any:
    in_row = any(isinstance(step, int) for step in place)
    if value is None:
        return _new(element, in_row=in_row)
    if isinstance(element, Leaf):
        return _typed_leaf(element, value, place, lost)
    if isinstance(element, Group) and isinstance(value, Mapping):
        return _typed_group(element, value, place, lost)
    if isinstance(element, Rows) and isinstance(value, list):
        return [_typed(element.item, row, (*place, number), lost) for number, row in enumerate(value)]
    lost.append(place)
    return _new(element, in_row=in_row)


def _typed_leaf(leaf: Leaf, value: Any, place: Place, lost: list[Place]) -> str:
    if leaf.control is Control.flag and isinstance(value, bool):
        return TICKED if value else ""
    if leaf.control is Control.ticks and isinstance(value, Mapping) and _are_ticks(value):
        return written_ticks(value)
    if isinstance(value, str) and leaf.control is not Control.flag and not has_surrogate(value):
        return _date_as_typed(leaf, value)
    if isinstance(value, int) and not isinstance(value, bool) and leaf.control is not Control.flag:
        return format_integer(value) if leaf.control is Control.money else _figure(leaf, value)
    if isinstance(value, Decimal):
        return format_decimal(value)
    lost.append(place)
    return ""


def _are_ticks(value: Mapping[str, Any]) -> bool:
    return all(isinstance(box, int) and not isinstance(box, bool) for box in value.values())


def _date_as_typed(leaf: Leaf, text: str) -> str:
    """The text; the ISO date `2026-12-04` in a date field becomes `04/12/2026`."""
    try:
        is_day = leaf.control is Control.date and _ISO.fullmatch(text)
        return short_date(dt.date.fromisoformat(text)) if is_day else text
    except ValueError:
        return text


def _figure(leaf: Leaf, value: int) -> str:
    """A whole number as documents print it: counts have at least two digits."""
    return f"{value:02d}" if leaf.control is Control.quantity else str(value)
