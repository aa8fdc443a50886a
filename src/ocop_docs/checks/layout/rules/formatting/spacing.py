"""Space between paragraphs and between lines (NĐ 30/2020, Phụ lục I, Phần I, mục II.6.e)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, span_rule, within
from ocop_docs.ooxml.wml import w
from ocop_docs.typography import LINE_OF_TIMES

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.law.nd30 import Rule

_FIXED_SLACK = 0.25
_LINE_UNITS = 240
_FLOW = frozenset(
    {"body", "clause", "clause_title", "point", "dash", "legal_basis", "lettered_heading", "roman_heading", "article",
     "article_title", "article_text"}
)  # fmt: skip


@span_rule("gap")
def gap(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The space between a paragraph and the one right above it, in points; a blank paragraph between them is enough."""
    above = _above(span, context)
    if above is None:
        return None
    found = _between(above, span.paragraph)
    if within(found, rule):
        return None
    fix = partial(_set_gap, above, span.paragraph, float(rule.prefer))
    return Deviation(printed(found, rule.unit), expected(rule), span.paragraph, fix)


def _above(span: Span, context: Context) -> Paragraph | None:
    """The paragraph right above, if both are running text."""
    above = context.once(_running_text).get(span.paragraph.number - 1)
    own = above is not None and above.cell is span.paragraph.cell and above.element.getnext() is span.paragraph.element
    return above if own else None


def _running_text(context: Context) -> dict[int, Paragraph]:
    """The paragraphs of the running text by their number."""
    return {span.paragraph.number: span.paragraph for span in context.segment.spans if span.kind in _FLOW}


def _between(above: Paragraph, below: Paragraph) -> float:
    same_style = above.style == below.style
    after = 0.0 if above.format.contextual and same_style else above.format.after
    before = 0.0 if below.format.contextual and same_style else below.format.before
    return after + before


def _set_gap(above: Paragraph, below: Paragraph, target: float) -> None:
    """Turn off contextual spacing, which hides the space between paragraphs of one style, and set the gap."""
    for paragraph in (above, below):
        if paragraph.format.contextual:
            edit.set_switch(edit.properties(paragraph.element), "contextualSpacing", on=False)
    edit.set_spacing(below.element, "before", max(target - above.format.after, 0))


@span_rule("gap_above")
def gap_above(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The space between the subject of a letter and the number above it, in points."""
    first = context.segment.first("subject_dispatch")
    number = context.segment.first("number_symbol")
    if span is not first or number is None or span.shares_line or number.paragraph is span.paragraph:
        return None
    found = _between(number.paragraph, span.paragraph)
    if within(found, rule) or number.paragraph.number != span.paragraph.number - 1:
        return None
    fix = partial(_set_gap, number.paragraph, span.paragraph, float(rule.prefer))
    return Deviation(printed(found, rule.unit), expected(rule), span.paragraph, fix)


@span_rule("line", "single_line")
def line(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The line spacing, as a multiple of a single line of Times New Roman."""
    paragraph = span.paragraph
    found = _lines(paragraph)
    fixed = paragraph.format.line_rule != "auto"
    slack = _FIXED_SLACK if fixed and rule.check == "single_line" else 0.0
    if within(found, rule) or abs(found - 1) <= slack:
        return None
    return Deviation(
        printed(found, rule.unit),
        expected(rule),
        paragraph,
        partial(_set_line, paragraph, float(rule.prefer)),
    )


def _lines(paragraph: Paragraph) -> float:
    own = paragraph.format
    if own.line_rule == "auto":
        return own.line
    size = max((run.format.size for run in paragraph.runs if run.text.strip()), default=1.0)
    multiple = own.line / (size * LINE_OF_TIMES)
    return max(multiple, 1.0) if own.line_rule == "atLeast" else multiple


def _set_line(paragraph: Paragraph, multiple: float) -> None:
    spacing = edit.child(edit.properties(paragraph.element), "spacing")
    spacing.set(w("line"), str(round(multiple * _LINE_UNITS)))
    spacing.set(w("lineRule"), "auto")
