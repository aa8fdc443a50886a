"""Where in the data something stands: as a path for programs, as titles for people."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

Place = tuple[int | str, ...]
P = TypeVar("P", bound=BaseModel)
_LONGEST_SHOWN = 200
_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def field_path(place: Place) -> str:
    """`("targets", 0, "quantity")` → `targets[0].quantity`."""
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    return printable(path.removeprefix("."))


def printable(text: str) -> str:
    """`text` for a message: what cannot be seen shown as an escape, no longer than 200 characters."""
    clipped = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in clipped)


def parse_path(path: str) -> Place:
    """`targets[0].quantity` → `("targets", 0, "quantity")`."""
    return tuple(int(index) if index else name for name, index in _STEP.findall(path))


def title_at(model: type[BaseModel], place: Place) -> str:
    """Titles down to `place`: `Mục tiêu cụ thể › dòng 1 › Số lượng`; unknown names stand as they are."""
    titles: list[str] = []
    current: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, int):
            titles.append(f"dòng {step + 1}")
            continue
        field = current.model_fields.get(step) if current else None
        titles.append(field.title if field and field.title else printable(step))
        current = _model_in(field.annotation) if field else None
    return " › ".join(titles)


def field_names(model: type[BaseModel], place: Place) -> list[str]:
    """Names of the fields that the model at `place` knows; empty when there is none."""
    current: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, str) and current is not None:
            field = current.model_fields.get(step)
            current = _model_in(field.annotation) if field else None
    return list(current.model_fields) if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation of a field
    """The model inside `X`, `X | None` or `list[X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)


def parts_of(value: Any, wanted: type[P], place: Place = ()) -> list[tuple[Place, P]]:  # noqa: ANN401 - any field
    """Every part of type `wanted` inside `value`, with its place, in the order of the document."""
    found: list[tuple[Place, P]] = []
    _gather(value, wanted, place, found)
    return found


def _gather(value: Any, wanted: type[P], place: Place, found: list[tuple[Place, P]]) -> None:  # noqa: ANN401 - as above
    if type(value) is list:
        for index, item in enumerate(value):
            _gather(item, wanted, (*place, index), found)
        return
    kind: type = type(value)
    is_wanted, names = _look(kind, wanted)
    if is_wanted:
        found.append((place, value))
    for name in names:
        if part := getattr(value, name):
            _gather(part, wanted, (*place, name), found)


@cache
def _look(kind: type, wanted: type[BaseModel]) -> tuple[bool, tuple[str, ...]]:
    """Whether values of type `kind` are wanted, and which of their fields may hold more; asked once of each type."""
    return issubclass(kind, wanted), _ways_to(kind, wanted) if issubclass(kind, BaseModel) else ()


def _ways_to(model: type[BaseModel], wanted: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields of `model` that may hold a part of type `wanted`."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold(field.annotation, wanted))


def _may_hold(annotation: Any, wanted: type[BaseModel]) -> bool:  # noqa: ANN401 - any annotation of a field
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, wanted) or issubclass(wanted, annotation) or bool(_ways_to(annotation, wanted))
    return any(_may_hold(part, wanted) for part in get_args(annotation))
