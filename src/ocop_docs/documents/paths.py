"""A place in the data: as a path for programs, as titles for people; and the parts of a document by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from ocop_docs.documents.base import Part
from ocop_docs.documents.fields import fields_of

Place = tuple[int | str, ...]
P = TypeVar("P", bound=Part)
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
    if clipped.isprintable():
        return clipped
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in clipped)


def parse_path(path: str) -> Place:
    """`targets[0].quantity` → `("targets", 0, "quantity")`."""
    return tuple(int(index) if index else name for name, index in _STEP.findall(path))


def title_at(model: type[BaseModel], place: Place) -> str:
    """Titles down to `place`: `Mục tiêu cụ thể › dòng 1 › Số lượng`; unknown names stay as they are."""
    titles: list[str] = []
    current: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, int):
            titles.append(f"dòng {step + 1}")
            continue
        field = fields_of(current).get(step) if current else None
        titles.append(field.title if field else printable(step))
        current = field.part if field else None
    return " › ".join(titles)


def field_names(model: type[BaseModel], place: Place) -> list[str]:
    """Names of the fields that the model at `place` knows; empty when there is none."""
    current: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, str) and current is not None:
            field = fields_of(current).get(step)
            current = field.part if field else None
    return list(fields_of(current)) if current else []


class Parts:
    """The parts of a document of the wanted types, found in one walk, each with its place, in the document's order."""

    def __init__(self, document: Part, wanted_types: frozenset[type[Part]]) -> None:
        self._wanted = wanted_types
        self._found: dict[type[Part], list[tuple[Place, Any]]] = {kind: [] for kind in wanted_types}
        self._gather((), document)

    def of(self, kind: type[P]) -> list[tuple[Place, P]]:
        """Return the parts of a wanted type, those of its subclasses among them."""
        return self._found[kind]

    def _gather(self, place: Place, part: Part) -> None:
        kinds, names = _plan_of(type(part), self._wanted)
        for kind in kinds:
            self._found[kind].append((place, part))
        for inner_place, inner in parts_within(place, part, names):
            self._gather(inner_place, inner)


@cache
def _plan_of(model: type[Part], wanted_types: frozenset[type[Part]]) -> tuple[tuple[type[Part], ...], tuple[str, ...]]:
    """Which of the wanted types a `model` is, and which of its fields may hold more of them."""
    kinds = tuple(kind for kind in wanted_types if issubclass(model, kind))
    names = fields_leading_to(
        model, lambda inner: any(issubclass(inner, kind) or issubclass(kind, inner) for kind in wanted_types)
    )
    return kinds, names


def parts_within(place: Place, part: Part, names: tuple[str, ...]) -> Iterator[tuple[Place, Any]]:
    """The parts in the fields `names` of the part at `place`, each with its own place."""
    for name in names:
        held = getattr(part, name)
        if type(held) is list:
            for row, inner in enumerate(held):
                yield (*place, name, row), inner
        elif held is not None:
            yield (*place, name), held


def fields_leading_to(model: type[Part], wanted: Callable[[type[Part]], bool]) -> tuple[str, ...]:
    """Names of the fields of `model` that may hold, at any depth, a part of a model that is `wanted`."""
    parts = {name: field.part for name, field in fields_of(model).items()}
    return tuple(name for name, inner in parts.items() if inner and (wanted(inner) or fields_leading_to(inner, wanted)))


def texts_within(place: Place, part: Part, without: tuple[type[Part], ...]) -> Iterator[tuple[Place, str, str]]:
    """Every text that a part holds at any depth, with its place and the name of its field; not in parts `without`."""
    for name, is_part in _texts_of(type(part), without):
        held = getattr(part, name)
        if held is None:
            continue
        rows = (
            (((*place, name, row), each) for row, each in enumerate(held))
            if type(held) is list
            else [((*place, name), held)]
        )
        for inner_place, inner in rows:
            if is_part:
                yield from texts_within(inner_place, inner, without)
            else:
                yield inner_place, name, inner


def words_of(part: Part) -> list[str]:
    """Every text that a part holds at any depth, without its place."""
    found: list[str] = []
    for name, is_part in _texts_of(type(part), ()):
        held = getattr(part, name)
        if not held:
            continue
        if not is_part:
            found += held if type(held) is list else (held,)
        elif type(held) is list:
            for inner in held:
                found += words_of(inner)
        else:
            found += words_of(held)
    return found


@cache
def _texts_of(model: type[Part], without: tuple[type[Part], ...]) -> tuple[tuple[str, bool], ...]:
    """Names of the fields of `model` that hold texts, or parts that may hold some (True)."""
    return tuple(
        (name, field.part is not None)
        for name, field in fields_of(model).items()
        if (field.part is None and issubclass(field.python_type, str) and not field.choices)
        or (field.part is not None and not issubclass(field.part, without))
    )
