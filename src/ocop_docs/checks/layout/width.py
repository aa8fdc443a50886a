"""Widths in points: of a text as Times New Roman prints it, of the column it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_docs.checks.layout.styles import side_of
from ocop_docs.checks.layout.wml import TWIPS_PER_POINT, points, w
from ocop_docs.typography import text_width_twips

if TYPE_CHECKING:
    from ocop_docs.checks.layout.model import Cell, Document, Paragraph
    from ocop_docs.checks.layout.recognise.pieces import Piece

_A4_WIDTH = 595.3
_DEFAULT_MARGIN = 72.0
_RAISED = 2 / 3
_PERCENT = 100.0
_CELL_WIDTH = f"{w('tcPr')}/{w('tcW')}"


def piece_width(piece: Piece) -> float:
    """Return how long the piece is on one line, in points, each run in its own size and weight."""
    total = 0.0
    for run, text in piece.letters():
        look = run.format
        shown = text.upper() if look.caps else text
        size = look.size * _RAISED if look.raised else look.size
        total += text_width_twips(shown, size, bold=look.bold) / TWIPS_PER_POINT * look.scale / _PERCENT
    return total


def column_width(document: Document, paragraph: Paragraph) -> float:
    """Return the width that a paragraph may fill, in points: its cell inside the margins, or the page."""
    cell = paragraph.cell
    width = None if cell is None else cell.element.find(_CELL_WIDTH)
    inside = None if width is None else points(width.get(w("w")))
    if cell is not None and inside:
        return inside - _cell_margins(cell)
    section = document.sections[paragraph.section]
    sides = sum(section.margins.get(side, _DEFAULT_MARGIN) for side in ("left", "right"))
    return (section.width or _A4_WIDTH) - sides


def _cell_margins(cell: Cell) -> float:
    """The margins left and right in the cell: its own, else its table's."""
    own = cell.element.find(f"{w('tcPr')}/{w('tcMar')}")
    if own is None:
        return sum(cell.table.margins)
    return side_of([own], "left", "start") + side_of([own], "right", "end")


def line_lengths(document: Document, piece: Piece) -> list[float]:
    """Return the lengths of the lines that the piece makes in its column: full ones, and the rest."""
    column, width = column_width(document, piece.paragraph), piece_width(piece)
    if column <= 0 or width <= column:
        return [width]
    return [column, width % column]
