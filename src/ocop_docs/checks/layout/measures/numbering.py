"""Numbers of parts, chapters, sections, articles, clauses and points: kind, mark and order (mục II.6.đ)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures
from ocop_docs.law.nd30 import nd30
from ocop_docs.vietnamese.enumeration import roman, roman_value

if TYPE_CHECKING:
    from ocop_docs.checks.layout.recognise.pieces import Piece, Segment
    from ocop_docs.law.nd30 import Rule

_LEVELS = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "lettered_heading": 1,
    "roman_heading": 2,
    "article": 4,
    "clause": 5,
    "clause_title": 5,
    "point": 6,
}
_FAMILY = {"clause_title": "clause"}
# Articles run on through chapters and sections of one document (NĐ 30/2020 numbers its own so).
_RUN_ON = frozenset({"article"})
_ROMAN = re.compile(r"[IVXLC]+$")
_RESTARTS = frozenset({"clause", "point"})


@dataclass(slots=True)
class _Counter:
    last: dict[str, int] = field(default_factory=dict)
    expected: dict[int, int] = field(default_factory=dict)

    def count(self, piece: Piece) -> None:
        family = _FAMILY.get(piece.kind, piece.kind)
        value = _value(piece)
        if value is not None:
            wanted = self.last.get(family, 0) + 1
            if value != wanted and not (value == 1 and family in _RESTARTS):
                self.expected[id(piece)] = wanted
            self.last[family] = value
        level = _LEVELS[piece.kind]
        for other in [name for name in self.last if _LEVELS[name] > level and name not in _RUN_ON]:
            del self.last[other]


def _value(piece: Piece) -> int | None:
    """The place of the piece in its row; None for blanks, and for capitals, as some count Đ and some do not."""
    value = piece.value
    if piece.kind == "point":
        at = nd30().point_letters.find(value)
        return at + 1 if at >= 0 else 0
    if piece.kind == "lettered_heading":
        return None
    if value.isdigit():
        return int(value)
    return roman_value(value)


def _expected(context: Context) -> dict[int, int]:
    key = (id(context.segment), "order")
    if key not in context.cache:
        context.cache[key] = _counted(context.segment)
    found: dict[int, int] = context.cache[key]
    return found


def _counted(segment: Segment) -> dict[int, int]:
    counter = _Counter()
    for piece in segment.pieces:
        if piece.kind in _LEVELS:
            counter.count(piece)
    return counter.expected


@measures("piece", "order")
def order(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Each number follows the one before it; a row of points follows the Vietnamese alphabet."""
    del rule
    wanted = _expected(context).get(id(piece))
    return None if wanted is None else Deviation(piece.value, _written(piece, wanted), piece.paragraph)


def _written(piece: Piece, value: int) -> str:
    if piece.kind == "point":
        letters = nd30().point_letters
        return letters[value - 1] if value <= len(letters) else letters[-1]
    return roman(value) if piece.kind in {"part", "chapter", "roman_heading"} else str(value)


@measures("piece", "label_roman")
def label_roman(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Roman figures for parts and chapters."""
    del context
    return None if _ROMAN.match(piece.value) else Deviation(piece.value, expected(rule), piece.paragraph)


@measures("piece", "label_arabic")
def label_arabic(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Arabic figures for sections and their parts."""
    del context
    return None if piece.value.isdigit() else Deviation(piece.value, expected(rule), piece.paragraph)


@measures("piece", "label_dot", "label_bracket")
def label_mark(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The mark after the number: a dot, after a letter a bracket."""
    del context
    if piece.mark in rule.allowed or not piece.value.isalnum():
        return None
    return Deviation(piece.mark or "không có", expected(rule), piece.paragraph)
