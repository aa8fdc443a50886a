"""A place in the data: as a path for programs, as titles for people; and the parts of a document by type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from ocop_docs.documents.base import Part
from ocop_docs.documents.fields import FieldSpec, fields_of

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


def field_at(model: type[BaseModel], place: Place) -> FieldSpec | None:
    """The field at `place`, or the list's for a row of it; None when the model knows none."""
    current: type[BaseModel] | None = model
    field: FieldSpec | None = None
    for step in place:
        if isinstance(step, str):
            field = fields_of(current).get(step) if current else None
            current = field.part if field else None
    return field


def field_names(model: type[BaseModel], place: Place) -> list[str]:
    """Names of the fields that the model at `place` knows; empty when there is none."""
    current: type[BaseModel] | None = model
    for step in place:
        if isinstance(step, str) and current is not None:
            field = fields_of(current).get(step)
            current = field.part if field else None
    return list(fields_of(current)) if current else []


IsRead = Callable[[type[Part], str], bool]
"""Whether a walk collects the texts of a field: the model, and the field's name."""


class Parts:
    """The parts of a document of the wanted types, and its texts by who reads them, found in one walk in its order."""

    def __init__(self, document: Part, wanted_types: frozenset[type[Part]], *readers: IsRead) -> None:
        self._plans = _plans_for(wanted_types, readers)
        self._found: dict[type[Part], list[tuple[Place, Any]]] = {kind: [] for kind in wanted_types}
        self._texts: list[list[str]] = [[] for _ in self._plans.groups]
        self._gather((), document)

    def of(self, kind: type[P]) -> list[tuple[Place, P]]:
        """Return the parts of a wanted type, those of its subclasses among them."""
        return self._found[kind]

    def texts(self, is_read: IsRead) -> list[str]:
        """Return every text, at any depth, of the fields that a reader reads; `texts_within` gives the places too."""
        groups = zip(self._plans.groups, self._texts, strict=True)
        return list(chain.from_iterable(texts for readers, texts in groups if is_read in readers))

    def _gather(self, place: Place, part: Part) -> None:
        kinds, texts, parts, others = self._plans[type(part)]
        held = vars(part)
        for kind in kinds:
            self._found[kind].append((place, part))
        for name in parts:
            value = held[name]
            if type(value) is list:
                for row, inner in enumerate(value):
                    self._gather((*place, name, row), inner)
            elif value is not None:
                self._gather((*place, name), value)
        self._gather_texts(held, texts, others)

    def _gather_texts(
        self, held: Mapping[str, Any], texts: tuple[tuple[str, int], ...], others: tuple[str, ...]
    ) -> None:
        """Add the texts of a part's fields, and of its parts in which nothing is wanted."""
        for name, group in texts:
            value = held[name]
            if type(value) is str:
                self._texts[group].append(value)
            elif value:
                self._texts[group] += value if type(value) is list else (value,)
        for name in others:
            if value := held[name]:
                for inner in value if type(value) is list else (value,):
                    _, inner_texts, _, inner_others = self._plans[type(inner)]
                    self._gather_texts(vars(inner), inner_texts, inner_others)


class _Plan(NamedTuple):
    """What a walk takes from a model: the wanted types that it is, its texts with their groups, its fields of parts.

    `parts` may hold wanted types; `others` hold texts alone, and their places are not needed.
    """

    kinds: tuple[type[Part], ...]
    texts: tuple[tuple[str, int], ...]
    parts: tuple[str, ...]
    others: tuple[str, ...]


class _Plans(dict[type[Part], _Plan]):
    """The plan of each model, made when it is first met; `groups` are the fields that the same readers read."""

    def __init__(self, wanted_types: frozenset[type[Part]], readers: tuple[IsRead, ...]) -> None:
        super().__init__()
        self._wanted = wanted_types
        self.groups = [some for count in range(1, len(readers) + 1) for some in combinations(readers, count)]
        self._readers = readers

    def __missing__(self, model: type[Part]) -> _Plan:
        wanted = self._wanted
        kinds = tuple(kind for kind in wanted if issubclass(model, kind))
        parts = fields_leading_to(
            model, lambda inner: any(issubclass(inner, kind) or issubclass(kind, inner) for kind in wanted)
        )
        with_texts = fields_leading_to(model, lambda inner: bool(self._texts_of(inner)))
        others = tuple(name for name in with_texts if name not in parts)
        plan = self[model] = _Plan(kinds, self._texts_of(model), parts, others)
        return plan

    def _texts_of(self, model: type[Part]) -> tuple[tuple[str, int], ...]:
        texts = [name for name, field in fields_of(model).items() if _is_text(field)]
        readers = {name: tuple(reads for reads in self._readers if reads(model, name)) for name in texts}
        return tuple((name, self.groups.index(some)) for name, some in readers.items() if some)


@cache
def _plans_for(wanted_types: frozenset[type[Part]], readers: tuple[IsRead, ...]) -> _Plans:
    return _Plans(wanted_types, readers)


def _is_text(field: FieldSpec) -> bool:
    return field.part is None and issubclass(field.python_type, str) and not field.choices


def fields_leading_to(model: type[Part], wanted: Callable[[type[Part]], bool]) -> tuple[str, ...]:
    """Names of the fields of `model` that may hold, at any depth, a part of a model that is `wanted`."""
    parts = {name: field.part for name, field in fields_of(model).items()}
    return tuple(name for name, inner in parts.items() if inner and (wanted(inner) or fields_leading_to(inner, wanted)))


def texts_within(place: Place, part: Part, is_read: IsRead) -> Iterator[tuple[Place, str, str]]:
    """Every text of the fields that are read, at any depth, with its place and the name of its field."""
    for name, field in fields_of(type(part)).items():
        held = getattr(part, name)
        if held is None or not (field.part or (_is_text(field) and is_read(type(part), name))):
            continue
        rows = (
            [((*place, name, row), each) for row, each in enumerate(held)]
            if field.is_list
            else [((*place, name), held)]
        )
        for inner_place, inner in rows:
            if field.part:
                yield from texts_within(inner_place, inner, is_read)
            else:
                yield inner_place, name, inner
