"""Printed lines against edited ones: which are the same, and how far two texts are apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ocop_docs.documents.typed_marks import leading_mark
from ocop_docs.revision.comparison import Pair, aligned
from ocop_docs.revision.effort import Effort

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_END = re.compile(r"[\s.;:,/]+$")
_IN_WORDS = re.compile(r"\s*\(Bằng chữ: [^)]*\)")


class Edit(NamedTuple):
    """A piece of a line that was replaced: where it begins and ends in the line as printed, and the words instead."""

    start: int
    end: int
    words: str


@lru_cache(maxsize=8192)
def essence(line: str) -> str:
    """A line without what the program prints around a value: bullet, number, closing mark, an amount in words."""
    bare = line.removeprefix(leading_mark(line)).strip()
    return _END.sub("", _IN_WORDS.sub("", bare)) or line


def pairs(printed: Sequence[str], edited: Sequence[str], effort: Effort) -> list[Pair]:
    """Return which printed line is which edited line, in order."""
    return list(aligned([essence(line) for line in printed], [essence(line) for line in edited], effort))


def distance(printed: Sequence[str], edited: Sequence[str], effort: Effort) -> int:
    """How many words differ between two documents, in the essence of their lines."""
    return sum(
        _apart(
            essence(printed[before]) if before is not None else "",
            essence(edited[after]) if after is not None else "",
            effort,
        )
        for before, after in pairs(printed, edited, effort)
    )


def _apart(one: str, other: str, effort: Effort) -> int:
    if one == other:
        return 0
    if (one, other) not in effort.words_apart:
        words = (
            len(_WORDS.findall(one[edit.start : edit.end])) + len(_WORDS.findall(edit.words))
            for edit in edits(one, other, effort)
        )
        effort.words_apart[one, other] = sum(words) or 1
    return effort.words_apart[one, other]


def edits(printed: str, edited: str, effort: Effort) -> list[Edit]:
    """Return the pieces by which an edited line differs from the printed one, word by word."""
    ours, theirs = _WORDS.findall(printed), _WORDS.findall(edited)
    starts = [0]
    for word in ours:
        starts.append(starts[-1] + len(word))
    return [
        Edit(starts[first], starts[first_end], "".join(theirs[second:second_end]))
        for tag, first, first_end, second, second_end in effort.steps(ours, theirs)
        if tag != "equal"
    ]
