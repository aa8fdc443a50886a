"""What every model shares: strictness, and the types of text, numbers and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ocop_docs.messages.reasons import reason
from ocop_docs.settings import settings
from ocop_docs.vietnamese.dates import parse_date
from ocop_docs.vietnamese.old_encodings import old_encoding, to_unicode
from ocop_docs.vietnamese.text import illegal_characters, normalise

_LINE_MARKS = re.compile("[\t\n\r]")


class Part(BaseModel):
    """A part of a document: frozen, typed strictly, with no field that the model does not know."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)


class LabelledEnum(StrEnum):
    """Choices with a Vietnamese label each: `deputy = "deputy", "ký thay cấp trưởng (KT.)"`.

    Further words are former labels, under which a table filled earlier gives the value.
    """

    _value_: str
    label: str
    former_labels: tuple[str, ...]

    # A label is always given; its default lets a type checker accept `Level("commune")`.
    def __new__(cls, value: str, label: str = "", *former_labels: str) -> Self:
        """Make a member of its value in the data and its labels."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.former_labels = former_labels
        return member


def _within_the_limit_of_rows(value: Any) -> Any:
    """Count a list before any of its rows is validated."""
    if isinstance(value, list) and len(value) > (limit := settings().max_list_length):
        raise PydanticCustomError("list-too-long", "too long", {"length": len(value), "limit": limit})
    return value


Row = TypeVar("Row")
Rows = Annotated[list[Row], BeforeValidator(_within_the_limit_of_rows)]
"""A list of lines or of parts, within the limit of length: what a list in a model is declared as."""


_MOST_DECOMPOSED = 4
"""Characters that at most make up one letter after normalising, as for `ự` and a space or two."""


def _line(value: str) -> str:
    """One line of text in NFC without surrounding spaces; characters that Word cannot hold are refused, not dropped."""
    limit = settings().max_text_length
    if len(value) > _MOST_DECOMPOSED * limit:
        raise PydanticCustomError("text-too-long", "too long", {"length": len(value), "limit": limit})
    text = normalise(value).strip(" ")
    if not text.isprintable() and (found := [*_unprintable(text)]):
        raise _illegal(text, found)
    if len(text) > limit:
        raise PydanticCustomError("text-too-long", "too long", {"length": len(text), "limit": limit})
    if not text or text.isspace():
        raise ValueError(reason("text-empty"))
    return text


def _illegal(text: str, found: list[str]) -> PydanticCustomError:
    """The error of a text with such characters; the letter ư of TCVN3 is one of them (U+00AD)."""
    encoding = old_encoding(text)
    if encoding and (read := to_unicode(text, encoding)).isprintable():
        return PydanticCustomError("text-in-old-encoding", "old encoding", {"encoding": str(encoding), "text": read})
    return PydanticCustomError(
        "illegal-characters", "illegal characters", {"characters": ", ".join(dict.fromkeys(found))}
    )


def _unprintable(text: str) -> Iterator[str]:
    """Names of the characters that a line may not hold; spaces of all kinds it may."""
    yield from (name for _, name in illegal_characters(text))
    yield from (f"U+{ord(mark):04X}" for mark in _LINE_MARKS.findall(text))


REFUSED = (
    r"\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb"
    r"\ufffe\uffff"
)
LINE = rf"^[^\s{REFUSED}][^{REFUSED}]*$"
"""The same for JSON Schema, as far as a short pattern can tell it; spaces around are trimmed all the same."""

Text = Annotated[str, AfterValidator(_line), WithJsonSchema({"type": "string", "pattern": LINE})]
"""A line or paragraph as it will print: NFC, trimmed, one paragraph, within the limit of length."""


BLANK = "…………………"
"""The dotted blank that offices leave for what is filled in by hand."""


class Blank(str):
    """A required text that the data leave open with null: it prints as a dotted blank and is written as null again."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LeftBlank:
    """Marks a required value that may be null: left open, to be filled in by hand. `make` gives the value held instead.

    Serialized, an empty list or a `Blank` is null again. A key that is missing is still refused.
    """

    make: Callable[[], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        return core_schema.no_info_after_validator_function(
            lambda value: self.make() if value is None else value,
            core_schema.nullable_schema(schema),
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda value, serialize: serialize(value) if value and not isinstance(value, Blank) else None,
                schema=schema,
            ),
        )


FillableText = Annotated[Text, LeftBlank(lambda: Blank(BLANK))]
"""A line that every document of its kind has; null holds a `Blank`."""

FillableRows = Annotated[Rows[Row], Field(min_length=1), LeftBlank(list)]
"""A list that has at least one row; null holds an empty list."""


FIRST_YEAR = 1945
"""No office of today's State issued a document before it; an earlier year is a typing error (`0219`)."""

LARGEST_NUMBER = 999_999_999
"""Bound of what is numbered or counted one by one; a larger number is a typing error."""

Whole = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
"""A count, 0 or more."""

Positive = Annotated[int, Field(ge=1, le=LARGEST_NUMBER)]
"""A number in a register or a count of copies, 1 or more."""


_day_of = lru_cache(maxsize=1024)(parse_date)
"""Days are read once: the documents of an office cite the same acts."""


def _read_date(value: Any) -> Any:
    day = _day_of(value) if isinstance(value, str) else value
    if isinstance(day, dt.date) and day.year < FIRST_YEAR:
        raise ValueError(reason("year-too-early", year=day.year, first_year=FIRST_YEAR))
    return day


_YEAR = r"(?:19(?:4[5-9]|[5-9][0-9])|[2-9][0-9]{3})"
_SLASH = r"\s?/\s?"
_DAY = (
    rf"^(?:(?:(?:0?[1-9]|[12][0-9]){_SLASH}(?:0?[1-9]|1[0-2])|30{_SLASH}(?:0?[13-9]|1[0-2])"
    rf"|31{_SLASH}(?:0?[13578]|1[02])){_SLASH}{_YEAR}"
    rf"|{_YEAR}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9])|(?:0[13-9]|1[0-2])-30|(?:0[13578]|1[02])-31))$"
)
"""Days that are in the calendar, but for 29 February, which is not in every year."""
Date = Annotated[
    dt.date,
    BeforeValidator(_read_date),
    PlainSerializer(lambda value: value.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _DAY, "examples": ["13/8/2019", "2019-08-13"]}),
]
"""A calendar date; input `13/8/2019` or `2019-08-13`."""


EXPECTED = "x-expected"
"""Schema key of a field that may be left out, but that a document ready to sign must have."""


def Expected(default: Any, *, title: str, **options: Any) -> Any:  # noqa: N802 - used like pydantic's Field
    """A field that a document ready to sign has; left out, it prints blank and is reported."""
    given = {"default_factory": list} if default == [] else {"default": default}
    return Field(**given, title=title, json_schema_extra={EXPECTED: True}, **options)
