"""Field types of an evaluation: a score, a share, and the ticks of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetPydanticSchema, PlainSerializer, WithJsonSchema
from pydantic_core import core_schema

from ocop_docs.law.evaluation import rubric_from
from ocop_docs.law.product_set import Criterion, ProductSet
from ocop_docs.law.rubric import product_set_numbers
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.figures import parse_decimal
from ocop_docs.vietnamese.text import quoted

FULL_SCORE = 100
SCORE_PLACES = 2
"""Figures after the comma that a score is printed with."""
_SHARE = re.compile(r"0*([1-9][0-9]?)\s*/\s*0*([1-9][0-9]?)")


def _score(value: Any) -> Decimal:  # noqa: ANN401 - pydantic hands over whatever the input held
    said = value
    if isinstance(value, int) and not isinstance(value, bool):
        value = Decimal(value)
    if isinstance(value, str):
        value = parse_decimal(value)
    if not isinstance(value, Decimal) or not 0 <= value <= FULL_SCORE or -value.as_tuple().exponent > SCORE_PLACES:  # type: ignore[operator]
        raise ValueError(
            f"{quoted(str(said))} không phải điểm; ghi từ 0 đến 100, không quá hai chữ số sau dấu phẩy, như “69,75”."
        )
    return value


def printed_score(value: Decimal) -> str:
    """``69,75``; always two figures after the comma, so that a column of scores can be compared."""
    return f"{value:.{SCORE_PLACES}f}".replace(".", ",")


def _share(value: Any) -> Fraction:  # noqa: ANN401 - as above
    if isinstance(value, Fraction):
        return value
    match = _SHARE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or int(match[1]) > int(match[2]):
        raise ValueError(f"{quoted(str(value))} không phải tỷ lệ; ghi như “3/4” hoặc “2/3”.")
    return Fraction(int(match[1]), int(match[2]))


def _plain(reader: Any) -> GetPydanticSchema:  # noqa: ANN401 - a reader of either
    return GetPydanticSchema(lambda _source, _handler: core_schema.no_info_plain_validator_function(reader))


Score = Annotated[
    Decimal,
    _plain(_score),
    PlainSerializer(printed_score, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "examples": ["69,75", 88]}),
]
"""An average score, exact to two figures after the comma; never a float."""

Share = Annotated[
    Fraction,
    _plain(_share),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["3/4", "2/3"]}),
]
"""A share of the members, exact."""

TICKED_FROM = short_date(rubric_from())
"""The day from which sheets are ticked, criterion by criterion: those of earlier law are not among the data."""

SetNumber = Annotated[int, Field(ge=1, le=len(product_set_numbers()))]
"""Number of one of the 26 product sets (QĐ 26/2026/QĐ-TTg, Phụ lục II)."""


def _ticks(value: Any) -> Any:  # noqa: ANN401 - as above
    return read_ticks(value) if isinstance(value, str) else value


def read_ticks(text: str) -> dict[str, int]:
    """Read ticks from one cell of a table or field of a page: `1.1=3; 1.2=2`, or as a program writes them.

    Raises:
        ValueError: it reads otherwise, or says a criterion twice.
    """
    pairs = _PAIR.findall(text)
    if _PAIR.sub("", text).strip(" {};,\n") or len(dict(pairs)) != len(pairs):
        raise ValueError(f"{quoted(text)} không đọc được; ghi mỗi tiêu chí một lần, như “1.1=3; 1.2=2”.")
    return {number: int(box) for number, box in pairs}


def written_ticks(ticks: Mapping[str, int]) -> str:
    """``1.1=3; 1.2=2``: ticks as `read_ticks` reads them."""
    return "; ".join(f"{number}={box}" for number, box in ticks.items())


_PAIR = re.compile(r"""['"]?([0-9]+(?:\.[0-9]+)*)['"]?\s*[=:]\s*([0-9]{1,3})""")


def _part_points(value: Any) -> Any:  # noqa: ANN401 - as above
    """Points from a field of a page: `A=30; B=22; C=30`."""
    if not isinstance(value, str):
        return value
    pairs = _PART.findall(value)
    if _PART.sub("", value).strip(" ;,\n") or len(dict(pairs)) != len(pairs):
        raise ValueError(f"{quoted(value)} không đọc được; ghi mỗi phần một lần, như “A=30; B=22; C=30”.")
    return {letter: int(points) for letter, points in pairs}


_PART = re.compile(r"([A-C])\s*[=:]\s*([0-9]{1,3})")

PartPoints = Annotated[dict[str, Annotated[int, Field(ge=0, le=FULL_SCORE)]], BeforeValidator(_part_points)]
"""Points by part (`A`, `B`, `C`): all that is known of a sheet whose criteria are not among the program's data."""

Ticks = Annotated[dict[str, int], BeforeValidator(_ticks)]
"""For each criterion the box that is ticked, counted from 1; 0 where none applies or the answer is no."""


def tick_faults(rubric: ProductSet, ticks: Mapping[str, int]) -> Iterator[str]:
    """Yield a sentence for each criterion that is unknown or ticked where no box is, and one for all without a tick."""
    criteria = {criterion.number: criterion for criterion in rubric.scored_criteria()}
    for number in ticks:
        if number not in criteria:
            yield f"Phiếu của bộ {rubric.number} không có tiêu chí {number}."
    for number, criterion in criteria.items():
        if number in ticks and (fault := tick_fault(criterion, ticks[number])):
            yield fault
    if unticked := [number for number in criteria if number not in ticks]:
        yield f"Chưa đánh dấu tiêu chí {', '.join(unticked)}."


def tick_fault(criterion: Criterion, tick: int) -> str:
    """Return what is wrong with a tick, `""` when nothing is."""
    boxes = 1 if criterion.is_yes_no else len(criterion.options)
    if not 0 <= tick <= boxes:
        return f"Tiêu chí {criterion.number} có {boxes} ô, không có ô thứ {tick}; ghi từ 1 đến {boxes}, hoặc 0."
    if tick == 0 and any(option.points == 0 for option in criterion.options):
        return f"Tiêu chí {criterion.number} có ô 0 điểm; đánh dấu ô đó thay vì ghi 0."
    return ""


def ticked_points(criterion: Criterion, tick: int) -> int:
    """Return the points that a tick earns."""
    if tick == 0:
        return 0
    return criterion.points if criterion.is_yes_no else criterion.options[tick - 1].points
