"""How many pages a document of ours takes, estimated from the widths of Times where no LibreOffice can count.

The estimate knows the layout's styles, line breaks by width, tables and sections; it does not know
widows or what is kept together, so a document near the end of a page may take one page more.
"""

from __future__ import annotations

import math
from typing import Any

from lxml import etree

from ocop_docs.law.layout import LINE_UNITS, Element, nd30_layout
from ocop_docs.ooxml.zip import read_part
from ocop_docs.typography import LINE_OF_TIMES, TWIPS_PER_POINT, text_width_twips

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def estimate_pages(data: bytes) -> int:
    """Return the likely number of pages of a Word file made by `render_document`."""
    root = etree.fromstring(read_part(data, "word/document.xml"))
    sections: list[float] = [0]
    for block in root.iterfind(f"{_W}body/*"):
        sections[-1] += _block_height(block)
        if block.find(f"{_W}pPr/{_W}sectPr") is not None:
            sections.append(0)
    page = nd30_layout().text_height
    return sum(max(1, math.ceil(height / page)) for height in sections)


def _block_height(block: Any) -> float:
    width = nd30_layout().text_width
    if block.tag == f"{_W}tbl":
        columns = [int(column.get(f"{_W}w")) for column in block.iter(f"{_W}gridCol")]
        return sum(_row_height(row, columns) for row in block.iter(f"{_W}tr"))
    return _paragraph_height(block, width) if block.tag == f"{_W}p" else 0


def _row_height(row: Any, columns: list[int]) -> float:
    return max(_stack_height(cell, width) for cell, width in zip(row.iter(f"{_W}tc"), columns, strict=False))


def _stack_height(cell: Any, width: int) -> float:
    return sum(_paragraph_height(paragraph, width) for paragraph in cell.iter(f"{_W}p"))


def _paragraph_height(paragraph: Any, width: int) -> float:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    element = nd30_layout().elements.get("" if style is None else style.get(f"{_W}val"))
    if element is None:
        return TWIPS_PER_POINT
    text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
    return element.before + element.after + _lines(text, element, width) * _line_height(element)


def _lines(text: str, element: Element, width: int) -> int:
    length = element.indent.first_line + text_width_twips(text, element.size_pt, bold=element.bold)
    return max(1, math.ceil(length / (width - element.indent.left)))


def _line_height(element: Element) -> float:
    return element.size_pt * TWIPS_PER_POINT * LINE_OF_TIMES * element.line / LINE_UNITS
