"""The fields of a model, described once: forms, workbooks, skeletons and data paths are drawn from here."""

from __future__ import annotations

import datetime as dt
import types
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.base import EXPECTED, LabelledEnum, LeftBlank, Part
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity

ACCEPTED = "accepted"
"""The field with the errors that the office lets stand: no document prints it."""


class ValueType(StrEnum):
    """What a single value is, as a person enters it."""

    text = "text"
    pairs = "pairs"
    integer = "integer"
    boolean = "boolean"
    date = "date"
    choice = "choice"
    money = "money"
    quantity = "quantity"
    stars = "stars"


_VALUE_TYPES: dict[type, ValueType] = {
    dict: ValueType.pairs,
    int: ValueType.integer,
    bool: ValueType.boolean,
    dt.date: ValueType.date,
    MoneyStatement: ValueType.money,
    Quantity: ValueType.quantity,
    Stars: ValueType.stars,
}


class Choice(NamedTuple):
    """A value that a field may have: in the data, for the reader, and under former labels."""

    value: str
    label: str
    former_labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a model.

    `part` is the model that the field, or each row of its list, holds; without one it holds values of `type`.
    `fillable`: required, but null leaves it open, to be filled in by hand. `is_closed`: the field exists only to be
    left empty. `default` is None where there is none.
    """

    name: str
    title: str
    description: str
    examples: tuple[Any, ...]
    required: bool
    expected: bool
    fillable: bool
    default: Any
    is_list: bool
    is_closed: bool
    part: type[Part] | None
    python_type: type

    @property
    def type(self) -> ValueType:
        """The type of the value, or of each value in the list."""
        return ValueType.choice if self.choices else _VALUE_TYPES.get(self.python_type, ValueType.text)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values of an enumeration; empty for any other type."""
        if not issubclass(self.python_type, LabelledEnum):
            return ()
        return tuple(Choice(member.value, member.label, member.former_labels) for member in self.python_type)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, FieldSpec]:
    """Return the fields of `model` by name, in its order; what is about the document, not in it, comes last."""
    names = sorted(model.model_fields, key=lambda name: name == ACCEPTED)
    return {name: _field(name, model.model_fields[name]) for name in names}


def _field(name: str, info: FieldInfo) -> FieldSpec:
    annotation = _unwrapped(info.annotation)
    is_list = get_origin(annotation) is list
    python_type = _class_of(_unwrapped(get_args(annotation)[0]) if is_list else annotation)
    extra = info.json_schema_extra
    return FieldSpec(
        name=name,
        title=info.title or name,
        description=info.description or "",
        examples=tuple(info.examples or ()),
        required=info.is_required(),
        expected=isinstance(extra, dict) and bool(extra.get(EXPECTED)),
        fillable=info.is_required() and _takes_null(info),
        default=None if info.is_required() else info.get_default(),
        is_list=is_list,
        is_closed=annotation is type(None) or any(getattr(one, "max_length", None) == 0 for one in info.metadata),
        part=python_type if issubclass(python_type, Part) else None,
        python_type=python_type,
    )


def _takes_null(info: FieldInfo) -> bool:
    return type(None) in get_args(info.annotation) or any(isinstance(one, LeftBlank) for one in info.metadata)


def _unwrapped(annotation: Any) -> Any:
    """`X` of `X | None` and of `Annotated[X, …]`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _unwrapped(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _unwrapped(next(inner for inner in get_args(annotation) if inner is not type(None)))
    return annotation


def _class_of(annotation: Any) -> type:
    """The class of a value: `dict` of `dict[str, int]`, `str` of a literal."""
    plain = get_origin(annotation) or annotation
    return plain if isinstance(plain, type) else str
