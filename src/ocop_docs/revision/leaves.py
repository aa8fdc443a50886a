"""Single values of a record: where each stands, what else it could be, and how a printed text is read back as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from ocop_docs.documents.fields import ACCEPTED, FieldSpec, ValueType, fields_of
from ocop_docs.documents.paths import Place
from ocop_docs.documents.typed_marks import closing_mark, leading_mark
from ocop_docs.vietnamese.dates import parse_date
from ocop_docs.vietnamese.text import lower_first, upper_first

_NOT_PRINTED = frozenset({"kind", "example", ACCEPTED})
_DIGITS = re.compile(r"[0-9]+")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_IN_WORDS = re.compile(r"\s*\((?:Bằng chữ).*\Z", re.DOTALL)
_PROBES: dict[ValueType, tuple[Any, ...]] = {
    ValueType.text: ("\u00a4\u00a4\u00a4",),
    ValueType.quantity: ("7654", "9012"),
    ValueType.money: (765_432_000_000, 901_234_000_000),
    ValueType.integer: (7651, 4321, 57, 3),
    ValueType.date: ("1957-11-24", "1968-10-25"),
    ValueType.stars: ("5 sao", "2 sao"),
    ValueType.boolean: (True, False),
}
"""Values unlike any other, by which the place is found where a value of the type prints."""


class Leaf(NamedTuple):
    """A single value: its place, its field, and what is held there, None for a blank."""

    place: Place
    field: FieldSpec
    value: Any

    def probes(self) -> list[Any]:
        """Return values of its type that print otherwise than its own."""
        choices = tuple(choice.value for choice in self.field.choices)
        return [probe for probe in choices or _PROBES.get(self.field.type, ()) if probe != self.value]

    def may_print_in(self, line: str) -> bool:
        """Whether its value may be a part of a printed line; the quick question before a probe."""
        if self.value is None:
            return "…" in line or line.startswith("Số:")
        if self.field.choices:
            labels = [choice.label for choice in self.field.choices if choice.value == self.value]
            return any(label.casefold().split()[-1] in line.casefold() for label in labels)
        if self.field.type is ValueType.text:
            return " ".join(str(self.value).split()).casefold() in line.casefold()
        plain = _BETWEEN_DIGITS.sub("", line)
        return any(digits.strip("0") in plain for digits in _DIGITS.findall(str(self.value)))

    def readings(self, printed: str) -> list[Any]:
        """Return the values that a printed text may stand for, the likeliest first; a render tells which does."""
        text = printed.strip()
        if self.field.choices:
            return [choice.value for choice in self.field.choices if choice.label.casefold().endswith(text.casefold())]
        if self.field.type is ValueType.text:
            return _texts(text, str(self.value or ""))
        plain = _IN_WORDS.sub("", text).strip().rstrip(".;,")
        if self.field.type is ValueType.integer:
            return [int(plain)] if plain.isascii() and plain.isdigit() else []
        if self.field.type is ValueType.money:
            return [plain, f"{plain} triệu đồng", f"{plain} đồng"] if plain else [None]
        if self.field.type is ValueType.date:
            return _dates(plain)
        return [plain] if plain else [None]


def _dates(text: str) -> list[Any]:
    try:
        return [parse_date(text).isoformat()]
    except ValueError:
        return []


def _texts(text: str, before: str) -> list[Any]:
    """A text as it is, with the first letter as the value had it, and without the marks that a document prints."""
    bare = text.removeprefix(leading_mark(text)).strip()
    forms = [text, text.removesuffix(closing_mark(text)).strip(), bare, bare.removesuffix(closing_mark(bare)).strip()]
    if before[:1].isupper():
        forms += [upper_first(form) for form in forms]
    elif before:
        forms += [lower_first(form) for form in forms]
    return [form or None for form in dict.fromkeys(forms)]


def leaves(model: type[BaseModel], data: Any, place: Place = ()) -> Iterator[Leaf]:
    """Yield every single value of the data that may print, and every blank of its parts, in the order of the form."""
    for name, field in fields_of(model).items():
        if (not place and name in _NOT_PRINTED) or field.is_closed:
            continue
        held, at = data.get(name), (*place, name)
        if field.is_list:
            for row, each in enumerate(held or ()):
                yield from leaves(field.part, each, (*at, row)) if field.part else (Leaf((*at, row), field, each),)
        elif field.part:
            if held is not None:
                yield from leaves(field.part, held, at)
        elif field.type is not ValueType.pairs:
            yield Leaf(at, field, held)


def lists(model: type[BaseModel], data: Any, place: Place = ()) -> Iterator[tuple[Place, FieldSpec, list[Any]]]:
    """Yield every list of the data, the empty ones of its parts too, with its place and its field."""
    for name, field in fields_of(model).items():
        if (not place and name in _NOT_PRINTED) or field.is_closed:
            continue
        held, at = data.get(name), (*place, name)
        if field.is_list:
            yield at, field, held or []
            for row, each in enumerate(held or ()):
                if field.part:
                    yield from lists(field.part, each, (*at, row))
        elif field.part and held is not None:
            yield from lists(field.part, held, at)
