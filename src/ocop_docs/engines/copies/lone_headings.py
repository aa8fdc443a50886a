"""Heading rows that rdocx leaves alone at the foot of a page, although they are kept with the next row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile

from ocop_docs.engines.copies.kept_rows import is_kept
from ocop_docs.engines.copies.tall_rows import row_height_pt
from ocop_docs.ooxml.wml import Element, w

_LESS_THAN_A_ROW_PT = 10.0

Fragment = tuple[int, int, float]
"""What stands on one page of a block of the body: the block's index, the page's number, the height in points."""


def with_break_before_lone_headings(
    body: Element, kept: frozenset[str], sizes: Mapping[str, float], fragments: Iterable[Fragment]
) -> bool:
    """Put a page break before the first table whose headings stand alone; return whether there was one.

    What is kept with the table moves with it. `kept` and `sizes` are those of the styles.
    """
    blocks = [child for child in body if child.tag != w("sectPr")]
    places: dict[int, list[tuple[int, float]]] = {}
    for index, page, height in fragments:
        places.setdefault(index, []).append((page, height))
    for index, found in places.items():
        page, height = found[0]
        if len(found) == 1 or height > _headings_pt(blocks[index], sizes) + _LESS_THAN_A_ROW_PT:
            continue
        while index and blocks[index - 1].tag == w("p") and is_kept(blocks[index - 1], kept):
            index -= 1  # noqa: PLW2901 - the chain begins with it
        if index and places.get(index - 1, [(0, 0.0)])[-1][0] == page:
            _break_before(blocks[index])
            return True
    return False


def _headings_pt(block: Element, sizes: Mapping[str, float]) -> float:
    """The height of a table's heading rows; nothing for another block."""
    rows = block.findall(w("tr")) if block.tag == w("tbl") else []
    headings = list(takewhile(lambda row: row.find(f"{w('trPr')}/{w('tblHeader')}") is not None, rows))
    return sum(row_height_pt(row, sizes) for row in headings) if headings else -_LESS_THAN_A_ROW_PT


def _break_before(block: Element) -> None:
    from lxml import etree

    paragraph = block
    if block.tag != w("p"):
        paragraph = etree.Element(w("p"))
        spacing = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("spacing"))
        spacing.attrib.update({w("before"): "0", w("after"): "0", w("line"): "1", w("lineRule"): "exact"})
        block.addprevious(paragraph)
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    place = 1 if properties.find(w("pStyle")) is not None else 0
    properties.insert(place, etree.Element(w("pageBreakBefore")))
