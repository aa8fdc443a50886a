"""Finding the line below a text: a shape, a border, an underline or a row of underscores."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements.spans import Divider, Segment, Span
from ocop_docs.checks.layout.word.width import column_width, drawing_middle, left_edge, line_width, span_width
from ocop_docs.ooxml.wml import switch, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.elements.heading import Heading
    from ocop_docs.checks.layout.word.model import Document, Drawing, Paragraph

_SOLID = frozenset({"single", "thick", "double"})
_MAX_DISTANCE = 3
"""How many paragraphs below a text are searched for its line."""
_ROWS = 16
"""How many paragraphs are searched for them in a table, where paragraphs of other columns come between."""
_WITH_DIVIDER = ("motto", "agency", "subject", "annex_reference", "attached_reference")


def attach_dividers(document: Document, segment: Segment, heading: Heading | None) -> None:
    """Set the divider of each element that may have one."""
    shapes = _heading_shapes(document, segment, heading)
    for kind in _WITH_DIVIDER:
        owners = segment.of(kind)
        if owners:
            owners[-1].divider = _find(document, segment, owners[-1], shapes.get(kind))


def _heading_shapes(document: Document, segment: Segment, heading: Heading | None) -> dict[str, Divider]:
    """Assign the shapes of the heading to its two columns, by where they are on the page."""
    if heading is None:
        return {}
    paragraphs = document.paragraphs[heading.start : heading.end + 1]
    drawn = [(drawing, paragraph) for paragraph in paragraphs for drawing in paragraph.drawings]
    owners = {kind: found[-1] for kind in ("agency", "motto") if (found := segment.of(kind))}
    shared: dict[str, Divider] = {}
    for kind, owner in owners.items():
        mine = next((pair for pair in drawn if _is_below(document, owner, *pair)), None)
        if mine is not None:
            shared[kind] = _shape(*mine)
            drawn.remove(mine)
    left = sorted(drawn, key=lambda pair: pair[0].offset or 0)
    for kind, at in (("motto", -1), ("agency", 0)):
        if left and kind in owners and kind not in shared and owners[kind].paragraph.cell is None:
            shared[kind] = _shape(*left.pop(at))
    return shared


def _is_below(document: Document, owner: Span, drawing: Drawing, paragraph: Paragraph) -> bool:
    """Whether the middle of a line is in the column of its text; a line in the text is in its own cell."""
    cell = owner.paragraph.cell
    middle = drawing_middle(document, paragraph, drawing)
    if cell is None or paragraph.cell is None or paragraph.cell.table is not cell.table:
        return False
    if middle is None or cell.table.columns == 1:
        return paragraph.cell.column == cell.column
    start = left_edge(cell)
    return start <= middle < start + column_width(document, owner.paragraph) + sum(cell.table.margins)


def _shape(drawing: Drawing, paragraph: Paragraph) -> Divider:
    return Divider("shape", drawing.length, drawing.solid, paragraph, shape=drawing.element, colour=drawing.colour)


def _find(document: Document, segment: Segment, owner: Span, shape: Divider | None) -> Divider | None:
    if shape is not None:
        return shape
    paragraph = owner.paragraph
    if paragraph.format.border_bottom != "none":
        return _border(document, paragraph, "bottom")
    return (
        _typed(segment, owner)
        or _below(document, owner, in_heading=owner.kind in {"motto", "agency"})
        or _underlined(owner)
    )


def _border(document: Document, paragraph: Paragraph, side: str) -> Divider:
    style, colour = (getattr(paragraph.format, f"{name}_{side}") for name in ("border", "colour"))
    return Divider("border", line_width(document, paragraph), style in _SOLID, paragraph, colour=colour)


def _typed(segment: Segment, owner: Span) -> Divider | None:
    """A row of underscores right below, in the same column."""
    after = islice(segment.spans, segment.spans.index(owner) + 1, None)
    span = next((span for span in after if _in_column(span.paragraph, owner.paragraph)), None)
    if span is not None and span.kind == "divider":
        solid = "_" in span.text or _struck(span)
        colour = span.run_texts()[0][0].format.colour
        return Divider("typed", span_width(span), solid, span.paragraph, span=span, colour=colour)
    return None


def _struck(span: Span) -> bool:
    """Whether the dashes are struck through, which makes them one line."""
    marks = [run.element.find(f"{w('rPr')}/{w('strike')}") for run, _ in span.run_texts() if run.element is not None]
    return bool(marks) and all(mark is not None and switch(mark) for mark in marks)


def _below(document: Document, owner: Span, *, in_heading: bool) -> Divider | None:
    """A border or shape in the next paragraph with text, or in the blank ones before it."""
    for paragraph in _following(document.paragraphs, owner.paragraph):
        if paragraph.format.border_top != "none":
            return _border(document, paragraph, "top")
        if paragraph.blank and paragraph.format.border_bottom != "none":
            return _border(document, paragraph, "bottom")
        if paragraph.drawings and not in_heading:
            return _shape(paragraph.drawings[0], paragraph)
        if not paragraph.blank:
            break
    if owner.paragraph.drawings and not in_heading:
        return _shape(owner.paragraph.drawings[0], owner.paragraph)
    return None


def _following(paragraphs: Sequence[Paragraph], paragraph: Paragraph) -> list[Paragraph]:
    """The next few paragraphs; in a table, those of the same column, in the rows below too."""
    start = paragraph.number
    near = paragraphs[start : start + (_MAX_DISTANCE if paragraph.cell is None else _ROWS)]
    return [other for other in near if _in_column(other, paragraph)][:_MAX_DISTANCE]


def _in_column(paragraph: Paragraph, other: Paragraph) -> bool:
    mine, its = paragraph.cell, other.cell
    if mine is None or its is None:
        return mine is its
    return mine.table is its.table and mine.column == its.column


def _underlined(owner: Span) -> Divider | None:
    marked = [run.format.underline for run, text in owner.run_texts() if text.strip()]
    if not marked or not all(marked):
        return None
    return Divider("underline", span_width(owner), solid=True, paragraph=owner.paragraph)
