"""Alignment of paragraphs (NĐ 30/2020, Phụ lục I, Phần I, mục II.6.e, IV)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, span_rule
from ocop_docs.checks.layout.word.width import column_width

if TYPE_CHECKING:
    from ocop_docs.law.nd30 import Rule

_HEADING = ("parent_agency", "agency", "number_symbol", "subject_dispatch", "national_name", "motto", "place_date")
_SIGNER = ("signer_power", "signer_position", "signer_name")


@span_rule("align")
def align(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The alignment of the paragraph."""
    found = span.paragraph.format.align
    if found in rule.allowed or span.paragraph.boxed or _placed_by_tabs(span, context):
        return None
    beside = span.kind in _SIGNER and span.paragraph.cell is None
    fix = (
        partial(_set_right_half, span, context)
        if beside
        else partial(edit.set_alignment, span.paragraph.element, str(rule.prefer))
    )
    return Deviation(printed(found), expected(rule), span.paragraph, fix)


def _placed_by_tabs(span: Span, context: Context) -> bool:
    """Whether its alignment does not place the span: tabs do, or its heading has no table that shows its columns."""
    if span.kind in _HEADING and span.paragraph.cell is None:
        return True
    if span.shares_line or "\t" in span.paragraph.text[: span.start]:
        return True
    beside = span.kind in _SIGNER and span.paragraph.cell is None
    return beside and any(other.shares_line for other in context.of(*_SIGNER))


def _set_right_half(span: Span, context: Context) -> None:
    """Signers outside a table are placed in the right half of the page (mục IV, ô số 7)."""
    edit.set_alignment(span.paragraph.element, "center")
    half = column_width(context.document, span.paragraph) / 2
    edit.set_indent(span.paragraph.element, left=half, first=0, right=0)
