"""What a finished Word file says: its paragraphs and tables as plain text, nothing of how it was made."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = f"{_W}t"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class PaperText:
    """Paragraphs in reading order, those in tables too, and each table as rows of cells."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_paper(data: bytes) -> PaperText:
    """Return the text of a Word file that this program made."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"), _PARSER)
    paragraphs = tuple(text for text in map(_text, root.iter(f"{_W}p")) if text)
    return PaperText(paragraphs, tuple(_table(table) for table in root.iter(f"{_W}tbl")))


def _table(table: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(cell) for cell in row.iter(f"{_W}tc")) for row in table.iter(f"{_W}tr"))


def _text(element: Any) -> str:
    return "".join(element.itertext(_TEXT, with_tail=False)).strip()
