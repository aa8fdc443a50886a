"""How many pages a document of ours takes, estimated from the widths of Times where no LibreOffice can count.

The estimate knows the layout's styles, line breaks by width, tables and sections; it does not know
widow control or paragraphs that are kept together, so a document near the end of a page may take one page more.
"""

from __future__ import annotations

import math

from lxml import etree

from ocop_docs.law.nd30_layout import LINE_UNITS, Element, nd30_layout
from ocop_docs.ooxml.wml import VAL, w
from ocop_docs.ooxml.wml import Element as Xml
from ocop_docs.ooxml.zip import read_part
from ocop_docs.typography import LINE_OF_TIMES, TWIPS_PER_POINT, text_width_twips


def estimate_pages(data: bytes) -> int:
    """Return the likely number of pages of a Word file made by `render_document`."""
    root = etree.fromstring(read_part(data, "word/document.xml"))
    sections: list[float] = [0]
    for block in root.iterfind(f"{w('body')}/*"):
        sections[-1] += _block_height(block)
        if block.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            sections.append(0)
    page = nd30_layout().text_height
    return sum(max(1, math.ceil(height / page)) for height in sections)


def _block_height(block: Xml) -> float:
    width = nd30_layout().text_width
    if block.tag == w("tbl"):
        columns = [int(column.get(w("w"), "0")) for column in block.iter(w("gridCol"))]
        return sum(_row_height(row, columns) for row in block.iter(w("tr")))
    return _paragraph_height(block, width) if block.tag == w("p") else 0


def _row_height(row: Xml, columns: list[int]) -> float:
    return max(_stack_height(cell, width) for cell, width in zip(row.iter(w("tc")), columns, strict=False))


def _stack_height(cell: Xml, width: int) -> float:
    return sum(_paragraph_height(paragraph, width) for paragraph in cell.iter(w("p")))


def _paragraph_height(paragraph: Xml, width: int) -> float:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    element = nd30_layout().elements.get("" if style is None else style.get(VAL, ""))
    if element is None:
        return TWIPS_PER_POINT
    text = "".join(node.text or "" for node in paragraph.iter(w("t")))
    return element.before + element.after + _lines(text, element, width) * _line_height(element)


def _lines(text: str, element: Element, width: int) -> int:
    length = element.indent.first_line + text_width_twips(text, element.size_pt, bold=element.bold)
    return max(1, math.ceil(length / (width - element.indent.left)))


def _line_height(element: Element) -> float:
    return element.size_pt * TWIPS_PER_POINT * LINE_OF_TIMES * element.line / LINE_UNITS
