"""document.xml: the blocks of a source as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from ocop_docs.law.nd30_layout import EIGHTHS_PER_POINT, MM_PER_CM, Layout
from ocop_docs.ooxml.wml import Element
from ocop_docs.typography import twips_from_mm

from .blocks import Block, Cell, Columns, Frame, Landscape, Paragraph, Row, RowKind, SectionEnd, SourceError, Table, Tag
from .styles import FRAME_TABLE, GAP, GRID_TABLE, TAG
from .xml import append_all, flag, relation, text, w

HEADER, FOOTER, FIRST_FOOTER = "rIdHeader", "rIdFooter", "rIdFirstFooter"
_CELL_STYLES = {"l": "TableText", "c": "TableCentre", "r": "TableFigure"}
_TOTAL_STYLES = {"l": "TotalLabel", "c": "TotalLabel", "r": "TotalFigure"}


def document(blocks: Iterable[Block], layout: Layout) -> Element:
    """Return the root of document.xml.

    Raises:
        SourceError: a style or a set of columns is not in the layout, or a table is wider than the text.
    """
    writer = _Writer(layout)
    body = append_all(w("body"), writer.write(blocks))
    body.append(section_properties(layout, landscape=writer.landscape, framed=writer.framed))
    return w("document", body)


def paragraph(style_id: str, content: str) -> Element:
    """Return a paragraph in a style; words between double asterisks are bold."""
    properties = w("pPr", w("pStyle", val=style_id))
    return append_all(w("p", properties), _runs(content))


def section_properties(layout: Layout, *, landscape: bool = False, framed: bool = False) -> Element:
    """Return a section's properties: A4, own page numbers, none on page 1 (mục I.1-I.3, I.7)."""
    return w(
        "sectPr",
        relation(w("headerReference", type="default"), HEADER),
        relation(w("footerReference", type="default"), FOOTER),
        relation(w("footerReference", type="first"), FIRST_FOOTER),
        w("type", val="nextPage"),
        _paper(layout, landscape=landscape),
        _margins(layout, centred=framed),
        _page_frame(layout) if framed else None,
        w("pgNumType", start=layout.first_page_number),
        w("titlePg"),
    )


def _paper(layout: Layout, *, landscape: bool) -> Element:
    width, height = layout.mm("page", "width"), layout.mm("page", "height")
    return w("pgSz", w=height, h=width, orient="landscape") if landscape else w("pgSz", w=width, h=height)


