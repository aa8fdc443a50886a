"""Rows of tables that are taller than a page, found by the widths of their letters.

Word divides such a row although it is marked `w:cantSplit`. rdocx never divides a row, so the copy that it is given has
several rows in its place; LibreOffice 7.4 loses the last line of such a row, unless the mark is gone.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from math import inf

from ocop_docs.engines.copies.styles import sizes_of
from ocop_docs.engines.word_text import BODY, NO_STYLES
from ocop_docs.ooxml.wml import STYLES, TWIPS_PER_POINT, Element, w
from ocop_docs.ooxml.zip import read_parts, write_zip
from ocop_docs.typography import CELL_MARGINS, LINE_OF_TIMES, text_width_twips

_PARAGRAPH = 80
"""Twips above and below a paragraph in our tables."""
_DEFAULT_PT = 13.0
_TALL, _PIECE = 0.8, 0.6
"""Shares of a page, as estimated: a row above the first is split, into pieces of the second."""


def with_split_rows(body: Element, styles: bytes) -> bool:
    """Put rows of less than a page in the place of each tall one; return whether there were any."""
    sizes = sizes_of(styles)
    found = list(_tall_rows(body, sizes, _TALL))
    for row, page in found:
        _split(row, page * _PIECE, sizes)
    return bool(found)


def without_cant_split(word: bytes) -> bytes:
    """Return a Word file whose tall rows go on over the foot of a page; the same where it has none."""
    from lxml import etree

    parts = read_parts(word)
    body = etree.fromstring(parts[BODY], etree.XMLParser(resolve_entities=False, no_network=True))
    rows = tall_rows(body, parts.get(STYLES, NO_STYLES), _TALL)
    marks = [mark for row in rows for mark in row.findall(f"{w('trPr')}/{w('cantSplit')}")]
    for mark in marks:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return write_zip(parts | {BODY: etree.tostring(body)}) if marks else word


def tall_rows(body: Element, styles: bytes, share: float) -> list[Element]:
    """Return the rows that are, as estimated, higher than `share` of what their page has for text."""
    return [row for row, _ in _tall_rows(body, sizes_of(styles), share)]


def row_height_pt(row: Element, sizes: Mapping[str, float]) -> float:
    """Return the height of a row in points, as far as the widths of its letters tell."""
    return max((_height(cell, sizes) for cell in row.findall(w("tc"))), default=0.0) / TWIPS_PER_POINT


def _tall_rows(body: Element, sizes: Mapping[str, float], share: float) -> Iterator[tuple[Element, float]]:
    """Tall rows, and the height of their pages in twips."""
    rows: list[Element] = []
    # The properties of a section stand at its end.
    for element in body.iter(w("tr"), w("sectPr")):
        if element.tag == w("tr"):
            rows.append(element)
            continue
        page = _page_height(element)
        for row in rows:
            if row_height_pt(row, sizes) * TWIPS_PER_POINT > page * share:
                yield row, page
        rows = []


def _page_height(section: Element) -> float:
    """What a page of a section has for text."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return inf
    edges = (abs(float(margins.get(w(edge), "0"))) for edge in ("top", "bottom"))
    return float(size.get(w("h"), "0")) - sum(edges)


def _height(cell: Element, sizes: Mapping[str, float]) -> float:
    return sum(
        len(_lines(paragraph, cell, sizes)) * _line_height(paragraph, sizes) + _PARAGRAPH
        for paragraph in cell.iter(w("p"))
    )


def _line_height(paragraph: Element, sizes: Mapping[str, float]) -> float:
    return _size(paragraph, sizes) * LINE_OF_TIMES * TWIPS_PER_POINT


def _size(paragraph: Element, sizes: Mapping[str, float]) -> float:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return sizes.get(style.get(w("val"), "") if style is not None else "", _DEFAULT_PT)


def _lines(paragraph: Element, cell: Element, sizes: Mapping[str, float]) -> list[str]:
    """The text as it breaks in the cell; each line but the last ends with its space."""
    width, size = cell.find(f"{w('tcPr')}/{w('tcW')}"), _size(paragraph, sizes)
    room = (int(width.get(w("w"), "0")) if width is not None else 0) - CELL_MARGINS
    lines = [""]
    for word in "".join(text.text or "" for text in paragraph.iter(w("t"))).split(" "):
        if lines[-1] and text_width_twips(lines[-1] + word, size) > room:
            lines.append("")
        lines[-1] += f"{word} "
    return [*lines[:-1], lines[-1][:-1]]


def _split(row: Element, height: float, sizes: Mapping[str, float]) -> None:
    """Put a row for each piece of the cells in the place of a row."""
    from lxml import etree

    cells = row.findall(w("tc"))
    pieces = [list(_pieces(cell, height, sizes)) for cell in cells]
    for piece in zip_longest(*pieces):
        made = etree.Element(w("tr"))
        made.extend(copy.deepcopy(one) for one in row.iterchildren(w("trPr")))
        for cell, paragraphs in zip(cells, piece, strict=True):
            part = etree.SubElement(made, w("tc"))
            part.extend(copy.deepcopy(one) for one in cell.iterchildren(w("tcPr")))
            part.extend(paragraphs or [etree.Element(w("p"))])
        row.addprevious(made)
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)


def _pieces(cell: Element, height: float, sizes: Mapping[str, float]) -> Iterator[list[Element]]:
    """The paragraphs of each piece of a cell; one that is a single run is divided between its lines."""
    piece: list[Element] = []
    room = height
    for paragraph in cell.iterchildren(w("p")):
        for part, lines in _parts(paragraph, cell, sizes, height):
            needed = lines * _line_height(paragraph, sizes) + _PARAGRAPH
            if piece and needed > room:
                yield piece
                piece, room = [], height
            piece.append(part)
            room -= needed
    yield piece


def _parts(
    paragraph: Element, cell: Element, sizes: Mapping[str, float], height: float
) -> Iterator[tuple[Element, int]]:
    lines = _lines(paragraph, cell, sizes)
    most = int((height - _PARAGRAPH) / _line_height(paragraph, sizes))
    if len(lines) <= most or [one.tag for one in paragraph.iter(w("r"), w("t"))] != [w("r"), w("t")]:
        yield copy.deepcopy(paragraph), len(lines)
        return
    for begin in range(0, len(lines), most):
        part = copy.deepcopy(paragraph)
        chunk = lines[begin : begin + most]
        next(part.iter(w("t"))).text = "".join(chunk).rstrip(" ")
        yield part, len(chunk)
