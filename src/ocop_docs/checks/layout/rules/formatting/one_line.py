"""The national name on one line: smaller letters first, then a wider column."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule, within
from ocop_docs.checks.layout.rules.formatting.sizes import set_size
from ocop_docs.checks.layout.word.shapes import move
from ocop_docs.checks.layout.word.width import GRID, column_width, grid_of, line_width, span_width, text_width
from ocop_docs.law.nd30 import nd30
from ocop_docs.ooxml.wml import twips, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.checks.layout.word.model import Cell, Table
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_SIZED = ("national_name", "motto", "place_date")
_COLUMNS = 2
_OTHER_COLUMN = 0.3
"""The least share of the table that the other column keeps."""


@span_rule("one_line")
def one_line(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The text fits on one line, by the widths of Times New Roman; checked once its size is right."""
    own = span.paragraph
    sized = nd30().rule(f"{span.kind}.size")
    if not all(within(run.format.size, sized) for run, _ in span.run_texts()):
        return None
    lacking = span_width(span) - line_width(context.document, own)
    if own.boxed or span.shares_line or lacking <= rule.tolerance:
        return None
    return Deviation("", expected(rule), own, _fix(span, lacking + rule.tolerance, context))


def _fix(span: Span, lacking: float, context: Context) -> Fix | None:
    smallest = min(nd30().rule("heading_sizes.sizes_together").extra["sets"])
    if max(run.format.size for run, _ in span.run_texts()) > smallest[0]:
        return partial(_set_sizes, smallest, context)
    cell = span.paragraph.cell
    if cell is None or not _is_simple(cell.table):
        return None
    width = column_width(context.document, span.paragraph) + sum(cell.table.margins) + lacking
    whole = max(sum(grid_of(cell.table)), text_width(context.document, span.paragraph.section))
    return partial(_widen, cell, width, whole, context) if whole - width >= _OTHER_COLUMN * whole else None


def _set_sizes(sizes: list[float], context: Context) -> None:
    for kind, size in zip(_SIZED, sizes, strict=True):
        for span in context.of(kind):
            set_size(span, size)


def _rows(table: Table) -> list[list[Element]]:
    return [list(row.iterchildren(w("tc"))) for row in table.element.iterchildren(w("tr"))]


def _is_simple(table: Table) -> bool:
    """Whether every row has two cells and the table has a grid of two columns."""
    merged = any(True for _ in table.element.iter(w("gridSpan")))
    return not merged and {len(grid_of(table)), *map(len, _rows(table))} == {_COLUMNS}


def _widen(cell: Cell, width: float, whole: float, context: Context) -> None:
    """Set the width of the column and give the other the rest; shapes stay centred in theirs."""
    table = cell.table
    old = grid_of(table)
    new = [width, whole - width] if cell.column == 1 else [whole - width, width]
    for column, size in zip(table.element.iterfind(GRID), new, strict=True):
        column.set(w("w"), twips(size))
    for row in _rows(table):
        for element, size in zip(row, new, strict=True):
            _set_width(element, size)
    for paragraph in context.document.paragraphs:
        if paragraph.cell is not None and paragraph.cell.table is table:
            at = paragraph.cell.column - 1
            for drawing in paragraph.drawings:
                move(drawing.element, (new[at] - old[at]) / 2)


def _set_width(cell: Element, size: float) -> None:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    width = properties.find(w("tcW"))
    if width is None:
        width = etree.Element(w("tcW"))
        properties.insert(0, width)
    width.set(w("w"), twips(size))
    width.set(w("type"), "dxa")
