"""Headings that an engine leaves at the foot of a page, though `w:keepNext` keeps them with what follows.

rdocx does so with rows of tables, LibreOffice 7.4 with paragraphs. The copy of the file that the engine is given gets a
page break before each such heading, until none is left there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from ocop_docs.engines.proof import page_ends
from ocop_docs.engines.word_text import BODY, letters_of
from ocop_docs.ooxml.wml import Element, is_on, w
from ocop_docs.ooxml.zip import Package, make_member, read_parts

ToPdf = Callable[[bytes], bytes]
_MOST_BREAKS = 12
_STYLES = "word/styles.xml"


class _Block(NamedTuple):
    """A paragraph or a row that is kept with the next; `begin` and `end` are counted as `page_ends` counts."""

    element: Element
    begin: int
    end: int


def with_kept_rows(word: bytes, to_pdf: ToPdf) -> bytes:
    """Return the PDF with no row at the foot of a page that is to stay with the next; raise as `to_pdf` does."""
    return _with_breaks(word, to_pdf, "tr")


def with_kept_paragraphs(word: bytes, to_pdf: ToPdf) -> bytes:
    """Return the PDF with no such paragraph outside tables at the foot of a page; raise as `to_pdf` does."""
    return _with_breaks(word, to_pdf, "p")


def _with_breaks(word: bytes, to_pdf: ToPdf, tag: str) -> bytes:
    parts = read_parts(word)
    body = etree.fromstring(parts[BODY], etree.XMLParser(resolve_entities=False, no_network=True))
    blocks = [block for block in _kept_blocks(body, _kept_styles(parts)) if block.element.tag == w(tag)]
    pdf = to_pdf(word)
    for _ in range(_MOST_BREAKS if blocks else 0):
        ends = page_ends(word, pdf)
        stranded = next((block for block in blocks if block.end in ends), None)
        if stranded is None:
            break
        first = _first_of_chain(stranded, blocks)
        blocks = [block for block in blocks if block.begin > stranded.begin]
        if first.begin in {0, *ends}:
            continue
        _break_before(first.element)
        changed = parts | {BODY: etree.tostring(body)}
        pdf = to_pdf(Package.of(make_member(name, content) for name, content in changed.items()).with_members())
    return pdf


def _kept_styles(parts: Mapping[str, bytes]) -> set[str]:
    """Names of the styles with `w:keepNext`, their own or inherited."""
    styles = {one.get(w("styleId"), ""): one for one in etree.fromstring(parts[_STYLES]).iter(w("style"))}

    def kept(name: str | None) -> bool:
        style = styles.get(name or "")
        if style is None:
            return False
        own = style.find(f"{w('pPr')}/{w('keepNext')}")
        based_on = style.find(w("basedOn"))
        return is_on(own.get(w("val"))) if own is not None else based_on is not None and kept(based_on.get(w("val")))

    return {name for name in styles if kept(name)}


def _kept_blocks(body: Element, styles: set[str]) -> Iterator[_Block]:
    at = 0
    for child in body.iter(w("p"), w("tr")):
        if child.tag == w("tr"):
            length = sum(len(letters_of(each)) for each in child.iter(w("p")))
            first = next(child.iter(w("p")), None)
            header = child.find(f"{w('trPr')}/{w('tblHeader')}") is not None
            followed = next(child.itersiblings(w("tr")), None) is not None
            if first is not None and followed and not header and _is_kept(first, styles):
                yield _Block(child, at, at + length)
            continue
        begin, at = at, at + len(letters_of(child))
        if next(child.iterancestors(w("tc")), None) is None and _is_kept(child, styles) and begin < at:
            yield _Block(child, begin, at)


def _is_kept(paragraph: Element, styles: set[str]) -> bool:
    own = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return is_on(own.get(w("val"))) if own is not None else style is not None and style.get(w("val")) in styles


def _first_of_chain(last: _Block, blocks: list[_Block]) -> _Block:
    """The first of the kept blocks that stand one after the other and end with `last`."""
    by_element = {block.element: block for block in blocks}
    before = last.element.itersiblings(preceding=True)
    return [last, *(by_element[one] for one in takewhile(by_element.__contains__, before))][-1]


def _break_before(block: Element) -> None:
    if block.tag == w("p"):
        _properties(block).insert(1, etree.Element(w("pageBreakBefore")))
        return
    table = block.getparent()
    if table is None:
        return
    rows = table.findall(w("tr"))
    headings = list(takewhile(lambda row: row.find(f"{w('trPr')}/{w('tblHeader')}") is not None, rows))
    if block is not rows[len(headings)]:
        rest = etree.Element(w("tbl"))
        rest.extend(copy.deepcopy(one) for one in (*table.iterchildren(w("tblPr"), w("tblGrid")), *headings))
        rest.extend([block, *block.itersiblings(w("tr"))])
        table.addnext(rest)
        table = rest
    table.addprevious(_empty_paragraph())


def _empty_paragraph() -> Element:
    paragraph = etree.Element(w("p"))
    properties = _properties(paragraph)
    etree.SubElement(properties, w("pageBreakBefore"))
    etree.SubElement(
        properties, w("spacing"), {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}
    )
    return paragraph


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        paragraph.insert(0, found)
    return found
