"""Widths in points: of a text in Times New Roman, and of the column it is in."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.styles import left_and_right, sides_of
from ocop_docs.ooxml.wml import MOST_COLUMNS, TWIPS_PER_POINT, column_span, grandchild, points, w
from ocop_docs.typography import text_width_twips

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.word.model import Cell, Document, Drawing, Paragraph, Run, Table

GRID = f"{w('tblGrid')}/{w('gridCol')}"
_A4_WIDTH = 595.3
_DEFAULT_MARGIN = 72.0
_RAISED = 2 / 3
_PERCENT = 100.0
_CELL, _CELL_PROPERTIES, _CELL_WIDTH, _CELL_MARGINS = map(w, ("tc", "tcPr", "tcW", "tcMar"))
_WIDTH, _TYPE = w("w"), w("type")


def span_width(span: Span) -> float:
    """Return the width of the span on one line, in points, each run in its own size, weight, scale and spacing.

    Blanks at the end hang over the edge of the column and count for nothing.
    """
    total = 0.0
    left = len(span.paragraph.text[span.start : span.end].rstrip())
    for run, text in span.run_texts():
        total += _run_width(run, text[: max(left, 0)])
        left -= len(text)
    return total


def _run_width(run: Run, text: str) -> float:
    look = run.format
    shown = text.upper() if look.caps else text
    size = look.size * _RAISED if look.raised else look.size
    letters = text_width_twips(shown, size, bold=look.bold) / TWIPS_PER_POINT
    return letters * look.scale / _PERCENT + len(text) * look.spacing


def column_width(document: Document, paragraph: Paragraph) -> float:
    """Return the width that a paragraph may fill, in points: its cell inside the margins, or the page."""
    cell = paragraph.cell
    if cell is not None and (width := _own_width(cell) or _grid_width(cell)):
        return width - _cell_margins(cell)
    return text_width(document, paragraph.section)


def text_width(document: Document, section: int) -> float:
    """Return the width between the margins of a section, in points."""
    page = document.sections[section]
    sides = sum(page.margins.get(side, _DEFAULT_MARGIN) for side in ("left", "right"))
    return (page.width or _A4_WIDTH) - sides


def left_edge(cell: Cell) -> float:
    """Return where a cell begins, in points from the left edge of its table."""
    return sum(grid_of(cell.table)[: _columns_before(cell)])


def drawing_middle(document: Document, paragraph: Paragraph, drawing: Drawing) -> float | None:
    """Return the middle of a floating line in points from the left margin; None where it is set in the text."""
    cell = paragraph.cell
    edge = 0.0 if cell is None else left_edge(cell)
    if drawing.centred:
        return edge + column_width(document, paragraph) / 2
    if drawing.offset is None:
        return None
    page = document.sections[paragraph.section].margins.get("left", _DEFAULT_MARGIN)
    start = {"margin": 0.0, "page": -page}.get(drawing.base, edge)
    return start + drawing.offset + drawing.length / 2


def _own_width(cell: Cell) -> float:
    """The width given for the cell, 0 where there is none or only a percentage."""
    width = grandchild(cell.element, _CELL_PROPERTIES, _CELL_WIDTH)
    if width is None or width.get(_TYPE, "dxa") != "dxa":
        return 0.0
    return points(width.get(_WIDTH)) or 0.0


def _grid_width(cell: Cell) -> float:
    """The width of a cell by its table's grid."""
    grid = grid_of(cell.table)
    start = _columns_before(cell)
    return sum(grid[start : start + column_span(cell.element)])


def _columns_before(cell: Cell) -> int:
    return sum(map(column_span, islice(cell.element.itersiblings(_CELL, preceding=True), MOST_COLUMNS)))


def grid_of(table: Table) -> list[float]:
    """Return the widths of the columns in a table's grid, in points."""
    return [points(column.get(_WIDTH)) or 0.0 for column in islice(table.element.iterfind(GRID), MOST_COLUMNS)]


def line_width(document: Document, paragraph: Paragraph) -> float:
    """Return the width of a paragraph's lines: its column without its own indents, in points."""
    return column_width(document, paragraph) - paragraph.format.left - paragraph.format.right


def _cell_margins(cell: Cell) -> float:
    """The left and right margins of the cell together: its own, else its table's."""
    own = grandchild(cell.element, _CELL_PROPERTIES, _CELL_MARGINS)
    return sum(cell.table.margins if own is None else left_and_right(sides_of(own)))


def line_lengths(document: Document, span: Span) -> list[float]:
    """Return the lengths of the printed lines of the span: a full one, and the last."""
    column, width = line_width(document, span.paragraph), span_width(span)
    if column <= 0 or width <= column:
        return [width]
    return [column, width % column]
