"""Adds, copies, moves and deletes rows of a list on the server, for pages without scripts."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from ocop_docs.web.forms.fields import Group, Leaf, Rows
from ocop_docs.web.forms.values import SEPARATOR, Typed, new_row, row_number

Values = list[Any]


def _add(rows: Rows, values: Values, _index: int) -> None:
    values.append(new_row(rows))


def _copy(_rows: Rows, values: Values, index: int) -> None:
    values.insert(index + 1, deepcopy(values[index]))


def _delete(_rows: Rows, values: Values, index: int) -> None:
    del values[index]


def _up(_rows: Rows, values: Values, index: int) -> None:
    if index > 0:
        values[index - 1], values[index] = values[index], values[index - 1]


def _down(_rows: Rows, values: Values, index: int) -> None:
    if index + 1 < len(values):
        values[index + 1], values[index] = values[index], values[index + 1]


_ACTIONS: dict[str, Callable[[Rows, Values, int], None]] = {
    "add": _add,
    "copy": _copy,
    "delete": _delete,
    "up": _up,
    "down": _down,
}


def change_rows(form: Group, typed: Typed, action: str, name: str) -> bool:
    """Do `action` to the row `name` (`targets-0`), or add one to the list `name` (`targets`).

    Return False, without a change, if there is no such action, list or row.
    """
    found = find_list(form, typed, name) if action == "add" else find_list(form, typed, _parent(name))
    act = _ACTIONS.get(action)
    if found is None or act is None:
        return False
    rows, values = found
    index = -1 if action == "add" else _number(name)
    if action != "add" and not 0 <= index < len(values):
        return False
    act(rows, values, index)
    return True


def accept(form: Group, typed: Typed, finding: str) -> None:
    """Add a row that accepts the `finding` (`CODE:PLACE`), its reason still to be written."""
    rows = form.child("accepted")
    code, _, place = finding.partition(":")
    if isinstance(rows, Rows) and code and place:
        typed["accepted"].append(new_row(rows) | {"code": code, "place": place})


def _parent(name: str) -> str:
    return name.rpartition(SEPARATOR)[0]


def _number(name: str) -> int:
    number = row_number(name.rpartition(SEPARATOR)[2])
    return -1 if number is None else number


def find_list(form: Group, typed: Typed, name: str) -> tuple[Rows, Values] | None:
    """Return the list called `name` and its values."""
    element: Group | Rows | Leaf | None = form
    value: Any = typed
    for step in name.split(SEPARATOR):
        if isinstance(element, Group):
            element, value = element.child(step), value.get(step)
        elif isinstance(element, Rows) and 0 <= _number(step) < len(value):
            element, value = element.item, value[_number(step)]
        else:
            return None
    return (element, value) if isinstance(element, Rows) else None
