"""Page numbers: in the header, centred, size 13 to 14, from 1, none on the first page (mục I.7)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.page_number_field import add_page_number, block_of, lift_page_number, take_out
from ocop_docs.checks.layout.plain_text import text_of
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, section_rule
from ocop_docs.checks.layout.rules.formatting.emphasis import weight_or_slant
from ocop_docs.checks.layout.rules.formatting.fonts import font
from ocop_docs.checks.layout.rules.formatting.sizes import size
from ocop_docs.checks.layout.rules.pages.page_setup import section_element
from ocop_docs.checks.layout.word.model import Run
from ocop_docs.law.nd30 import nd30
from ocop_docs.ooxml.wml import VAL, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.checks.layout.word.model import Paragraph, Section
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_LETTERS = {"number_size": size, "number_slant": weight_or_slant, "number_weight": weight_or_slant, "number_font": font}
"""A page number is checked like the text of any other element."""


def _numbered(stories: dict[str, list[Paragraph]], *kinds: str) -> list[Paragraph]:
    return [p for kind in kinds for p in stories.get(kind, []) if p.page_run is not None]


def _numbers(section: Section) -> list[Paragraph]:
    return _numbered(section.headers, "default", "even")


def _first_of_document(section: Section) -> bool:
    return section.index == 0 or section.page_start == 1


def _letters(context: Context) -> list[int]:
    """How many letters each section holds."""
    counts = [0] * len(context.document.sections)
    for paragraph in context.document.paragraphs:
        counts[paragraph.section] += len(paragraph.text)
    return counts


def _continues(section: Section) -> bool:
    """Whether the section begins on a new page that is not the first of its document."""
    kind = None if section.element is None else section.element.find(w("type"))
    same_page = kind is not None and kind.get(VAL) == "continuous"
    return section.index > 0 and section.page_start != 1 and not same_page


@section_rule("number_present")
def number_present(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """A page number, once there is more than a page can hold."""
    long = context.once(_letters)[section.index] > (rule.minimum or 0) or _continues(section)
    if not long or _numbers(section) or _numbered(section.footers, "default", "even", "first"):
        return None
    fix = partial(add_page_number, context.file, section, section_element(section, context), float(rule.prefer))
    return Deviation("", "", fix=fix, section=section)


@section_rule("number_place")
def number_place(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The number is in the upper margin."""
    below = {kind: _numbered(section.footers, kind) for kind in ("default", "even")}
    if not any(below.values()) or _numbers(section):
        return None
    movable = all(_is_alone(paragraph) for paragraphs in below.values() for paragraph in paragraphs)
    fix = partial(_lift, section, context, below) if movable else None
    return Deviation(printed("footer"), expected(rule), fix=fix, section=section)


def _is_alone(paragraph: Paragraph) -> bool:
    """Whether the number shares its paragraph with nothing but marks and the word “Trang”."""
    words = re.findall(r"[^\W\d_]+", text_of(paragraph.element).casefold())
    return block_of(paragraph) is not None and set(words) <= set(nd30().words["page_words"])


def _lift(section: Section, context: Context, below: dict[str, list[Paragraph]]) -> None:
    for kind, paragraphs in below.items():
        for paragraph in paragraphs:
            lift_page_number(context.file, section, section_element(section, context), kind, paragraph)


@section_rule("number_align")
def number_align(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The number is centred, by its paragraph or by the frame around it; after a tab it is not checked."""
    for paragraph in _numbers(section):
        if paragraph.format.align not in rule.allowed and "\t" not in paragraph.text and not _centred(paragraph):
            fix = partial(_centre, paragraph, str(rule.prefer))
            return Deviation(printed(paragraph.format.align), expected(rule), fix=fix, section=section)
    return None


def _frame(paragraph: Paragraph) -> Element | None:
    """The frame around a page number, as older versions of Word made it."""
    return paragraph.element.find(f"{w('pPr')}/{w('framePr')}")


def _centred(paragraph: Paragraph) -> bool:
    """Whether the frame around the number is centred on the page."""
    frame = _frame(paragraph)
    return frame is not None and frame.get(w("xAlign")) == "center"


def _centre(paragraph: Paragraph, value: str) -> None:
    frame = _frame(paragraph)
    if frame is not None:
        edit.drop(frame, ("x",))
        frame.set(w("xAlign"), value)
    edit.set_alignment(paragraph.element, value)
    edit.set_indent(paragraph.element, left=0, first=0, right=0)


@section_rule(*_LETTERS)
def number_letters(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The letters of the number."""
    for paragraph in _numbers(section):
        found = _checked(paragraph, rule, context)
        if found is not None:
            return Deviation(found.found, found.expected, fix=found.fix, section=section)
    return None


def _checked(paragraph: Paragraph, rule: Rule, context: Context) -> Deviation | None:
    return _LETTERS[rule.check](_number_span(paragraph), _as_for_text(rule), context)


@cache
def _as_for_text(rule: Rule) -> Rule:
    named = {"number_slant": "slant", "number_weight": "weight"}.get(rule.check)
    return rule.for_check(named) if named else rule


def _number_span(paragraph: Paragraph) -> Span:
    """The number as a span; an unfilled field gets the format of its instruction."""
    run = paragraph.page_run
    if not paragraph.blank or run is None:
        return Span(paragraph, 0, len(paragraph.text))
    shown = replace(paragraph, runs=[Run("1", run.format, run.element)], text="")
    return Span(shown, 0, 1)


@section_rule("number_first_page")
def number_first_page(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """No number on the first page of a document."""
    if not _first_of_document(section) or not _numbers(section):
        return None
    shown = _numbered(section.headers, "first") + _numbered(section.footers, "first")
    if section.title_page and not shown:
        return None
    fix = _removal(shown) if section.title_page else partial(_hide_first, section, context)
    return Deviation(printed("shown"), expected(rule), fix=fix, section=section)


def _removal(shown: list[Paragraph]) -> Fix | None:
    """Fields can be removed, but not together with other text."""
    bare = all(block_of(paragraph) is not None and not text_of(paragraph.element).strip() for paragraph in shown)
    return partial(_remove, shown) if bare else None


def _remove(shown: list[Paragraph]) -> None:
    for paragraph in shown:
        block = block_of(paragraph)
        if block is not None:
            take_out(block)


def _hide_first(section: Section, context: Context) -> None:
    edit.set_switch(section_element(section, context), "titlePg", on=True)


@section_rule("number_arabic")
def number_arabic(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """Arabic figures."""
    if section.page_style in rule.allowed or not _numbers(section):
        return None
    fix = partial(_set_number, section, context, "fmt", str(rule.prefer))
    return Deviation(section.page_style, expected(rule), fix=fix, section=section)


@section_rule("number_from_one")
def number_from_one(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The first page is page 1."""
    if section.index > 0 or section.page_start in {None, *rule.allowed} or not _numbers(section):
        return None
    fix = partial(_set_number, section, context, "start", str(rule.prefer))
    return Deviation(str(section.page_start), expected(rule), fix=fix, section=section)


def _set_number(section: Section, context: Context, name: str, value: str) -> None:
    edit.child(section_element(section, context), "pgNumType").set(w(name), value)
