"""The words of the heading: national name, motto, number and symbol, place and date (mục II.1 to II.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures
from ocop_docs.checks.layout.recognise.patterns import DOTS, NATIONAL_NAME, is_upper
from ocop_docs.checks.layout.recognise.pieces import fold, plain
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.recognise.pieces import Piece
    from ocop_docs.law.nd30 import Rule

_MOTTO = re.compile(r"Độc lập [-–—] Tự do [-–—] Hạnh phúc$")
_NUMBER = re.compile(r"^số\s*:?\s*(?P<number>\d*)", re.IGNORECASE)
_DATE = re.compile(
    r"^(?P<place>.*?)\s*(?P<comma>,?)\s*ngày\s*(?P<day>[\d.…\s]*?)\s*tháng\s*(?P<month>[\d.…\s]*?)\s*năm\b",
    re.IGNORECASE,
)
_DASHES = re.compile(r"\s*[-–—_]\s*")
_SINGLE_DIGIT = re.compile(r"[1-9]")


def _raw(piece: Piece) -> str:
    """The text as typed, inner blanks kept."""
    return piece.paragraph.text[piece.start : piece.end].strip()


@measures("piece", "wording")
def wording(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The national name letter by letter."""
    del context
    return None if fold(piece.text) == NATIONAL_NAME else Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "tone_mark")
def tone_mark(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Where the tone mark of HÒA stands."""
    del context
    return Deviation("HOÀ", expected(rule), piece.paragraph) if "HOÀ" in piece.text.upper() else None


@measures("piece", "motto_wording")
def motto_wording(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The motto letter by letter; capitals throughout are told by its case."""
    del context
    if _MOTTO.match(piece.text) or (is_upper(piece.text) and _MOTTO.match(_as_motto(piece.text))):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


def _as_motto(text: str) -> str:
    return re.sub(r"\w+ \w+", lambda words: words[0].capitalize(), text.lower())


@measures("piece", "motto_dash")
def motto_dash(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A hyphen between the phrases."""
    del context
    found = next((dash for dash in "–—" if dash in piece.text), None)
    return Deviation(found, expected(rule), piece.paragraph) if found else None


@measures("piece", "number_colon")
def number_colon(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """“Số:” with its colon."""
    del context
    return None if piece.text.startswith("Số:") else Deviation(piece.text[:4], expected(rule), piece.paragraph)


@measures("piece", "number_zero")
def number_zero(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A zero before a number below ten."""
    del rule, context
    found = _NUMBER.match(piece.text)
    if found is None or not _SINGLE_DIGIT.fullmatch(found["number"]):
        return None
    return Deviation(found["number"], f"0{found['number']}", piece.paragraph)


@measures("piece", "number_slash")
def number_slash(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A slash between number and symbol, close on both sides; before a number to come blanks may stand."""
    del context
    raw = plain(_raw(piece))
    blank = DOTS.search(raw) or not re.search(r"\d\s*/", raw)
    wrong = "/" not in raw or (not blank and re.search(r"\s/|/\s", raw)) or (blank and re.search(r"/\s+\w", raw))
    return Deviation(piece.text, expected(rule), piece.paragraph) if wrong else None


def _symbol(piece: Piece) -> str:
    return "" if "/" not in piece.text else piece.text.partition("/")[2].strip()


@measures("piece", "symbol_hyphen")
def symbol_hyphen(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Hyphens between the groups of the symbol, no blanks."""
    del context
    symbol = _symbol(piece)
    if DOTS.search(symbol) or not re.search(r"\s|–|—|_", symbol):
        return None
    return Deviation(symbol, expected(rule), piece.paragraph)


@measures("piece", "symbol_case")
def symbol_case(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Capitals in the symbol, but for the types that the decree itself writes with small letters."""
    del context
    mixed = {kind.symbol for kind in nd30().kinds} | {"TrS"}
    groups = _DASHES.split(_symbol(piece))
    wrong = [group for group in groups if group not in mixed and any(letter.islower() for letter in group)]
    return Deviation(wrong[0], expected(rule), piece.paragraph) if wrong else None


@measures("piece", "symbol_type")
def symbol_type(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The symbol opens with the abbreviation of the document's own type."""
    del rule
    kind, symbol = context.segment.kind, _symbol(piece)
    first = _DASHES.split(symbol)[0]
    if kind is None or not kind.symbol or kind.may_lack or not first or DOTS.search(first):
        return None
    if fold(first) == fold(kind.symbol):
        return None
    return Deviation(first, kind.symbol, piece.paragraph)


@measures("piece", "dispatch_word")
def dispatch_word(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """“V/v” at the head of the subject of a letter, written so."""
    if context.of("subject_dispatch")[0] is not piece or piece.text.startswith(rule.allowed):
        return None
    return Deviation(piece.text[:3], expected(rule), piece.paragraph)


def _date(piece: Piece) -> re.Match[str] | None:
    return _DATE.match(piece.text)


@measures("piece", "date_words")
def date_words(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The date in full words."""
    del context
    return None if _date(piece) else Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "date_comma")
def date_comma(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A comma after the place."""
    del context
    found = _date(piece)
    if found is None or found["comma"] or not found["place"].strip(". …"):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "date_capital")
def date_capital(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Capitals at the head of the place's words."""
    found = _date(piece)
    words = found["place"].split() if found else []
    del context
    if not words or not any(word[0].islower() for word in (words[0], words[-1])):
        return None
    return Deviation(" ".join(words), expected(rule), piece.paragraph)


@measures("piece", "date_day_zero")
def date_day_zero(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A zero before a day below ten."""
    del rule, context
    found = _date(piece)
    if found is None or not _SINGLE_DIGIT.fullmatch(found["day"]):
        return None
    return Deviation(found["day"], f"0{found['day']}", piece.paragraph)


@measures("piece", "date_month_zero")
def date_month_zero(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A zero before the months 1 and 2."""
    del rule, context
    found = _date(piece)
    if found is None or found["month"] not in {"1", "2"}:
        return None
    return Deviation(found["month"], f"0{found['month']}", piece.paragraph)


@measures("piece", "date_month_extra_zero")
def date_month_extra_zero(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """No zero before the months from 3 on."""
    del rule, context
    found = _date(piece)
    if found is None or not re.fullmatch(r"0[3-9]", found["month"]):
        return None
    return Deviation(found["month"], found["month"][1:], piece.paragraph)
