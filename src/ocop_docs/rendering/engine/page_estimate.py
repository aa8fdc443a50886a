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

_MOST_GAPS = 9
_STYLE = re.compile(rb'<w:style [^>]*w:styleId="(\w+)"[^>]*>((?:(?!</w:style>).)*)', re.DOTALL)
_STYLE_OF = re.compile(rb'<w:pStyle w:val="(\w+)"')
_TABLE, _TABLE_END, _ROW_END, _CELL, _PARAGRAPH_END = b"<w:tbl>", b"</w:tbl>", b"</w:tr>", b"<w:tc>", b"</w:p>"
_SECTION = b"<w:sectPr"
_OF_TABLE = 2 - 25
"""Nodes of a table itself, and those that LibreOffice takes off for each."""
_SMALL, _IN_SMALL = 100, 25
"""Up to how many nodes LibreOffice puts so many paragraphs and rows on a page."""
_LEAST, _MOST, _MORE_FOR_A_THOUSAND = 20, 53, 3
"""How many it puts on a page of a larger document: the least, the most, and more for each thousand nodes."""


class _Stretch(NamedTuple):
    """A table, the paragraphs up to the next table or section, and how many nodes LibreOffice counts in both."""

    rows: int
    paragraphs: Sequence[bytes]
    nodes: int
    begins_section: bool


def styles_with_keep_next(styles: bytes) -> frozenset[bytes]:
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
    stretches = list(_stretches(xml))
    most = _most_on_a_page(sum(one.nodes for one in stretches))
    if not _parted(stretches, most, kept):
        return xml
    gaps = min(range(_MOST_GAPS + 1), key=lambda count: _parted(stretches, most, kept, count))
    return xml[:first] + GAP * gaps + xml[first:]


def _stretches(xml: bytes) -> Iterator[_Stretch]:
    of_table = 0
    for piece in xml.split(_TABLE):
        table, _, rest = piece.rpartition(_TABLE_END)
        rows, paragraphs, begins = table.count(_ROW_END), rest.split(_PARAGRAPH_END)[:-1], False
        nodes = of_table + table.count(_PARAGRAPH_END) + 2 * table.count(_CELL) + len(paragraphs)
        of_table = _OF_TABLE
        ends = [number for number, one in enumerate(paragraphs, 1) if _SECTION in one] if _SECTION in rest else []
        for end in ends:
            yield _Stretch(rows, paragraphs[:end], nodes, begins)
            rows, nodes, begins = 0, 0, True
        yield _Stretch(rows, paragraphs[ends[-1] :] if ends else paragraphs, nodes, begins)


def _most_on_a_page(nodes: int) -> int:
    """How many paragraphs and rows LibreOffice estimates for a page of a document of so many nodes."""
    return _IN_SMALL if nodes <= _SMALL else min(_MOST, _LEAST + nodes // 1000 * _MORE_FOR_A_THOUSAND)


def _parted(stretches: Sequence[_Stretch], most: int, kept: frozenset[bytes], gaps: int = 0) -> int:
    """How many paragraphs that are kept with the next paragraph are the last on a page of the estimate."""
    found, count = 0, gaps
    for rows, paragraphs, _, begins_section in stretches:
        count = rows + (0 if begins_section else count)
        if count > most:
            count = 0
        first = most - count
        for number in range(first, len(paragraphs), most + 1):
            found += number > 0 and _is_kept(paragraphs[number - 1], kept)
        count = (len(paragraphs) - first - 1) % (most + 1) if first < len(paragraphs) else count + len(paragraphs)
    return found


def _is_kept(paragraph: bytes, kept: frozenset[bytes]) -> bool:
    style = _STYLE_OF.search(paragraph)
    return style is not None and style[1] in kept
