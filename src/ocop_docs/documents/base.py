"""What every model shares: strictness, and the text type that nothing illegal passes."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from ocop_docs.settings import settings
from ocop_docs.vietnamese import illegal_characters, normalise, parse_date


class Part(BaseModel):
    """A part of a document: frozen, typed strictly, with no field that the model does not know."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _clean_line(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the input held
    """One line of text in NFC without surrounding spaces; what Word cannot hold is refused, not dropped."""
    if not isinstance(value, str):
        return value
    text = normalise(value).strip(" ")
    found = [name for _, name in illegal_characters(text)] + [f"U+{ord(mark):04X}" for mark in text if mark in "\t\n\r"]
    if found:
        raise PydanticCustomError(
            "illegal-characters", "illegal characters", {"characters": ", ".join(dict.fromkeys(found))}
        )
    limit = settings().max_text_length
    if len(text) > limit:
        raise PydanticCustomError("text-too-long", "too long", {"length": len(text), "limit": limit})
    if not text:
        raise ValueError("Mục này đang để trống; nếu chưa có nội dung thì bỏ cả mục hoặc ghi null.")
    return text


Text = Annotated[str, BeforeValidator(_clean_line)]
"""A line or paragraph as it will print: NFC, trimmed, one paragraph, within the limit of length."""


def _read_date(value: Any) -> Any:  # noqa: ANN401 - as above
    return parse_date(value) if isinstance(value, str) else value


Date = Annotated[
    dt.date,
    BeforeValidator(_read_date),
    PlainSerializer(lambda value: value.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "examples": ["13/8/2019", "2019-08-13"]}),
]
"""A calendar date; input `13/8/2019` or `2019-08-13`."""


EXPECTED = "x-expected"
"""Schema key of a field that may be left out, but that a document ready to sign must have."""


def Expected(default: Any, *, title: str, **options: Any) -> Any:  # noqa: ANN401, N802 - stands where Field stands
    """A field that a document ready to sign has; left out, it prints blank and is reported."""
    return Field(default=default, title=title, json_schema_extra={EXPECTED: True}, **options)
