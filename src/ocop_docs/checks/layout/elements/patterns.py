"""The text patterns of the elements of an administrative document."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from ocop_docs.checks.layout.elements.spans import fold
from ocop_docs.law.nd30 import Kind, nd30

_HEAD = 8
"""Letters at the beginning of a line that mostly tell whether it is in capitals."""
_SLIPS = 3
_LIKENESS = 0.85
NATIONAL_NAME = "cộng hòa xã hội chủ nghĩa việt nam"
NUMBER = re.compile(r"^số(?:\s*:|[\s\d.…_a-z]*/)", re.IGNORECASE)
# A number with a year belongs to a legal normative document, whose layout other decrees govern.
NORMATIVE = re.compile(r"^(?:luật |nghị quyết |pháp lệnh )?số\s*(?::\s*)?(?:[\d.…]+\s*)?/\s*20\d\d\s*/", re.IGNORECASE)
DISPATCH = re.compile(r"^v\s*/\s*v\b", re.IGNORECASE)
DATE = re.compile(
    r"\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b|,\s*(?:ngày\s*)?\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$",
    re.IGNORECASE,
)
# “Kính mời:” stands before the addressees of an invitation; without the colon it begins a sentence.
ADDRESSEE = re.compile(r"^kính (?:(?:gửi|trình)\b|mời\s*:)", re.IGNORECASE)
BASIS = re.compile(r"^(?:[-–+]\s*)?(?:căn cứ|theo đề nghị|xét (?:đề nghị|tờ trình|báo cáo))\b", re.IGNORECASE)
# A legal basis whose first words were left out: the text cited comes first, with its number or date.
CITED = re.compile(
    r"^(?:[-–+]\s*)?(?:luật|bộ luật|pháp lệnh|nghị quyết|nghị định|quyết định|thông tư|chỉ thị|kế hoạch|công văn"
    r"|văn bản|thông báo|hướng dẫn|chương trình)\b.*(?:\bsố\b|\bngày\b)",
    re.IGNORECASE,
)
FORMULA = re.compile(r"[=≈≤≥×÷√∑]|^\(\d+(?:\.\d+)?\)$")
# Words that begin a legal basis only among other bases; elsewhere they begin a sentence.
LESSER_BASIS = re.compile(r"^(?:thực hiện|theo|xét|trên cơ sở|tiếp theo)\b", re.IGNORECASE)
REFERENCE = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
ENACTING = re.compile(r"^quyết (?:định|nghị)\s*[:.]?$", re.IGNORECASE)
# The line of a telegram that names its sender; the addressees are listed below it (mẫu 1.6).
TELEGRAM = re.compile(r"\bđiện\s*:$", re.IGNORECASE)
RECIPIENTS = re.compile(r"^nơi nhận\b", re.IGNORECASE)
ARCHIVE = re.compile(r"^[-–]?\s*lưu\b", re.IGNORECASE)
# Offices also write T.M, T/M and TM/; the rule on the form of the abbreviation finds those.
POWER = re.compile(r"^(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)(?:\s*[.,/]\s*|\s+)(?=\S)", re.IGNORECASE)
ANNEX = re.compile(r"^phụ lục(?:\s+(?:số\s*)?(?P<value>[ivxlc]+|\d+|[a-z]|….*|\.{2,}.*))?\s*[:.]?$", re.IGNORECASE)
PLACEHOLDER = re.compile(r"^[(\[].*[)\]]\d*$|^\(|^.*\)$|^đã ký$", re.IGNORECASE)
DRAFTER = re.compile(r"^[^\W\d_]{1,5}\s*\.?\s*\(\d{1,4}\)\.?$|^[A-ZĐ]{1,5}\s*\.?\s*\d{1,4}$")
CONTACT = re.compile(r"(?:đt|điện thoại|fax|e-?mail|website)\s*:", re.IGNORECASE)
TABLE_NOTE = re.compile(
    r"^\(?\s*(?:đơn vị(?: tính)?|đvt|nguồn(?: số liệu)?|ghi chú|chú thích)\s*:|^(?:bảng|biểu|hình)\s+(?:số\s+)?\d",
    re.IGNORECASE,
)
END_MARK = re.compile(r"[.…]\s*/\s*\.?\s*$")
DOTS = re.compile(r"[.…]{2,}")

PART = re.compile(
    r"^phần\s+(?:thứ\s+)?(?P<value>[ivxlc]+|\d+|nhất|hai|ba|tư|năm)\s*(?P<mark>[:.]?)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
CHAPTER = re.compile(r"^chương\s+(?P<value>[ivxlc]+|\d+)\s*(?P<mark>[:.]?)\s*(?P<rest>.*)$", re.IGNORECASE)
SECTION = re.compile(r"^mục\s+(?P<value>[ivxlc]+|\d+)\s*(?P<mark>[:.]?)\s*(?P<rest>.*)$", re.IGNORECASE)
SUBSECTION = re.compile(r"^tiểu mục\s+(?P<value>[ivxlc]+|\d+)\s*(?P<mark>[:.]?)\s*(?P<rest>.*)$", re.IGNORECASE)
ARTICLE = re.compile(r"^điều\s+(?P<value>\d+[a-zđ]?|[.…]+)(?P<mark>\s*[:.)]?)\s*(?P<rest>.*)$", re.IGNORECASE)
ROMAN = re.compile(r"^(?!V\s*/\s*v\b)(?P<value>[IVXLC]+)(?P<mark>\s*[.:)/\-–])\s*(?P<rest>\S.*)$")
# "A. CÔNG TÁC CHỈ ĐẠO" is a level above the Roman numerals in many reports; the decree has no such level.
LETTERED = re.compile(r"^(?P<value>[A-HĐ])(?P<mark>\s*[./)\-–])\s*(?P<rest>\S.*)$")
# "1. 100 hộ" is a clause; "1.000 hộ", "12/2026" and "26/QĐ-TTg" are not.
CLAUSE = re.compile(r"^(?P<value>\d{1,3})(?P<mark>\s*[.:)/])(?P<rest>\s+\S.*|(?<!/)[^\d\s].*)$")
POINT = re.compile(r"^(?P<value>[a-zđ])(?P<mark>\s*[).:])\s*(?P<rest>\S.*)$")
DASH = re.compile(r"^[-–+•*▪]\s*\S")
SUBCLAUSE = re.compile(r"^\d+(?:\.\d+)+\.?\s")


def kind_named(text: str) -> Kind | None:
    """Return the type of document with this name, in any case, or None."""
    return _kinds().get(fold(text))


def kind_opening(text: str) -> Kind | None:
    """Return the type of document whose name, in capitals, begins `text`; its subject follows."""
    head = text[:_HEAD]
    if head.upper() != head:
        return None
    head = fold(text)
    named = [kind for name, kind in _kinds().items() if head.startswith(f"{name} ")]
    return max(named, key=lambda kind: len(kind.name), default=None)


def kind_meant(text: str) -> Kind | None:
    """Return the type whose name differs from `text` by a slip or two (``QUYẾT ĐINH``), or None."""
    folded = fold(text)
    return next((kind for name, kind in _kinds().items() if _alike(folded, name)), None)


def _alike(one: str, other: str) -> bool:
    """Whether two folded texts are alike but for slips; those too different in length or letters are not compared."""
    enough = _LIKENESS * (len(one) + len(other)) / 2
    if min(len(one), len(other)) <= enough:
        return False
    if sum([min(one.count(letter), other.count(letter)) for letter in set(one)]) <= enough:
        return False
    return SequenceMatcher(None, one, other).ratio() > _LIKENESS


def symbol_listed(number: str) -> bool:
    """Whether the symbol of a number begins with the abbreviation of a type that the decree lists."""
    first = re.split(r"[-–\s]", number.partition("/")[2].strip())[0]
    return bool(first) and any(fold(first) == fold(kind.symbol) for kind in nd30().kinds if kind.symbol)


@cache
def _kinds() -> dict[str, Kind]:
    """The types that print their name, by that name; the first of two namesakes counts."""
    return {fold(kind.name): kind for kind in reversed(nd30().kinds) if not kind.untitled}


def untitled(name: str) -> Kind:
    """Return a type that prints no name of its own (``CÔNG VĂN``).

    Raises:
        StopIteration: the law names no such type.
    """
    return next(kind for kind in nd30().kinds if kind.untitled and kind.name == name)


def is_one_of(text: str, words: str) -> bool:
    """Whether the whole text is one of these words of the law's table (``urgency``), in any case."""
    return listed_among(text, words) is not None


