"""What makes Word break pages in other places than the PDF: see `docs/parity.md`."""

from __future__ import annotations

from ocop_docs.engines.copies.tall_rows import tall_rows
from ocop_docs.engines.word_text import BODY, NO_STYLES, text_of
from ocop_docs.errors import Fault, fault
from ocop_docs.ooxml.wml import STYLES, w
from ocop_docs.ooxml.zip import read_parts

_SHARE_OF_PAGE = 0.6
"""A row above it leaves so much of a page empty that a point more or less of its height moves everything after it."""
_LONGEST_QUOTE = 60


def known_differences(word: bytes) -> list[Fault]:
    """Return what a clerk must know before printing the PDF of a Word file in its place; empty for almost all files."""
    from lxml import etree

    parts = read_parts(word)
    body = etree.fromstring(parts[BODY], etree.XMLParser(resolve_entities=False, no_network=True))
    rows = tall_rows(body, parts.get(STYLES, NO_STYLES), _SHARE_OF_PAGE)
    texts = [max((text_of(paragraph) for paragraph in row.iter(w("p"))), key=len) for row in rows]
    return [fault("pdf-pages-differ", rows=len(texts), text=texts[0][:_LONGEST_QUOTE])] if texts else []
