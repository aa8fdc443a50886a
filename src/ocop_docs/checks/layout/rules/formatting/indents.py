"""Where lines begin: first-line indents, left edges, hyphens below one another (mục II.6.e, II.9.d)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.plain_text import BLANKS
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, span_rule, within
from ocop_docs.checks.layout.word.width import span_width
from ocop_docs.ooxml.wml import VAL, points, twips, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule

_POINTS_PER_CM = 72 / 2.54
_SPACE_WIDTH = 0.25
"""The width of a space over the size of its letters."""
_AFTER_LABEL = 4.0
"""Points between the number of a list item and its text."""


@span_rule("first_line")
def first_line(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The distance of the first letter of the paragraph from the margin, in centimetres."""
    if span.paragraph.format.align == "center" and span.kind in {"lettered_heading", "roman_heading"}:
        return None
    found = _first_letter(span.paragraph, context) / _POINTS_PER_CM
    if within(found, rule):
        return None
    fix = _indent_fix(span.paragraph, float(rule.prefer) * _POINTS_PER_CM)
    return Deviation(printed(found, rule.unit), expected(rule), span.paragraph, fix)


def _first_letter(paragraph: Paragraph, context: Context) -> float:
    own = paragraph.format
    size = paragraph.runs[0].format.size if paragraph.runs else 0.0
    at = own.left + (own.first_chars * size if own.first_chars else own.first)
    for letter in paragraph.text:
        if letter == "\t":
            at = _next_stop(paragraph, at, context)
        elif letter in {" ", "\u00a0"}:
            at += size * _SPACE_WIDTH
        else:
            break
    return at


def _next_stop(paragraph: Paragraph, at: float, context: Context) -> float:
    """The next tab stop: one of the paragraph's own, the hanging indent, or every default width."""
    tabs = paragraph.element.find(f"{w('pPr')}/{w('tabs')}")
    own = [] if tabs is None else [points(tab.get(w("pos"))) or 0.0 for tab in tabs]
    if paragraph.format.first < 0:
        own.append(paragraph.format.left)
    step = context.document.settings.default_tab
    return min([stop for stop in own if stop > at] or [(at // step + 1) * step])


def _indent_fix(paragraph: Paragraph, target: float) -> Fix | None:
    """Set the indent, and clear tabs and blanks typed in its place."""
    if paragraph.automatic:
        return partial(_move_label, paragraph, target)
    return None if paragraph.text.lstrip(BLANKS) != paragraph.text.lstrip() else partial(_indent, paragraph, target)


def _indent(paragraph: Paragraph, target: float) -> None:
    edit.clear_leading_blanks(paragraph)
    edit.set_indent(paragraph.element, left=0, first=target)


def _move_label(paragraph: Paragraph, target: float) -> None:
    """Place the number of a list item at the target, with a tab stop right after it."""
    label = Span(paragraph, 0, len(paragraph.runs[0].text.rstrip()))
    _set_stops(paragraph, [target + span_width(label) + _AFTER_LABEL])
    edit.set_indent(paragraph.element, left=0, first=target)


def _set_stops(paragraph: Paragraph, places: list[float]) -> None:
    """Set these tab stops and remove all others before the last of them."""
    tabs = edit.child(edit.properties(paragraph.element), "tabs")
    for stop in [stop for stop in tabs if (points(stop.get(w("pos"))) or 0) <= places[-1]]:
        tabs.remove(stop)
    for number, place in enumerate(places):
        tabs.insert(number, tabs.makeelement(w("tab"), {VAL: "left", w("pos"): twips(place)}))


@span_rule("left_edge")
def left_edge(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The distance of the line from the left edge of its column, in centimetres."""
    if span.shares_line:
        return None
    found = _first_letter(span.paragraph, context) / _POINTS_PER_CM
    if within(found, rule):
        return None
    return Deviation(printed(found, rule.unit), expected(rule), span.paragraph, _indent_fix(span.paragraph, 0))


@span_rule("dashes_aligned")
def dashes_aligned(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The hyphens of several addressees aligned with the first one."""
    first = context.of("addressee_item")[:1]
    if span.kind != "addressee_item" or span is first[0] or span.shares_line:
        return None
    wanted = _first_letter(first[0].paragraph, context)
    away = (_first_letter(span.paragraph, context) - wanted) / _POINTS_PER_CM
    if abs(away) <= rule.tolerance:
        return None
    fix = _indent_fix(span.paragraph, wanted)
    return Deviation(printed(abs(away), rule.unit), expected(rule), span.paragraph, fix)
