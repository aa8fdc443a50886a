"""The frame around a mark of urgency or circulation (NĐ 30/2020, Phụ lục I, Phần I, mục III.2)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import fold
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule
from ocop_docs.checks.layout.rules.pages.page_setup import POINTS_PER_MM
from ocop_docs.checks.layout.word.width import column_width, span_width
from ocop_docs.ooxml.wml import VAL, w
from ocop_docs.typography import LINE_OF_TIMES

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.word.model import Cell
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_SIDE_GAP = 4.0
"""Points between the text and the sides of its frame, as Word sets them."""
_BORDERS = f"{w('tblPr')}/{w('tblBorders')}"
_NO_LINE = frozenset({"none", "nil"})


@span_rule("framed")
def framed(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A single frame: borders of the paragraph, the letters or the cell, or a text box."""
    own = span.paragraph
    bordered = own.format.border_top != "none" and own.format.border_bottom != "none"
    if bordered or own.boxed or _has_run_border(span) or (own.cell and _cell_is_frame(own.cell, context)):
        return None
    alone = own.text.strip() == own.text[span.start : span.end].strip()
    fix = partial(_frame_paragraph, span, rule, context) if alone else partial(_frame_letters, span)
    return Deviation("", expected(rule), own, fix)


def _has_run_border(span: Span) -> bool:
    borders = [run.element.find(f"{w('rPr')}/{w('bdr')}") for run, _ in span.run_texts() if run.element is not None]
    return any(border is not None and _is_line(border) for border in borders)


def _is_line(border: Element) -> bool:
    return border.get(VAL, "none") not in _NO_LINE


def _cell_is_frame(cell: Cell, context: Context) -> bool:
    """Whether the cell holds nothing else and has lines above and below."""
    inside = [p for p in context.document.paragraphs if p.cell and p.cell.element is cell.element and not p.blank]
    if len(inside) > 1:
        return False
    for borders in _borders_of(cell, context):
        sides = [borders.find(w(side)) for side in ("top", "bottom")]
        if any(side is not None for side in sides):
            return all(side is not None and _is_line(side) for side in sides)
    return False


def _borders_of(cell: Cell, context: Context) -> list[Element]:
    """The border properties that apply to the cell: its own, its table's, its table style's."""
    styles = context.file.companion("styles")
    known = () if styles is None else styles.iterchildren(w("style"))
    # Compared instead of a path expression: a name may hold a quotation mark.
    style = next((one for one in known if one.get(w("styleId")) == cell.table.style), None)
    found = (
        cell.element.find(f"{w('tcPr')}/{w('tcBorders')}"),
        cell.table.element.find(_BORDERS),
        None if style is None else style.find(_BORDERS),
    )
    return [borders for borders in found if borders is not None]


def _frame_paragraph(span: Span, rule: Rule, context: Context) -> None:
    """Draw the rectangle of the decree, centred in the column; wider only where the text needs it."""
    element, size = span.paragraph.element, max(run.format.size for run, _ in span.run_texts())
    gap = max(round((rule.extra["height"] * POINTS_PER_MM - size * LINE_OF_TIMES) / 2), 1)
    borders = edit.child(edit.properties(element), "pBdr")
    del borders[:]
    for side in ("top", "left", "bottom", "right"):
        border = etree.SubElement(borders, w(side))
        _draw(border, gap if side in {"top", "bottom"} else round(_SIDE_GAP), span)
    stamp = float(rule.extra.get("widths", {}).get(fold(span.text), 0)) * POINTS_PER_MM
    inner = max(stamp - 2 * _SIDE_GAP, span_width(span) + _SIDE_GAP)
    indent = max((column_width(context.document, span.paragraph) - inner) / 2, 0)
    edit.set_alignment(element, "center")
    edit.set_indent(element, left=indent, first=0, right=indent)


def _frame_letters(span: Span) -> None:
    for properties in edit.run_properties_of(span):
        _draw(edit.child(properties, "bdr"), 1, span)


def _draw(border: Element, space: int, span: Span) -> None:
    """A single line in the colour of the text, as on a stamp."""
    colour = span.run_texts()[0][0].format.colour
    edit.set_border(border, space, colour)
