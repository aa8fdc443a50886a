"""The text of a body as it is structured: paragraphs, and tables of rows of cells, for comparison letter by letter."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

from ocop_docs.ooxml.wml import w
from ocop_docs.revision.redline.marks import CELL, ROW, TABLE, P, R, T, unwrapped

Structure = str | list["Structure"]
"""A paragraph is its text; a table is a list of rows, a row of cells, a cell of paragraphs and tables."""

LETTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
"""What is written as an element and reads as a letter."""


def blocks(parent: ET.Element) -> list[ET.Element]:
    """Return the paragraphs and tables of a body or a cell."""
    return [child for child in unwrapped(parent) if child.tag in (P, TABLE)]


def rows(table: ET.Element) -> list[ET.Element]:
    """Return the rows of a table."""
    return [child for child in unwrapped(table) if child.tag == ROW]


def cells(row: ET.Element) -> list[ET.Element]:
    """Return the cells of a row."""
    return [child for child in unwrapped(row) if child.tag == CELL]


def structure(container: ET.Element) -> list[Structure]:
    """Return the text of a body or a cell."""
    return [block_structure(block) for block in blocks(container)]


def block_structure(block: ET.Element) -> Structure:
    """Return the text of a paragraph or a table."""
    if block.tag == P:
        return paragraph_text(block)
    return [[structure(cell) for cell in cells(row)] for row in rows(block)]


def row_structure(row: ET.Element) -> Structure:
    """Return the text of a row, cell by cell."""
    return [structure(cell) for cell in cells(row)]


def paragraph_text(paragraph: ET.Element) -> str:
    """Return the text of a paragraph; that of a box within it is not its own."""
    return "".join(_letters(paragraph))


def _letters(paragraph: ET.Element) -> Iterator[str]:
    for run in unwrapped(paragraph):
        for child in run if run.tag == R else ():
            yield child.text or "" if child.tag == T else LETTERS.get(child.tag, "")


def boxed_texts(root: ET.Element) -> Sequence[str]:
    """Return the texts of the boxes in a document, which stand beside the text."""
    return [paragraph_text(one) for box in root.iter(w("txbxContent")) for one in box.iter(P)]
