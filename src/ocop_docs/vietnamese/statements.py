"""How a quantity is stated: the words around a figure and what they mean for it."""

import re
from enum import StrEnum
from typing import NamedTuple, TypeVar

from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.figures import FigureError
from ocop_docs.vietnamese.text import quoted

Figure = TypeVar("Figure")


class Relation(StrEnum):
    """What a stated figure is to the true one."""

    EXACT = "exact"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"
    INCREASE = "increase"
    REMAINDER = "remainder"


BEFORE = {
    "ít nhất": Relation.AT_LEAST,
    "tối thiểu": Relation.AT_LEAST,
    "không dưới": Relation.AT_LEAST,
    "không ít hơn": Relation.AT_LEAST,
    "tối đa": Relation.AT_MOST,
    "nhiều nhất": Relation.AT_MOST,
    "không quá": Relation.AT_MOST,
    "không vượt quá": Relation.AT_MOST,
    "trên dưới": Relation.ABOUT,
    "hơn": Relation.MORE_THAN,
    "trên": Relation.MORE_THAN,
    "dưới": Relation.LESS_THAN,
    "chưa đến": Relation.LESS_THAN,
    "chưa tới": Relation.LESS_THAN,
    "khoảng": Relation.ABOUT,
    "gần": Relation.ABOUT,
    "xấp xỉ": Relation.ABOUT,
}
"""Words before the figure."""

AFTER = {"trở lên": Relation.AT_LEAST, "trở xuống": Relation.AT_MOST}
"""Words after the figure."""

# The longer words first: “trên dưới” is not “trên”.
_BEFORE = re.compile(rf"({'|'.join(sorted(BEFORE, key=len, reverse=True))}) (.+)")
_AFTER = re.compile(rf"(?:(từ) )?(.+?) ({'|'.join(AFTER)})")
_RANGE = re.compile(r"(?:từ )?(.+?)(?: ?[-\u2013\u2014] ?| (?:đến|tới) )(.+)")


class Statement(NamedTuple):
    """A statement taken apart: its relation, the words before and after, one figure or the two of a range."""

    relation: Relation
    before: str
    first: str
    second: str | None
    after: str


def take_apart(phrase: str) -> Statement:
    """The parts of a statement of one line, in small letters: ``khoảng 30`` → about, ``khoảng``, ``30``.

    Raises:
        FigureError: a range after words that allow only one figure (``ít nhất 5 - 7``).
    """
    lowered = " ".join(phrase.lower().split())
    closing = _AFTER.fullmatch(lowered)
    if closing:
        return Statement(AFTER[closing[3]], closing[1] or "", closing[2], None, closing[3])
    opening = _BEFORE.fullmatch(lowered)
    before, rest = (opening[1], opening[2]) if opening else ("", lowered)
    return _apart(BEFORE.get(before, Relation.EXACT), before, rest, phrase)


def _apart(relation: Relation, before: str, rest: str, phrase: str) -> Statement:
    ends = _RANGE.fullmatch(rest)
    if ends is None:
        return Statement(relation, before, rest, None, "")
    if relation not in (Relation.EXACT, Relation.ABOUT):
        raise FigureError(reason("range-after-qualifier", text=quoted(phrase), before=before))
    stated = Relation.RANGE if relation is Relation.EXACT else relation
    return Statement(stated, before, ends[1], ends[2], "")


def bounds(relation: Relation, first: Figure, second: Figure | None) -> tuple[Figure | None, Figure | None]:
    """The lowest and highest figure that the statement allows; None where it sets no bound.

    `MORE_THAN` and `LESS_THAN` exclude the bound that they name. `ABOUT` keeps the figure as both.
    """
    if relation in (Relation.AT_LEAST, Relation.MORE_THAN):
        return first, None
    if relation in (Relation.AT_MOST, Relation.LESS_THAN):
        return None, first
    return first, first if second is None else second
