"""Headings that LibreOffice would part from their text, because it begins pages before it has measured anything.

LibreOffice (`SwLayHelper`, sw/source/core/layout/laycache.cxx) first begins a page after every 20 to 53 paragraphs and
rows, then moves back what still fits on the page before. A heading that this estimate put last on its page is not
looked at again: it stays there although `w:keepNext` (ECMA-376 part 1, 17.3.1.15) keeps it with the paragraph that did
not fit. More of the empty paragraphs of 1 pt after the first table of a document move the estimate away from headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

GAP = b'<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
"""The empty paragraph of 1 pt after each table."""

STYLES = "word/styles.xml"
_MOST_GAPS = 10
_STYLE = re.compile(rb'<w:style [^>]*w:styleId="(\w+)"[^>]*>((?:(?!</w:style>).)*)', re.DOTALL)
_STYLE_OF = re.compile(rb'<w:pStyle w:val="(\w+)"')
_TABLE, _TABLE_END, _ROW_END, _CELL, _PARAGRAPH_END = b"<w:tbl>", b"</w:tbl>", b"</w:tr>", b"<w:tc>", b"</w:p>"
_OVERHEAD = 25
"""Nodes that LibreOffice takes off for each table."""
_SMALL, _IN_SMALL = 100, 25
"""Up to how many nodes LibreOffice puts so many paragraphs and rows on a page."""


class _Block(NamedTuple):
    """A paragraph or a table of the body."""

    rows: int = 1
    table: bool = False
    kept: bool = False
    ends_section: bool = False


def kept_styles(styles: bytes) -> frozenset[bytes]:
    """Return the names of the styles of a part `styles.xml` that say `w:keepNext` themselves."""
    return frozenset(name for name, style in _STYLE.findall(styles) if b"<w:keepNext/>" in style)


def with_headings_kept(xml: bytes, kept: frozenset[bytes]) -> bytes:
    """Return a part `document.xml` with as many more gaps after its first table as its headings need.

    Args:
        xml: the part, as a template of this program prints it.
        kept: names of the styles that are kept with the next paragraph.
    """
    first = xml.find(GAP)
    if first < 0:
        return xml
    blocks, most = list(_blocks(xml, kept)), _most_on_a_page(xml)
    if not _parted(blocks, most):
        return xml
    gaps = min(range(_MOST_GAPS), key=lambda count: _parted([_Block()] * count + blocks, most))
    return xml[:first] + GAP * gaps + xml[first:]


def _blocks(xml: bytes, kept: frozenset[bytes]) -> Iterator[_Block]:
    for number, piece in enumerate(xml.split(_TABLE)):
        table, _, rest = piece.rpartition(_TABLE_END)
        if number:
            yield _Block(rows=table.count(_ROW_END), table=True)
        for paragraph in rest.split(_PARAGRAPH_END)[:-1]:
            style = _STYLE_OF.search(paragraph)
            yield _Block(kept=style is not None and style[1] in kept, ends_section=b"<w:sectPr" in paragraph)


def _most_on_a_page(xml: bytes) -> int:
    """How many paragraphs and rows LibreOffice estimates for a page, by the nodes of the document."""
    tables = xml.count(_TABLE)
    nodes = xml.count(_PARAGRAPH_END) + 2 * (xml.count(_CELL) + tables) - _OVERHEAD * tables
    return _IN_SMALL if nodes <= _SMALL else min(53, 20 + nodes // 1000 * 3)


def _parted(blocks: Sequence[_Block], most: int) -> int:
    """How many paragraphs that are kept with the next paragraph are the last on a page of the estimate."""
    found = count = 0
    before = _Block()
    for block in blocks:
        count = block.rows + (0 if before.ends_section else count)
        if count > most:
            found += before.kept and not block.table
            count = 0
        before = block
    return found