def _margins(layout: Layout, *, centred: bool = False) -> Element:
    """The margins of a page; `centred`: what is within a frame stands in its middle."""
    sides = {side: layout.mm("page", f"margin_{side}") for side in ("top", "right", "bottom", "left")}
    if centred:
        both = sides["left"] + sides["right"]
        sides |= {"left": both // 2, "right": both - both // 2}
    edges = {"header": layout.mm("page", "header_distance"), "footer": layout.mm("page", "footer_distance")}
    return w("pgMar", **sides, **edges, gutter=0)


def _page_frame(layout: Layout) -> Element:
    width, edge = round(layout.points("certificate", "frame") * EIGHTHS_PER_POINT), layout.points("certificate", "edge")
    line = {"val": "thinThickMediumGap", "sz": width, "space": round(edge), "color": layout.font["colour"]}
    sides = [w(side, **line) for side in ("top", "left", "bottom", "right")]
    return append_all(w("pgBorders", offsetFrom="page"), sides)


def _runs(content: str) -> Iterator[Element]:
    for index, piece in enumerate(content.split("**")):
        if piece:
            bold = index % 2 == 1
            yield w("r", w("rPr", w("b"), w("bCs")) if bold else None, text(piece))


class _Writer:
    """Writes blocks with one layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._known = layout.elements.keys() | layout.dividers.keys()
        self.landscape = self.framed = False

    def write(self, blocks: Iterable[Block]) -> Iterator[Element]:
        for block in blocks:
            yield from self._write_one(block)

    def _write_one(self, block: Block) -> Iterator[Element]:
        match block:
            case Paragraph(style_id, content):
                yield self._paragraph(style_id, content)
            case Tag(statement):
                yield paragraph(TAG, statement)
            case Landscape():
                self.landscape = True
            case Frame():
                self.framed = True
            case SectionEnd() if self.landscape:
                raise SourceError("only the last section of a source may be in landscape")
            case SectionEnd():
                yield w("p", w("pPr", w("pStyle", val=GAP), section_properties(self._layout)))
            case Columns():
                yield from _with_gap(self._columns(block))
            case Table():
                yield from _with_gap(self._table(block))

    def _paragraph(self, style_id: str, content: str) -> Element:
        if style_id not in self._known:
            raise SourceError(f"no style {style_id} in the layout")
        return paragraph(style_id, content)

    def _columns(self, columns: Columns) -> Element:
        if columns.widths_of not in self._layout.columns:
            raise SourceError(f"no columns {columns.widths_of} in the layout")
        widths = self._layout.columns[columns.widths_of]
        rows = (w("tr", w("trPr", w("cantSplit")), *map(self._frame_cell, row, widths)) for row in columns.rows)
        return append_all(_table_start(FRAME_TABLE, widths), rows)

    def _frame_cell(self, blocks: Sequence[Block], width: int) -> Element:
        return append_all(w("tc", w("tcPr", w("tcW", w=width, type="dxa"))), self.write(blocks))

    def _table(self, table: Table) -> Element:
        widths = _widths(table.widths_cm)
        if sum(widths) > (self._layout.landscape_width if self.landscape else self._layout.text_width):
            raise SourceError(f"a table of {sum(table.widths_cm):.1f} cm is wider than the text")
        rows = [self._row(row, widths, table.aligns) for row in table.rows]
        for row, element in zip(table.rows, rows, strict=True):
            if row.kind is RowKind.LEAD or (table.together and row.kind is RowKind.BODY):
                _keep_with_next(element)
        return append_all(_table_start(GRID_TABLE, widths), rows)

    def _row(self, row: Row, widths: Sequence[int], aligns: Sequence[str]) -> Element:
        element = w("tr", w("trPr", w("cantSplit"), flag("tblHeader", on=row.kind is RowKind.HEAD)))
        column = 0
        for cell in row.cells:
            width = sum(widths[column : column + cell.span])
            element.append(self._cell(cell, width, _cell_style(row.kind, cell, aligns[column])))
            column += cell.span
        return element

    def _cell(self, cell: Cell, width: int, style_id: str) -> Element:
        span = w("gridSpan", val=cell.span) if cell.span > 1 else None
        properties = w("tcPr", w("tcW", w=width, type="dxa"), span, w("vAlign", val="center"))
        return w("tc", properties, paragraph(style_id, cell.text))


def _keep_with_next(row: Element) -> None:
    """Bind each paragraph of a row to the row below it."""
    for style in row.iter(w("pStyle").tag):
        style.addnext(w("keepNext"))


def _widths(widths_cm: Sequence[float]) -> tuple[int, ...]:
    """Widths in twips whose sum is the rounded whole: each edge is rounded, not each width."""
    edges = [twips_from_mm(edge * MM_PER_CM) for edge in accumulate(widths_cm, initial=0.0)]
    return tuple(right - left for left, right in pairwise(edges))


def _cell_style(kind: RowKind, cell: Cell, align: str) -> str:
    if kind is RowKind.TAG:
        return TAG
    if kind is RowKind.HEAD:
        return "TableHead"
    if kind is RowKind.TOTAL:
        return "TotalLabel" if cell.span > 1 else _TOTAL_STYLES[align]
    return _CELL_STYLES[align]


def _table_start(style_id: str, widths: Sequence[int]) -> Element:
    properties = w(
        "tblPr",
        w("tblStyle", val=style_id),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))


def _with_gap(table: Element) -> Iterator[Element]:
    # Word joins two tables that touch, and requires a paragraph after one that ends a section.
    yield table
    yield w("p", w("pPr", w("pStyle", val=GAP)))
