"""Numbers of parts, chapters, sections, articles, clauses and points: kind, mark and order (mục II.6.đ)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule
from ocop_docs.vietnamese.enumeration import POINT_LETTERS, roman, roman_value

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
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

    def count(self, span: Span) -> None:
        family = _FAMILY.get(span.kind, span.kind)
        value = _value(span)
        if value is not None:
            wanted = self.last.get(family, 0) + 1
            if value != wanted and not (value == 1 and family in _RESTARTS):
                self.expected[id(span)] = wanted
            self.last[family] = value
        level = _LEVELS[span.kind]
        for other in [name for name in self.last if _LEVELS[name] > level and name not in _RUN_ON]:
            del self.last[other]


def _value(span: Span) -> int | None:
    """The value of the number; None for dotted blanks, and for capital letters, since offices differ in counting Đ."""
    value = span.value
    if span.kind == "point":
        at = POINT_LETTERS.find(value)
        return at + 1 if at >= 0 else 0
    if span.kind == "lettered_heading":
        return None
    if value.isdigit():
        return int(value)
    return roman_value(value)


def _expected(context: Context) -> dict[int, int]:
    """The number expected of each span that has another, by the id of the span."""
    counter = _Counter()
    for span in context.segment.spans:
        if span.kind in _LEVELS:
            counter.count(span)
    return counter.expected


@span_rule("order")
def order(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Each number follows the one before it; a row of points follows the Vietnamese alphabet."""
    wanted = context.once(_expected).get(id(span))
    return None if wanted is None else Deviation(span.value, _written(span, wanted), span.paragraph)


def _written(span: Span, value: int) -> str:
    if span.kind == "point":
        return POINT_LETTERS[min(value, len(POINT_LETTERS)) - 1]
    return roman(value) if span.kind in {"part", "chapter", "roman_heading"} else str(value)


@span_rule("label_roman")
def label_roman(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Roman figures for parts and chapters."""
    return None if _ROMAN.match(span.value) else Deviation(span.value, expected(rule), span.paragraph)


@span_rule("label_arabic")
def label_arabic(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Arabic figures for sections and their parts."""
    return None if span.value.isdigit() else Deviation(span.value, expected(rule), span.paragraph)


@span_rule("label_dot", "label_bracket")
def label_mark(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The mark after the number: a dot, after a letter a bracket."""
    if span.mark in rule.allowed or not span.value.isalnum():
        return None
    return Deviation(span.mark or "không có", expected(rule), span.paragraph)
