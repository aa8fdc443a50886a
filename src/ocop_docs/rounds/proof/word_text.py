"""The text of a finished Word file: its paragraphs and tables, read without the data that made it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = f"{_W}t"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class PaperText:
    """Paragraphs in reading order, those in tables too, and each table as rows of cells."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_word(data: bytes) -> PaperText:
    """Return the text of a Word file that this program made."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"), _PARSER)
    paragraphs = tuple(text for text in map(_text, root.iter(f"{_W}p")) if text)
    return PaperText(paragraphs, tuple(_table(table) for table in root.iter(f"{_W}tbl")))


def _table(table: etree._Element) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(cell) for cell in row.iter(f"{_W}tc")) for row in table.iter(f"{_W}tr"))


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(_TEXT)).strip()
