"""Leaving out of the data what a person left as the skeleton has it: nulls, blank rows, blank parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel

from ocop_docs.documents.base import Part
from ocop_docs.documents.fields import FieldSpec, fields_of
from ocop_docs.documents.paths import Place
from ocop_docs.documents.skeleton import skeleton_of

_DROPPED = object()
_SINGLE = frozenset({str, int, bool, float})
"""Types of values that are kept as they are: the skeleton has none of its own."""
_MAPPINGS = (dict, Mapping)
"""What a part may be in the data: nearly always a dict, which is known at once."""


def without_unfilled(model: type[BaseModel], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` of `model` without what is as the skeleton has it; `data` stays as it is.

    Rows that are null or blank are left out, and so is what may be missing and is null or a blank part. What is
    required stays: a list or a part that may be filled in by hand becomes null.
    """
    fields, kept = fields_of(model), {}
    for name, value in data.items():
        filled = _filled(fields[name], value) if type(value) not in _SINGLE and name in fields else value
        if filled is not _DROPPED:
            kept[name] = filled
    return kept


def place_in_data(model: type[BaseModel], data: Any, place: Place) -> Place:
    """Return where a place in the result of `without_unfilled` is in `data` itself, where blank rows count too."""
    if not place or not isinstance(data, Mapping) or (field := fields_of(model).get(str(place[0]))) is None:
        return place
    name, *rest = place
    value = data.get(str(name))
    if rest and isinstance(rest[0], int) and isinstance(value, list) and field.is_list:
        row = [row for row, one in enumerate(value) if not _is_blank_row(field, one)][rest[0]]
        inner = place_in_data(field.part, value[row], tuple(rest[1:])) if field.part else tuple(rest[1:])
        return (name, row, *inner)
    return (name, *place_in_data(field.part, value, tuple(rest))) if field.part else place


def _filled(field: FieldSpec, value: Any) -> Any:
    """Return what is left of the value of a field; `_DROPPED` where the field need not be there."""
    if value is None:
        return None if field.required else _DROPPED
    if field.is_list and isinstance(value, list):
        rows = _filled_rows(field, value)
        return None if value and not rows and field.fillable else rows
    if field.part and isinstance(value, _MAPPINGS) and not field.is_list:
        if _is_blank(field.part, value) and (field.fillable or not field.required):
            return None if field.required else _DROPPED
        return without_unfilled(field.part, value)
    return value


def _filled_rows(field: FieldSpec, rows: list[Any]) -> list[Any]:
    part = field.part
    if part is None:
        return [row for row in rows if row is not None]
    filled = [row for row in rows if not _is_blank_row(field, row)]
    return [without_unfilled(part, row) if isinstance(row, _MAPPINGS) else row for row in filled]


def _is_blank_row(field: FieldSpec, row: Any) -> bool:
    return row is None or (isinstance(row, _MAPPINGS) and field.part is not None and _is_blank(field.part, row))


def _is_blank(model: type[Part], value: Mapping[str, Any]) -> bool:
    """Whether a part is as the skeleton has it; of a skeleton without rows and parts, what may be missing may miss."""
    skeleton, flat, required = _blank_form(model)
    if value == skeleton:
        return True
    return flat and required <= value.keys() and value.items() <= skeleton.items()


class _BlankForm(NamedTuple):
    """The skeleton of a part, compared only, never changed; whether it has no rows and parts; its required fields."""

    skeleton: dict[str, Any]
    flat: bool
    required: frozenset[str]


@cache
def _blank_form(model: type[BaseModel]) -> _BlankForm:
    skeleton = skeleton_of(model)
    flat = not any(isinstance(one, list | dict) for one in skeleton.values())
    return _BlankForm(skeleton, flat, frozenset(name for name, field in fields_of(model).items() if field.required))
