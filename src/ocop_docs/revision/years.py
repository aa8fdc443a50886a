"""Years in the words of a document: those of its period become those of the next, others stay and are named."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ocop_docs.documents.parts import Period

_YEAR = r"(?:19|20)\d{2}"
_TEXT_NUMBER = r"\d+(?:/\d{4})?/[A-ZĐ]{2,}[\w-]*"
_DAY = r"\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
_CITED = re.compile(rf"{_TEXT_NUMBER}(?:,?\s+(?:ngày\s+)?{_DAY})?|số\s+\d[\w/-]*,?\s+ngày\s+{_DAY}")
"""Number and date of a text that is cited: its year is part of its name."""
_SPAN = re.compile(rf"(?<![\d./,])({_YEAR})(\s*[-–]\s*)({_YEAR})(?![\d/]|[.,]\d)")
_LAST_YEAR = re.compile(rf"(so với\s+(?:cùng kỳ\s+)?(?:năm\s+)?)({_YEAR})(?!\d)", re.IGNORECASE)
_ONE = re.compile(
    rf"((?:\bnăm\s+|\bvụ\s+|\bmùa\s+|\bQuý\s+[IV1-4]+\s*[/,]?\s*(?:năm\s+)?|\b\d{{1,2}}/)|\A)({_YEAR})(?!\d|[.,]\d|/\w)",
    re.IGNORECASE,
)
"""A year where one is named as such: after `năm` or a quarter, in a date, or alone."""
_BARE = re.compile(rf"(?<![\d./,]){_YEAR}(?![\d/]|[.,]\d)")


class Rolled(NamedTuple):
    """A text with the years of the next period, and the years of this one that it still names."""

    text: str
    left: tuple[int, ...]


def rolled(text: str, period: Period, step: int) -> Rolled:
    """Return `text` with the years of `period`, where they are named as years, `step` years later.

    A span of years is rolled as a whole, and only when all of it is in the period: `giai đoạn 2026 - 2030` is a
    programme's in a plan of 2027. The year before the period is rolled where the text compares with it. Numbers and
    dates of cited texts stay as they are.
    """
    if not _BARE.search(text) and "/" not in text:
        return Rolled(text, ())
    parts: list[str] = []
    left: list[int] = []
    end = 0
    for cited in _CITED.finditer(text):
        _roll(text[end : cited.start()], period, step, parts, left)
        parts.append(cited.group())
        end = cited.end()
    _roll(text[end:], period, step, parts, left)
    return Rolled("".join(parts), tuple(left))


def _roll(text: str, period: Period, step: int, parts: list[str], left: list[int]) -> None:
    end = 0
    for span in _SPAN.finditer(text):
        _roll_single(text[end : span.start()], period, step, parts, left)
        first, last = int(span[1]), int(span[3])
        within = first in period and last in period
        parts.append(f"{first + step}{span[2]}{last + step}" if within else span.group())
        end = span.end()
    _roll_single(text[end:], period, step, parts, left)


def _roll_single(text: str, period: Period, step: int, parts: list[str], left: list[int]) -> None:
    def later(found: re.Match[str]) -> str:
        return f"{found[1]}{int(found[2]) + step}" if int(found[2]) in period else found.group()

    end = 0
    for compared in _LAST_YEAR.finditer(text):
        _roll_named(text[end : compared.start()], later, period, parts, left)
        year = int(compared[2])
        is_rolled = year in period or year + 1 in period
        parts.append(f"{compared[1]}{year + step if is_rolled else year}")
        end = compared.end()
    _roll_named(text[end:], later, period, parts, left)


def _roll_named(
    text: str, later: Callable[[re.Match[str]], str], period: Period, parts: list[str], left: list[int]
) -> None:
    unnamed = _ONE.sub(" ", text)
    left += [year for year in map(int, _BARE.findall(unnamed)) if year in period]
    parts.append(_ONE.sub(later, text))
