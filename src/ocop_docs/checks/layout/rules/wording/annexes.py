"""Annexes: number, title, reference, pages of their own (NĐ 30/2020, Phụ lục I, Phần I, mục III.1)."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.spans import has_no_text
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule
from ocop_docs.checks.layout.rules.pages.page_setup import section_element
from ocop_docs.ooxml.wml import children, w
from ocop_docs.vietnamese.enumeration import roman, roman_value

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Segment, Span
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_ATTACHED = re.compile("(?:biểu|danh mục|bảng) kèm theo")


def _annexes(context: Context) -> list[Segment]:
    """The annexes of the same document: those right after it."""
    segments = list(context.recognised.segments)
    at = segments.index(context.segment)
    start = max((i for i in range(at + 1) if segments[i].role != "annex"), default=0)
    end = next((i for i in range(at, len(segments)) if segments[i].role != "annex"), len(segments))
    return [segment for segment in segments[start:end] if segment.of("annex_label")]


def _blank(span: Span) -> bool:
    return bool(patterns.DOTS.search(span.text)) or "…" in span.text


@span_rule("annex_number")
def annex_number(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Two annexes or more are numbered in Roman figures, in order."""
    annexes = _annexes(context)
    wanted = roman(annexes.index(context.segment) + _first_number(annexes, context))
    if _blank(span) or (len(annexes) == 1 and not span.value) or span.value == wanted:
        return None
    return Deviation(span.value or "không có", wanted, span.paragraph)


def _first_number(annexes: list[Segment], context: Context) -> int:
    """The number of the first annex: 1, or any in a file of annexes alone."""
    label = annexes[0].first("annex_label")
    alone = not any(segment.role == "main" for segment in context.recognised.segments)
    return roman_value(label.value) or 1 if alone and label else 1


@span_rule("annex_referred")
def annex_referred(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The document points to its annexes."""
    mains = [segment for segment in context.recognised.segments if segment.role != "annex"]
    if not mains or any(_points_to_annex(other.text.casefold()) for segment in mains for other in segment.spans):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


def _points_to_annex(text: str) -> bool:
    return "phụ lục" in text or ("kèm theo" in text and bool(_ATTACHED.search(text)))


@span_rule("annex_titled", "annex_reference")
def annex_parts(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The annex has a title and refers to the document it belongs to."""
    wanted = "annex_title" if rule.check == "annex_titled" else "annex_reference"
    if context.of(wanted):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


@span_rule("annex_pages")
def annex_pages(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The annex begins a section, and its pages are numbered from 1."""
    own = span.paragraph
    paragraphs = context.document.paragraphs
    section = context.document.sections[own.section]
    above = range(own.number - 2, -1, -1)
    before = next((paragraphs[at] for at in above if not paragraphs[at].blank), None)
    if before is None or (before.section != own.section and section.page_start == 1):
        return None
    element = section_element(section, context)
    if before.section != own.section:
        fix: Fix | None = partial(_count_from_one, element)
    else:
        body = element.getparent()
        fix = partial(_begin_section, own.element, element) if own.element.getparent() is body else None
    return Deviation(span.text, expected(rule), own, fix)


def _count_from_one(section: Element) -> None:
    edit.child(section, "pgNumType").set(w("start"), "1")


def _begin_section(label: Element, section: Element) -> None:
    """End the section before the annex and remove the page breaks there, which would leave an empty page."""
    _drop_page_breaks(label)
    above = label.getprevious()
    while above is not None and above.tag == w("p") and has_no_text(above):
        _drop_page_breaks(above)
        above = above.getprevious()
    if above is not None and above.tag == w("p"):
        _drop_page_breaks(above)
    last = label.getprevious()
    if last is None or last.tag != w("p"):
        last = etree.Element(w("p"))
        label.addprevious(last)
    if has_no_text(last):
        edit.make_thin(last)
    edit.child(edit.properties(last), "sectPr").extend(children(deepcopy(section)))
    edit.remove(section, "type")
    _count_from_one(section)


def _drop_page_breaks(paragraph: Element) -> None:
    for mark in list(paragraph.iter(w("br"))):
        holder = mark.getparent()
        if mark.get(w("type")) == "page" and holder is not None:
            holder.remove(mark)
