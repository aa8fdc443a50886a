"""Reading JSON from outside: size, encoding, syntax and depth are checked before any model reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from ocop_docs.documents.paths import printable
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.foreign_formats import foreign_format
from ocop_docs.settings import settings

ZIP = b"PK\x03\x04"
"""How a Word file or a workbook begins, and no JSON does."""


@dataclass(frozen=True, slots=True)
class ImpossibleNumber:
    """In place of a number that no document can print: NaN, Infinity, 1e400, 40 digits.

    No model takes it, so that the refusal names its place together with every other fault.
    """

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class RepeatedKey:
    """In place of the value of a key that one object gives twice; no model takes it, as above."""

    key: str

    def __str__(self) -> str:
        return self.key


def read_json(data: bytes) -> dict[str, Any]:
    """Parse one JSON object from UTF-8 bytes (a byte-order mark is accepted).

    Numbers that cannot be printed and keys given twice are in the result as `ImpossibleNumber` and
    `RepeatedKey`.

    Raises:
        UnreadableInput: too large, of too many values, not UTF-8, not JSON, nested too deeply, or no object.
    """
    limit = settings().max_input_bytes
    if len(data) > limit:
        raise UnreadableInput(fault("file-too-large", size=len(data), limit=limit))
    if foreign := foreign_format(data):
        raise UnreadableInput(foreign)
    # A comma is before each value but the first, and hardly a text has more of them than the limit.
    if data.count(b",") > (most := settings().max_record_values):
        raise UnreadableInput(fault("record-too-many", limit=most))
    value = parse_json(data)
    if not isinstance(value, dict):
        raise UnreadableInput(fault("not-an-object"))
    return value


def parse_json(data: bytes) -> Any:
    """Parse any one JSON value from UTF-8 bytes, of any size; refuse as `read_json` does."""
    return _parse(_decode(data))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(fault("not-utf8", position=error.start + 1)) from error


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_impossible,
            parse_float=_decimal,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise UnreadableInput(fault("not-json", line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise UnreadableInput(fault("json-too-deep")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    # The usual case: each key once, and no surrogate, since surrogates are not printable.
    if len(fields) == len(pairs) and "".join(fields).isprintable():
        return fields
    seen: dict[str, Any] = {}
    for key, value in pairs:
        # Pydantic fails on a lone surrogate in a key before it validates anything else.
        name = printable(key) if has_surrogate(key) else key
        seen[name] = RepeatedKey(printable(name)) if name in seen else value
    return seen


def has_surrogate(text: str) -> bool:
    """Whether a text has half a character, which JSON can write and no file or page can."""
    return not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text)


def _decimal(text: str) -> int | Decimal | ImpossibleNumber:
    whole, _, fraction = text.partition(".")
    if fraction and not fraction.strip("0"):
        return _integer(whole)  # in JSON Schema 5.0 is a whole number, too
    try:
        value = Decimal(text)
    except InvalidOperation:
        return _impossible(text)
    return value if abs(value.adjusted()) <= _LARGEST_EXPONENT else _impossible(text)


def _integer(text: str) -> int | ImpossibleNumber:
    return int(text) if len(text) <= _LARGEST_EXPONENT else _impossible(text)


def _impossible(text: str) -> ImpossibleNumber:
    return ImpossibleNumber(text[:_LONGEST_QUOTE])


_LARGEST_EXPONENT = 36
"""Powers of ten beyond which no figure of an official document can be read aloud."""
_LONGEST_QUOTE = 40
