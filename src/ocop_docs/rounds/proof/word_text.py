"""The text of a finished Word file: its paragraphs and tables, read without the data that made it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import read_part

_TEXT = w("t")


@dataclass(frozen=True, slots=True)
class PaperText:
    """Paragraphs in reading order, those in tables too, and each table as rows of cells."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_word(data: bytes) -> PaperText:
    """Return the text of a Word file that this program made."""
    root = ET.fromstring(read_part(data, "word/document.xml"))  # noqa: S314 - our own file
    paragraphs = tuple(text for text in map(_text, root.iter(w("p"))) if text)
    return PaperText(paragraphs, tuple(_table(table) for table in root.iter(w("tbl"))))


def _table(table: ET.Element) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(cell) for cell in row.iter(w("tc"))) for row in table.iter(w("tr")))


def _text(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(_TEXT)).strip()
