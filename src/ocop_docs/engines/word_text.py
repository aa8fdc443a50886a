"""The text that a Word file prints: once in its body, and again and again at the edges of its pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ocop_docs.ooxml.wml import Element, w
from ocop_docs.ooxml.zip import read_parts

BODY, NO_STYLES = "word/document.xml", b"<styles/>"
LETTERS = (
    "\t\n\r\u0020-\u007e\u00a0-\u036f\u0384-\u038a\u0391-\u03a1\u03a3-\u03ce\u1e00-\u1e9b\u1ea0-\u1ef9"
    "\u2000-\u200a\u2012-\u2022\u2026\u2030\u2032-\u2034\u2039\u203a\u2044\u2074\u207f\u20a0-\u20b5\u2113\u2116\u2122"
    "\u2126\u212e\u215b-\u215e\u2190-\u2195\u2202\u2206\u220f\u2211\u2212\u2215\u2219\u221a\u221e\u221f\u2229\u222b"
    "\u2248\u2260\u2261\u2264\u2265\u25a0\u25a1\u25aa-\u25ac\u25ca-\u25cc\u25cf\ufb01\ufb02"
)
"""The characters of Liberation Serif in all four faces, which are those of Times New Roman and more; for a regex."""

_EDGES = re.compile(r"word/(header|footer)\w*\.xml")
_HYPHENS = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\ufffe": "-", "\x02": "-"})
"""Hyphens that no line may end after, may end after, and (the last two) PDFium's marks of one that a line ends with."""


class WordText(NamedTuple):
    """What a Word file prints; all but `words` without white space.

    `words` are the body's, `edges` match what a header or footer prints, `repeated_rows` are headings of tables; `rows`
    are where the cells of each row of a table begin and end, counted in the body's LETTERS.
    """

    body: str
    words: tuple[str, ...]
    edges: tuple[re.Pattern[str], ...]
    repeated_rows: tuple[str, ...]
    rows: tuple[tuple[tuple[int, int], ...], ...]

    def words_at(self, place: int, most: int) -> str:
        """Return the body's words from its letter number `place` on, at most `most` characters of them."""
        for at, word in enumerate(self.words):
            place -= len(letters(squeezed(word)))
            if place < 0:
                return " ".join(self.words[at : at + most])[:most]
        return ""


_OTHERS = re.compile(f"[^{LETTERS}]")


def squeezed(text: str) -> str:
    """Return `text` without white space, in the composed form, with one sort of hyphen and no ligatures."""
    return "".join(unicodedata.normalize("NFKC", text.translate(_HYPHENS)).split())


def printed_parts(parts: Mapping[str, bytes]) -> dict[str, Element]:
    """Return the roots of the parts that hold text which is printed: the body, headers and footers."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return {
        name: etree.fromstring(content, parser)
        for name, content in parts.items()
        if name == BODY or _EDGES.fullmatch(name)
    }


def read_word(word: bytes) -> WordText:
    """Return what a Word file prints."""
    edges = printed_parts(read_parts(word))
    body = edges.pop(BODY)
    paragraphs = [text_of(paragraph) for paragraph in body.iter(w("p"))]
    patterns = {pattern.pattern: pattern for edge in edges.values() if (pattern := _edge(edge))}
    return WordText(
        "".join(map(squeezed, paragraphs)),
        tuple(" ".join(paragraphs).split()),
        tuple(patterns.values()),
        tuple(_repeated(body)),
        tuple(_rows(body)),
    )


def letters_of(element: Element) -> str:
    """Return the LETTERS that an element prints, as `rows` of WordText counts them."""
    return letters(squeezed(text_of(element)))


def letters(text: str) -> str:
    """Return `text` without what is not in LETTERS."""
    return _OTHERS.sub("", text)


def text_of(element: Element) -> str:
    """Return the text that an element prints."""
    return "".join(_pieces(element))


def _pieces(element: Element) -> Iterator[str]:
    for node in element.iter(w("t"), w("noBreakHyphen")):
        yield (node.text or "") if node.tag == w("t") else "-"


def _edge(part: Element) -> re.Pattern[str] | None:
    """What a header or footer prints, with any number where it has a field."""
    pattern, in_field = "", False
    for node in part.iter(w("t"), w("fldChar"), w("fldSimple")):
        if node.tag == w("fldChar"):
            kind = node.get(w("fldCharType"))
            pattern += r"\d+" if kind == "begin" else ""
            in_field = kind != "end"
        elif node.tag == w("fldSimple"):
            pattern += r"\d+"
        elif not in_field and next(node.iterancestors(w("fldSimple")), None) is None:
            pattern += re.escape(squeezed(node.text or ""))
    return re.compile(pattern) if pattern else None


def _repeated(body: Element) -> Iterator[str]:
    """The heading of each table, which a page may begin with anew."""
    for table in body.iter(w("tbl")):
        rows = table.findall(w("tr"))
        heading = "".join(
            squeezed(text_of(row)) for row in rows if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
        )
        if heading:
            yield heading


def _rows(body: Element) -> Iterator[tuple[tuple[int, int], ...]]:
    """The cells of each row; a table within a cell is text of that cell."""
    rows: dict[Element, dict[Element, tuple[int, int]]] = {}
    at = 0
    for paragraph in body.iter(w("p")):
        begin, at = at, at + len(letters_of(paragraph))
        *_, cell = [None, *paragraph.iterancestors(w("tc"))]
        *_, row = [None, *paragraph.iterancestors(w("tr"))]
        if cell is not None and row is not None:
            cells = rows.setdefault(row, {})
            cells[cell] = (cells.get(cell, (begin, at))[0], at)
    return (tuple(cells.values()) for cells in rows.values())