def listed_among(text: str, *lists: str) -> str | None:
    """Return the first of these lists of the law's table (``urgency``) that has the whole text, in any case."""
    folded = fold(text)
    return next((words for words in lists if folded in _folded(words)), None)


def opens_with(text: str, words: str) -> bool:
    """Whether the text begins with one of these words."""
    folded, openings = f"{fold(text)} ", _folded(words)
    # One call for all of them first: few lines begin with any.
    return folded.startswith(openings) and any(
        folded.startswith(word) and not folded[len(word)].isalnum() for word in openings
    )


@cache
def _folded(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(word) for word in nd30().words[words]))


def is_upper(text: str) -> bool:
    """Whether every letter is a capital, and there is one."""
    head = text[:_HEAD]
    return head.upper() == head and text.upper() == text and any(map(str.isalpha, text))


def is_motto(text: str) -> bool:
    """Whether the text is the motto, in any case and punctuation."""
    folded = fold(text)
    return "độc lập" in folded and "hạnh phúc" in folded and len(folded) < len(NATIONAL_NAME)


def is_national_name(text: str) -> bool:
    """Whether the text is the national name, in any case, with up to three slips."""
    if text[:1] not in {"c", "C"}:
        return False
    folded = fold(text)
    if folded == NATIONAL_NAME:
        return True
    alike = abs(len(folded) - len(NATIONAL_NAME)) <= _SLIPS
    return alike and _alike(folded, NATIONAL_NAME)
