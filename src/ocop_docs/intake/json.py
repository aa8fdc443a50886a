"""Reading JSON from outside: size, encoding, syntax and depth are checked before any model sees it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.settings import settings


def read_json(data: bytes) -> dict[str, Any]:
    """Parse one JSON object from UTF-8 bytes (a byte-order mark is accepted).

    Raises:
        UnreadableInput: too large, not UTF-8, not JSON, NaN or Infinity, a key given twice, or no object.
    """
    limit = settings().max_input_bytes
    if len(data) > limit:
        raise UnreadableInput(fault("file-too-large", size=len(data), limit=limit))
    value = parse_json(data)
    if not isinstance(value, dict):
        raise UnreadableInput(fault("not-an-object"))
    return value


def parse_json(data: bytes) -> Any:  # noqa: ANN401 - JSON holds any value
    """Parse any one JSON value from UTF-8 bytes, of any size; refuse as `read_json` does."""
    return _parse(_decode(data))


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInput(fault("not-utf8", position=error.start + 1)) from error


def _parse(text: str) -> Any:  # noqa: ANN401 - JSON holds any value
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_number,
            parse_float=_decimal,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise UnreadableInput(fault("not-json", line=error.lineno, column=error.colno)) from error
    except RecursionError as error:
        raise UnreadableInput(fault("json-too-deep")) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen: dict[str, Any] = {}
    for key, value in pairs:
        if key in seen:
            raise UnreadableInput(fault("duplicate-key", key=key))
        seen[key] = value
    return seen


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    return value if abs(value.adjusted()) <= _LARGEST_EXPONENT else _refuse_number(text)


def _integer(text: str) -> int:
    return int(text) if len(text) <= _LARGEST_EXPONENT else _refuse_number(text)


def _refuse_number(text: str) -> NoReturn:
    raise UnreadableInput(fault("number-impossible", number=text[:_LONGEST_QUOTE]))


_LARGEST_EXPONENT = 36
"""Powers of ten beyond which no figure of an official document can be read aloud."""
_LONGEST_QUOTE = 40
