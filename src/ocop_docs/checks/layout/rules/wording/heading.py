"""The words of the heading: national name, motto, number and symbol, place and date (mục II.1 to II.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements.patterns import DOTS, NATIONAL_NAME, is_upper
from ocop_docs.checks.layout.elements.spans import fold
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule
from ocop_docs.checks.layout.word.model import plain
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.law.nd30 import Rule

_MOTTO = re.compile(r"Độc lập [-–—] Tự do [-–—] Hạnh phúc$")
_NUMBER = re.compile(r"^số\s*:?\s*(?P<number>\d*)", re.IGNORECASE)
_FIGURES = r"(?:[\d.…]+(?:\s+[\d.…]+)*)?"
_DATE = re.compile(
    rf"^(?P<place>.*?)(?P<comma>,\s*)?ngày\s*(?P<day>{_FIGURES})\s*tháng\s*(?P<month>{_FIGURES})\s*năm\b",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*[-–—_]\s*")
_SINGLE_DIGIT = re.compile(r"[1-9]")
_FIGURE_SLASH = re.compile(r"\d\s*/")
_BLANK_AT_SLASH = re.compile(r"\s/|/\s")
_BLANK_AFTER_SLASH = re.compile(r"/\s+\w")


def _raw(span: Span) -> str:
    """The text as typed, with its inner blanks."""
    return span.paragraph.text[span.start : span.end].strip()


@span_rule("wording")
def wording(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The national name letter by letter."""
    return None if fold(span.text) == NATIONAL_NAME else Deviation(span.text, expected(rule), span.paragraph)


@span_rule("tone_mark")
def tone_mark(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The tone mark of HÒA on the O."""
    return Deviation("HOÀ", expected(rule), span.paragraph) if "HOÀ" in span.text.upper() else None


@span_rule("motto_wording")
def motto_wording(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The motto letter by letter; another rule checks its case."""
    if _MOTTO.match(span.text) or (is_upper(span.text) and _MOTTO.match(_as_motto(span.text))):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


def _as_motto(text: str) -> str:
    return re.sub(r"\w+ \w+", lambda words: words[0].capitalize(), text.lower())


@span_rule("motto_dash")
def motto_dash(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A hyphen between the phrases."""
    found = next((dash for dash in "–—" if dash in span.text), None)
    return Deviation(found, expected(rule), span.paragraph) if found else None


@span_rule("number_colon")
def number_colon(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """“Số:” with its colon."""
    return None if span.text.startswith("Số:") else Deviation(span.text[:4], expected(rule), span.paragraph)


@span_rule("number_zero")
def number_zero(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A zero before a number below ten."""
    found = _NUMBER.match(span.text)
    if found is None or not _SINGLE_DIGIT.fullmatch(found["number"]):
        return None
    return Deviation(found["number"], f"0{found['number']}", span.paragraph)


@span_rule("number_slash")
def number_slash(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A slash between number and symbol without blanks; blanks are allowed in front of it where the number is open."""
    raw = plain(_raw(span))
    blank = DOTS.search(raw) or not _FIGURE_SLASH.search(raw)
    wrong = "/" not in raw or (_BLANK_AFTER_SLASH if blank else _BLANK_AT_SLASH).search(raw)
    return Deviation(span.text, expected(rule), span.paragraph) if wrong else None


def _symbol(span: Span) -> str:
    return "" if "/" not in span.text else span.text.partition("/")[2].strip()


@span_rule("symbol_hyphen")
def symbol_hyphen(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Hyphens between the groups of the symbol, no blanks."""
    symbol = _symbol(span)
    if DOTS.search(symbol) or not re.search(r"\s|–|—|_", symbol):
        return None
    return Deviation(symbol, expected(rule), span.paragraph)


@span_rule("symbol_case")
def symbol_case(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Capitals in the symbol, but for the types that the decree itself writes with small letters."""
    small = [group for group in _DASHES.split(_symbol(span)) if any(map(str.islower, group))]
    mixed = {kind.symbol for kind in nd30().kinds} | {"TrS"} if small else set()
    wrong = next((group for group in small if group not in mixed), None)
    return Deviation(wrong, expected(rule), span.paragraph) if wrong else None


@span_rule("symbol_type")
def symbol_type(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The symbol opens with the abbreviation of the document's own type."""
    kind, symbol = context.segment.kind, _symbol(span)
    first = _DASHES.split(symbol)[0]
    if kind is None or not kind.symbol or kind.optional or not first or DOTS.search(first):
        return None
    if fold(first) == fold(kind.symbol):
        return None
    return Deviation(first, kind.symbol, span.paragraph)


@span_rule("dispatch_word")
def dispatch_word(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """“V/v” at the head of the subject of a letter, written so."""
    if context.of("subject_dispatch")[0] is not span or span.text.startswith(rule.allowed):
        return None
    return Deviation(span.text[:3], expected(rule), span.paragraph)


def _date(span: Span, context: Context) -> re.Match[str] | None:
    return context.once(_dates).get(id(span))


def _dates(context: Context) -> dict[int, re.Match[str] | None]:
    return {id(span): _DATE.match(span.text) for span in context.of("place_date")}


@span_rule("date_words")
def date_words(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The date in full words."""
    return None if _date(span, context) else Deviation(span.text, expected(rule), span.paragraph)


@span_rule("date_comma")
def date_comma(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A comma after the place."""
    found = _date(span, context)
    if found is None or found["comma"] or not found["place"].strip(". …"):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


@span_rule("date_capital")
def date_capital(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Capitals at the head of the place's words."""
    found = _date(span, context)
    words = found["place"].split() if found else []
    if not words or not any(word[0].islower() for word in (words[0], words[-1])):
        return None
    return Deviation(" ".join(words), expected(rule), span.paragraph)


@span_rule("date_day_zero")
def date_day_zero(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A zero before a day below ten."""
    found = _date(span, context)
    if found is None or not _SINGLE_DIGIT.fullmatch(found["day"]):
        return None
    return Deviation(found["day"], f"0{found['day']}", span.paragraph)


@span_rule("date_month_zero")
def date_month_zero(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A zero before the months 1 and 2."""
    found = _date(span, context)
    if found is None or found["month"] not in {"1", "2"}:
        return None
    return Deviation(found["month"], f"0{found['month']}", span.paragraph)


@span_rule("date_month_extra_zero")
def date_month_extra_zero(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """No zero before the months from 3 on."""
    found = _date(span, context)
    if found is None or not re.fullmatch(r"0[3-9]", found["month"]):
        return None
    return Deviation(found["month"], found["month"][1:], span.paragraph)
