"""Where in the data something stands: as a path for programs, as titles for people."""

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
    """Titles down to `place`: `Mục tiêu cụ thể › dòng 1 › Số lượng`; unknown names stand as they are."""
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
    """The parts of a document that are asked for, found in one walk, each with its place, in the document's order."""

    def __init__(self, document: Part, asked: frozenset[type[Part]]) -> None:
        self._asked = asked
        self._found: dict[type[Part], list[tuple[Place, Any]]] = {kind: [] for kind in asked}
        self._gather((), document)

    def of(self, kind: type[P]) -> list[tuple[Place, P]]:
        """Return the parts of a type that was asked for, those of its subclasses among them."""
        return self._found[kind]

    def _gather(self, place: Place, part: Part) -> None:
        kinds, ways = _look(type(part), self._asked)
        for kind in kinds:
            self._found[kind].append((place, part))
        for inner_place, inner in parts_within(place, part, ways):
            self._gather(inner_place, inner)


@cache
def _look(model: type[Part], asked: frozenset[type[Part]]) -> tuple[tuple[type[Part], ...], tuple[str, ...]]:
    """Which of the types asked for a `model` is, and which of its fields may hold more; asked once of each model."""
    kinds = tuple(kind for kind in asked if issubclass(model, kind))
    ways = ways_to(model, lambda inner: any(issubclass(inner, kind) or issubclass(kind, inner) for kind in asked))
    return kinds, ways


def parts_within(place: Place, part: Part, ways: tuple[str, ...]) -> Iterator[tuple[Place, Any]]:
    """The parts that the fields `ways` of the part at `place` hold, each with its own place."""
    for name in ways:
        held = getattr(part, name)
        if type(held) is list:
            for row, inner in enumerate(held):
                yield (*place, name, row), inner
        elif held is not None:
            yield (*place, name), held


def ways_to(model: type[Part], wanted: Callable[[type[Part]], bool]) -> tuple[str, ...]:
    """Names of the fields of `model` that may hold, at any depth, a part of a model that is `wanted`."""
    parts = {name: field.part for name, field in fields_of(model).items()}
    return tuple(name for name, inner in parts.items() if inner and (wanted(inner) or ways_to(inner, wanted)))
