"""Field types of an evaluation: a score, a share, the points of a part, and the number of a product set."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetPydanticSchema, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from ocop_docs.law.evaluation import rubric_from
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import parse_decimal
from ocop_docs.vietnamese.text import quoted

FULL_SCORE = 100
SCORE_PLACES = 2
"""Figures after the comma that a score is printed with."""
_SHARE = re.compile(r"0*([1-9][0-9]?)\s*/\s*0*([1-9][0-9]?)")


def _score(value: Any) -> Decimal:
    given = value
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if isinstance(value, str):
        value = parse_decimal(value)
    if not isinstance(value, Decimal) or not 0 <= value <= FULL_SCORE or -value.as_tuple().exponent > SCORE_PLACES:  # type: ignore[operator]
        raise ValueError(reason("score-unreadable", text=quoted(str(given))))
    return value


def printed_score(value: Decimal) -> str:
    """``69,75``; always two figures after the comma, so that a column of scores can be compared."""
    return f"{value:.{SCORE_PLACES}f}".replace(".", ",")


def _share(value: Any) -> Fraction:
    if isinstance(value, Fraction):
        return value
    match = _SHARE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError(reason("share-unreadable", text=quoted(str(value))))
    return Fraction(int(match[1]), int(match[2]))


def _plain(reader: Any) -> GetPydanticSchema:
    return GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(reader))


Score = Annotated[
    Decimal,
    _plain(_score),
    PlainSerializer(printed_score, return_type=str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": r"^(?:100(?:,0{1,2})?|[0-9]{1,2}(?:,[0-9]{1,2})?)$",
            "minimum": 0,
            "maximum": FULL_SCORE,
            "examples": ["69,75", 88],
        }
    ),
]
"""An average score, exact to two figures after the comma; never a float."""

Share = Annotated[
    Fraction,
    _plain(_share),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^[1-9][0-9]?/[1-9][0-9]?$", "examples": ["3/4", "2/3"]},
    ),
]
"""A share of the members, exact."""

TICKED_FROM = short_date(rubric_from())
"""The day from which sheets are ticked, criterion by criterion: the criteria of earlier law are not in the data."""

SetNumber = Annotated[int, Field(ge=1, le=len(product_set_numbers()))]
"""Number of one of the 26 product sets (QĐ 26/2026/QĐ-TTg, Phụ lục II)."""


def _part_points(value: Any) -> Any:
    """Points from a field of a page: `A=30; B=22; C=30`."""
    if not isinstance(value, str):
        return value
    pairs = _PART.findall(value)
    if _PART.sub("", value).strip(" ;,\n") or len(dict(pairs)) != len(pairs):
        raise ValueError(reason("part-points-unreadable", text=quoted(value)))
    return {letter: int(points) for letter, points in pairs}


_PART = re.compile(r"([A-C])\s*[=:]\s*([0-9]{1,3})")

PartPoints = Annotated[dict[str, Annotated[int, Field(ge=0, le=FULL_SCORE)]], BeforeValidator(_part_points)]
"""Points by part (`A`, `B`, `C`): used for sheets whose criteria the program's data do not hold."""
