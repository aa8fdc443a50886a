"""Weight, slant and case of letters (NĐ 30/2020, Phụ lục I, Phần I, mục II, V)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.elements.patterns import is_upper
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, span_rule

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.rules.base import Fix
    from ocop_docs.checks.layout.word.styles import RunFormat
    from ocop_docs.law.nd30 import Rule

_ITALIC_SHARE, _BOLD_SHARE = 0.5, 0.9
"""A paragraph is italic or bold as a whole when more than this share of its letters is."""
_HEADLINE = 100
"""A shorter line without punctuation at its end may be a bold headline."""
_OPENING = ("“", "«", '"', "‘")
_CLOSING = re.compile(r"[”»\"’][.;,]?$")
_REMARK = re.compile(r"\(.*\)[.;]?$")
_LONGEST_QUOTATION = 40
"""Paragraphs."""
_FEW_WORDS = 4
"""Fewer words may be an abbreviation or a name in capitals."""


_TAGS = {"bold": ("b", "bCs"), "italic": ("i", "iCs")}
_NAMES = {"weight": "bold", "slant": "italic", "mostly_upright": "italic", "mostly_regular": "bold"}


def _has_weight_or_slant(look: RunFormat, rule: Rule, context: Context) -> bool:
    name = _NAMES[rule.check]
    return getattr(look, name) is (rule.allowed[0] == name)


@span_rule("weight", "slant", keeps=_has_weight_or_slant)
def weight_or_slant(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The weight or slant of every letter and figure."""
    letters = (text for run, text in span.typed() if not _has_weight_or_slant(run.format, rule, context))
    if not any(letter.isalnum() for text in letters for letter in text):
        return None
    name, right = _NAMES[rule.check], rule.allowed[0]
    fix = partial(_switch, span, _TAGS[name], on=right == name)
    return Deviation(_other(right), expected(rule), span.paragraph, fix)


def _switch(span: Span, tags: tuple[str, ...], *, on: bool) -> None:
    for properties in edit.run_properties_of(span):
        edit.set_switch(properties, *tags, on=on)


def _other(value: str) -> str:
    pairs = {"bold": "regular", "regular": "bold", "italic": "upright", "upright": "italic"}
    return printed(pairs[value])


def _is_plain(look: RunFormat, rule: Rule, context: Context) -> bool:
    return not getattr(look, _NAMES[rule.check])


@span_rule("mostly_upright", "mostly_regular", keeps=_is_plain)
def mostly(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The look of a paragraph as a whole; the writer may emphasise words inside it."""
    upright, name = rule.check == "mostly_upright", _NAMES[rule.check]
    if not upright and len(span.text) < _HEADLINE and not span.text.endswith((".", ";", "/")):
        return None
    if _share(span, name) <= (_ITALIC_SHARE if upright else _BOLD_SHARE):
        return None
    if upright and id(span) in context.once(_quoted):
        return None
    return Deviation(printed(name), expected(rule), span.paragraph, partial(_switch, span, _TAGS[name], on=False))


def _quoted(context: Context) -> set[int]:
    """The spans inside quotation marks, one or several paragraphs, and remarks in brackets: those may be in italics."""
    spans = context.segment.spans
    found: set[int] = set()
    for at, span in enumerate(spans):
        if _REMARK.match(span.text):
            found.add(id(span))
        elif span.text.startswith(_OPENING):
            near = spans[at : at + _LONGEST_QUOTATION]
            end = next((place for place, other in enumerate(near) if _CLOSING.search(other.text)), 0)
            found.update(id(other) for other in near[: end + 1])
    return found


def _share(span: Span, name: str) -> float:
    marked = total = 0
    for run, text in span.typed():
        letters = sum(map(str.isalnum, text))
        total += letters
        marked += letters if getattr(run.format, name) else 0
    return marked / total if total else 0.0


@span_rule("case")
def case(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Capitals throughout, or not capitals throughout, as the letters are printed."""
    shown = "".join(
        [text.upper() if run.format.caps else text for run, text in span.run_texts() if not run.format.raised]
    )
    wanted = rule.allowed[0] == "upper"
    if is_upper(shown) == wanted or not any(map(str.isalpha, shown)):
        return None
    found = printed("lower" if wanted else "upper")
    return Deviation(found, expected(rule), span.paragraph, _case_fix(span, wanted=wanted))


def _case_fix(span: Span, *, wanted: bool) -> Fix | None:
    """Formatting can make capitals; capitals that were typed are text, which only a person may change."""
    if wanted:
        return partial(_switch, span, ("caps",), on=True)
    return None if is_upper(span.text) else partial(_switch, span, ("caps",), on=False)


@span_rule("mostly_lower")
def mostly_lower(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A paragraph of the text is not set in capitals throughout."""
    if len(span.text.split()) < _FEW_WORDS:
        return None
    return case(span, rule, context)
