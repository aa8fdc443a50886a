"""Tables of an office's own annexes: the template prints a mark, in whose place the table is drawn.

A template's tables have fixed columns; these have the columns of the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate, pairwise, zip_longest

from ocop_docs.documents.annex import Align, Annex, cells_of
from ocop_docs.intake.embedded import MAIN_PART
from ocop_docs.law.nd30_layout import nd30_layout
from ocop_docs.ooxml.wml import STYLES
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.rendering.engine.page_estimate import GAP, styles_with_keep_next, with_headings_kept
from ocop_docs.typography import CELL_MARGINS, text_width_twips

_MARK = "\ue000"
"""A character of private use, around the number of the annex."""
_USUAL_WIDTH = 10
_CELLS = {Align.left: "TableText", Align.centre: "TableCentre", Align.right: "TableFigure"}
_TOTALS = {Align.left: "TotalLabel", Align.centre: "TotalLabel", Align.right: "TotalFigure"}
_PAPER = re.compile(r"<w:pgSz [^>]*/>")
_HEAD_ROW = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_GAP = GAP.decode()


def table_marks(annexes: Sequence[Annex]) -> list[str]:
    """The mark that the template prints for each annex; empty where it is in portrait without a table."""
    return [f"{_MARK}{at}{_MARK}" if one.columns or one.landscape else "" for at, one in enumerate(annexes)]


def with_annex_tables(word: bytes, annexes: Sequence[Annex]) -> bytes:
    """Return a Word file that was just made, with tables and landscape pages in place of the marks.

    An office's own template may print no mark; what it leaves out is a finding of its own.
    """
    marks = [(mark, annex) for mark, annex in zip(table_marks(annexes), annexes, strict=True) if mark]
    if not marks:
        return word
    parts = read_parts(word)
    xml = parts[MAIN_PART].decode()
    for mark, annex in marks:
        if mark in xml:
            xml = _with_table(xml, mark, annex)
    return write_zip(parts | {MAIN_PART: with_headings_kept(xml.encode(), styles_with_keep_next(parts[STYLES]))})


def _with_table(xml: str, mark: str, annex: Annex) -> str:
    at = xml.index(mark)
    start, end = max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at)), xml.index("</w:p>", at) + len("</w:p>")
    rest = xml[end:]
    if annex.landscape:
        width, height = (nd30_layout().mm("page", side) for side in ("width", "height"))
        rest = _PAPER.sub(f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>', rest, count=1)
    return xml[:start] + (_table(annex) + _GAP if annex.columns else "") + rest


def _table(annex: Annex) -> str:
    widths = _widths(annex)
    aligns = [column.align for column in annex.columns]
    rows = [_row([column.heading for column in annex.columns], ["TableHead"] * len(widths), widths, _HEAD_ROW)]
    rows += [_row(cells_of(row), [_CELLS[align] for align in aligns], widths) for row in annex.rows]
    if annex.total:
        rows.append(_row(cells_of(annex.total), [_TOTALS[align] for align in aligns], widths))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="GridTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _widths(annex: Annex) -> list[int]:
    """Widths in twips that share the page as the columns say, but break no word; their sum is that of the page."""
    layout = nd30_layout()
    page = layout.landscape_width if annex.landscape else layout.text_width
    shares = [column.width or _USUAL_WIDTH for column in annex.columns]
    widths = _shared(page, shares)
    least = [min(width, page // len(shares)) for width in _least_widths(annex)]
    if any(width < needed for width, needed in zip(widths, least, strict=True)):
        spare = _shared(page - sum(least), shares)
        widths = [needed + more for needed, more in zip(least, spare, strict=True)]
    return widths


def _least_widths(annex: Annex) -> list[int]:
    """For each column what its longest word takes in bold, as in the heading and in the total."""
    size = nd30_layout().elements["TableHead"].size_pt
    lines = [[column.heading for column in annex.columns], *map(cells_of, filter(None, [*annex.rows, annex.total]))]
    words = [max(" ".join(cells).split(), key=len) for cells in zip_longest(*lines, fillvalue="")]
    return [text_width_twips(word, size, bold=True) + CELL_MARGINS for word in words]


def _shared(page: int, shares: Sequence[int]) -> list[int]:
    edges = [page * edge // sum(shares) for edge in accumulate(shares, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _row(cells: Sequence[str], styles: Sequence[str], widths: Sequence[int], kind: str = "") -> str:
    drawn = "".join(_cell(*each) for each in _filled(cells, styles, widths))
    return f"<w:tr>{kind or '<w:trPr><w:cantSplit/></w:trPr>'}{drawn}</w:tr>"


def _filled(cells: Sequence[str], styles: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[str, str, int]]:
    blank = [""] * (len(widths) - len(cells))
    return zip([*cells, *blank], styles, widths, strict=True)


def _cell(text: str, style: str, width: int) -> str:
    run = f'<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p></w:tc>'
    )
