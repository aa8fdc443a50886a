"""What a finished Word file says: its paragraphs and tables as plain text, nothing of how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from ocop_docs.ooxml.wml import w
from ocop_docs.ooxml.zip import read_part

_TEXT = w("t")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class PaperText:
    """Paragraphs in reading order, those in tables too, and each table as rows of cells."""

    paragraphs: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]


def read_paper(data: bytes) -> PaperText:
    """Return the text of a Word file that this program made."""
    root = etree.fromstring(read_part(data, "word/document.xml"), _PARSER)
    paragraphs = tuple(text for text in map(_text, root.iter(w("p"))) if text)
    return PaperText(paragraphs, tuple(_table(table) for table in root.iter(w("tbl"))))


def _table(table: Any) -> tuple[tuple[str, ...], ...]:  # noqa: ANN401 - an element of lxml
    return tuple(tuple(_text(cell) for cell in row.iter(w("tc"))) for row in table.iter(w("tr")))


def _text(element: Any) -> str:  # noqa: ANN401 - as above
    return "".join(element.itertext(_TEXT, with_tail=False)).strip()
