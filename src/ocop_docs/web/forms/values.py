"""Between the flat fields of a posted page, the tree of what was typed, and the data that the models read.

The tree holds every field as the clerk typed it, blank rows included, so that a page can always be drawn
again. The data leaves out what is blank; `names` says which field of the page each place of the data is.
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
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import format_decimal, format_integer, parse_integer
from ocop_docs.web.forms.fields import Control, Element, Group, Leaf, Rows

Typed = dict[str, Any]
"""What was typed: a string for each single field, a dict for each group, a list for each list of rows."""
Names = dict[Place, str]

TICKED = "1"
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SEPARATOR = "-"


def new_form(group: Group, *, in_row: bool = False) -> Typed:
    """What a form shows before anything was typed: defaults, and one blank line in each list of texts.

    A list inside a row (`in_row`) shows a line only where it must have one, so that rows stay short.
    """
    return {child.name: _new(child, in_row=in_row) for child in group.children}


def new_row(rows: Rows) -> Any:  # noqa: ANN401 - a string or a dict
    """What a row shows when it is added."""
    return new_form(rows.item, in_row=True) if isinstance(rows.item, Group) else ""


def read_form(group: Group, fields: Mapping[str, str]) -> Typed:
    """Gather the posted `fields` of a form; names that the form does not know are left out."""
    return _read_group(group, fields, _indices(fields), "")


def data_of(group: Group, typed: Typed) -> tuple[dict[str, Any], Names]:
    """Return the data that was typed, and the page's field for each place in it."""
    names: Names = {}
    return _group_data(group, typed, "", (), names), names


def typed_of(group: Group, data: Mapping[str, Any]) -> tuple[Typed, list[Place]]:
    """Return the form that shows `data`, and the places that no field of the form can show."""
    lost: list[Place] = []
    typed = _typed_group(group, data, (), lost)
    return typed, lost


def join(name: str, step: str | int) -> str:
    """`targets-0` and `quantity` → `targets-0-quantity`."""
    return f"{name}{SEPARATOR}{step}" if name else str(step)


def entries(typed: Any, name: str = "") -> Iterable[tuple[str, str]]:  # noqa: ANN401 - any node of the tree
    """The tree as the flat fields of a page, in order."""
    steps = typed.items() if isinstance(typed, dict) else enumerate(typed)
    for step, value in steps:
        if isinstance(value, str):
            yield join(name, step), value
        else:
            yield from entries(value, join(name, step))


def _new(element: Element, *, in_row: bool) -> Any:  # noqa: ANN401 - a node of the tree
    if isinstance(element, Leaf):
        return element.default
    if isinstance(element, Group):
        return new_form(element, in_row=in_row)
    return [""] if isinstance(element.item, Leaf) and (element.required or not in_row) else []


def row_number(step: str) -> int | None:
    """The row (from 0) that a step of a field's name counts; None for any other step, or for more than a form has."""
    return int(step) if step.isascii() and step.isdigit() and len(step) <= len("99999") else None


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


def _read(element: Element, fields: Mapping[str, str], indices: dict[str, list[int]], name: str) -> Any:  # noqa: ANN401
    if isinstance(element, Leaf):
        return fields.get(name, "")
    if isinstance(element, Group):
        return _read_group(element, fields, indices, name)
    return [_read(element.item, fields, indices, join(name, number)) for number in indices.get(name, [])]


def is_blank(element: Element, value: Any) -> bool:  # noqa: ANN401 - a node of the tree
    """Whether nothing was typed: a default that was left standing counts as nothing."""
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


def _data(element: Element, value: Any, name: str, place: Place, names: Names) -> Any:  # noqa: ANN401
    if isinstance(element, Leaf):
        return _leaf_data(element, value.strip())
    if isinstance(element, Group):
        data = _group_data(element, value, name, place, names)
        return data if element.required or not is_blank(element, value) else None
    return _rows_data(element, value, name, place, names)


def _rows_data(rows: Rows, value: list[Any], name: str, place: Place, names: Names) -> Any:  # noqa: ANN401
    data: list[Any] = []
    for number, row in enumerate(value):
        if is_blank(rows.item, row):
            continue
        at, field = (*place, len(data)), join(name, number)
        names[at] = field
        data.append(_data(rows.item, row, field, at, names) or {})
    return data or None


def _leaf_data(leaf: Leaf, text: str) -> Any:  # noqa: ANN401 - a plain value
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


def _typed(element: Element, value: Any, place: Place, lost: list[Place]) -> Any:  # noqa: ANN401
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


def _typed_leaf(leaf: Leaf, value: Any, place: Place, lost: list[Place]) -> str:  # noqa: ANN401
    if leaf.control is Control.flag and isinstance(value, bool):
        return TICKED if value else ""
    if leaf.control is Control.ticks and isinstance(value, Mapping) and _are_ticks(value):
        return written_ticks(value)
    if isinstance(value, str) and leaf.control is not Control.flag:
        return _as_a_clerk_writes(leaf, value)
    if isinstance(value, int) and not isinstance(value, bool) and leaf.control is not Control.flag:
        return format_integer(value) if leaf.control is Control.money else _figure(leaf, value)
    if isinstance(value, Decimal):
        return format_decimal(value)
    lost.append(place)
    return ""


def _are_ticks(value: Mapping[str, Any]) -> bool:
    return all(isinstance(box, int) and not isinstance(box, bool) for box in value.values())


def _as_a_clerk_writes(leaf: Leaf, text: str) -> str:
    """The text; a day that a program wrote as `2026-12-04` is `04/12/2026` to a clerk."""
    try:
        is_day = leaf.control is Control.date and _ISO.fullmatch(text)
        return short_date(dt.date.fromisoformat(text)) if is_day else text
    except ValueError:
        return text


def _figure(leaf: Leaf, value: int) -> str:
    """A whole number as the models would print it: counts have two digits."""
    return f"{value:02d}" if leaf.control is Control.quantity else str(value)
