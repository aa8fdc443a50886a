"""Headings outside tables that LibreOffice 7.4 leaves at the foot of a page, though `w:keepNext` forbids it.

It does so where the page has a table of several rows and the document another one further on. The copy of the file that
it is given gets a page break before each such heading, until none is left there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from ocop_docs.engines.copies.kept_rows import is_kept
from ocop_docs.engines.copies.styles import kept_styles
from ocop_docs.engines.copies.tall_rows import without_cant_split
from ocop_docs.engines.proof import page_ends
from ocop_docs.engines.word_text import BODY, NO_STYLES, STYLES, letters_of
from ocop_docs.ooxml.wml import Element, w
from ocop_docs.ooxml.zip import Package, make_member, read_parts

_MOST_BREAKS = 12
"""Page breaks added to a copy, each with another conversion, before it is taken as it is."""


class _Heading(NamedTuple):
    """A paragraph that is kept with the next; `begin` and `end` are counted as `page_ends` counts."""

    element: Element
    begin: int
    end: int


def with_kept_paragraphs(word: bytes, to_pdf: Callable[[bytes], bytes]) -> bytes:
    """Return the PDF of a Word file by `to_pdf` with no heading at the foot of a page; raise as `to_pdf` does."""
    from lxml import etree

    parts = read_parts(word)
    body = etree.fromstring(parts[BODY], etree.XMLParser(resolve_entities=False, no_network=True))
    styles = parts.get(STYLES, NO_STYLES)
    headings = list(_headings(body, kept_styles(styles)))
    pdf = to_pdf(_with_body(parts, body) if without_cant_split(body, styles) else word)
    for _ in range(_MOST_BREAKS):
        ends = page_ends(word, pdf)
        stranded = next((one for one in headings if one.end in ends), None)
        if stranded is None:
            break
        first = _first_of_chain(stranded, headings)
        headings = [one for one in headings if one.begin > stranded.begin]
        if first.begin not in {0, *ends}:
            _break_before(first.element)
            pdf = to_pdf(_with_body(parts, body))
    return pdf


def _with_body(parts: dict[str, bytes], body: Element) -> bytes:
    from lxml import etree

    changed = parts | {BODY: etree.tostring(body)}
    return Package.of(make_member(name, content) for name, content in changed.items()).with_members()


def _headings(body: Element, styles: frozenset[str]) -> Iterator[_Heading]:
    at = 0
    for paragraph in body.iter(w("p")):
        begin, at = at, at + len(letters_of(paragraph))
        in_table = next(paragraph.iterancestors(w("tc")), None) is not None
        if begin < at and not in_table and is_kept(paragraph, styles):
            yield _Heading(paragraph, begin, at)


def _first_of_chain(last: _Heading, headings: list[_Heading]) -> _Heading:
    """The first of the headings that stand one after the other and end with `last`."""
    by_element = {one.element: one for one in headings}
    before = last.element.itersiblings(preceding=True)
    return [last, *(by_element[one] for one in takewhile(by_element.__contains__, before))][-1]


def _break_before(paragraph: Element) -> None:
    from lxml import etree

    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        paragraph.insert(0, properties)
    # CT_PPr wants pStyle, keepNext and keepLines before it; LibreOffice does not mind the order of the latter two.
    properties.insert(1, etree.Element(w("pageBreakBefore")))
