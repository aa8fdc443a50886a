"""Annexes: number, title, reference, pages of their own (NĐ 30/2020, Phụ lục I, Phần I, mục III.1)."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures
from ocop_docs.checks.layout.measures.pages import section_element
from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.ooxml.wml import children, w
from ocop_docs.vietnamese.enumeration import roman, roman_value

if TYPE_CHECKING:
    from ocop_docs.checks.layout.measures.base import Mend
    from ocop_docs.checks.layout.recognise.pieces import Piece, Segment
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_ATTACHED = re.compile("(?:biểu|danh mục|bảng) kèm theo")


def _annexes(context: Context) -> list[Segment]:
    """The annexes of the same document: those that follow its main part without another between."""
    segments = list(context.recognised.segments)
    at = segments.index(context.segment)
    start = max((i for i in range(at + 1) if segments[i].role != "annex"), default=0)
    end = next((i for i in range(at, len(segments)) if segments[i].role != "annex"), len(segments))
    return [segment for segment in segments[start:end] if segment.of("annex_label")]


def _blank(piece: Piece) -> bool:
    return bool(patterns.DOTS.search(piece.text)) or "…" in piece.text


@measures("piece", "annex_number")
def annex_number(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Two annexes or more are numbered in Roman figures, in order."""
    del rule
    annexes = _annexes(context)
    wanted = roman(annexes.index(context.segment) + _first_number(annexes, context))
    if _blank(piece) or (len(annexes) == 1 and not piece.value) or piece.value == wanted:
        return None
    return Deviation(piece.value or "không có", wanted, piece.paragraph)


def _first_number(annexes: list[Segment], context: Context) -> int:
    """The first annex is the first, but in a file of annexes alone it may be any."""
    label = annexes[0].first("annex_label")
    alone = not any(segment.role == "main" for segment in context.recognised.segments)
    return roman_value(label.value) or 1 if alone and label else 1


@measures("piece", "annex_referred")
def annex_referred(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The document points to its annexes."""
    mains = [segment for segment in context.recognised.segments if segment.role != "annex"]
    if not mains or any(_points_to_annex(other.text.casefold()) for segment in mains for other in segment.pieces):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


def _points_to_annex(text: str) -> bool:
    return "phụ lục" in text or ("kèm theo" in text and bool(_ATTACHED.search(text)))


@measures("piece", "annex_titled", "annex_reference")
def annex_parts(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The annex has a title, and says to which document it belongs."""
    wanted = "annex_title" if rule.measure == "annex_titled" else "annex_reference"
    if context.of(wanted):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "annex_pages")
def annex_pages(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The annex begins a section whose pages are numbered from 1."""
    own = piece.paragraph
    paragraphs = context.document.paragraphs
    section = context.document.sections[own.section]
    above = range(own.number - 2, -1, -1)
    before = next((paragraphs[at] for at in above if not paragraphs[at].blank), None)
    if before is None or (before.section != own.section and section.page_start == 1):
        return None
    element = section_element(section, context)
    if before.section != own.section:
        mend: Mend | None = partial(_count_from_one, element)
    else:
        body = element.getparent()
        mend = partial(_begin_section, own.element, element) if own.element.getparent() is body else None
    return Deviation(piece.text, expected(rule), own, mend)


def _count_from_one(section: Element) -> None:
    edit.child(section, "pgNumType").set(w("start"), "1")


def _begin_section(label: Element, section: Element) -> None:
    """End the section before the annex; what began its page until now goes, lest a page stay empty."""
    _drop_page_breaks(label)
    above = label.getprevious()
    while above is not None and above.tag == w("p") and not "".join(map(str, above.itertext())).strip():
        _drop_page_breaks(above)
        above = above.getprevious()
    last = label.getprevious()
    if last is None or last.tag != w("p"):
        last = etree.Element(w("p"))
        label.addprevious(last)
    _drop_page_breaks(last)
    edit.child(edit.properties(last), "sectPr").extend(children(deepcopy(section)))
    edit.remove(section, "type")
    _count_from_one(section)


def _drop_page_breaks(paragraph: Element) -> None:
    for mark in list(paragraph.iter(w("br"))):
        holder = mark.getparent()
        if mark.get(w("type")) == "page" and holder is not None:
            holder.remove(mark)
