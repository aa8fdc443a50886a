"""The steps from one sequence to another and the likeness of two texts, at a cost that is bounded for one comparison.

`difflib` looks at every pair of equal items: two texts of 20,000 letters take seconds, forty of them hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Step: TypeAlias = tuple[str, int, int, int, int]
"""`equal`, `replace`, `delete` or `insert`, and the spans of both sequences, as `difflib` gives them."""

_MOST = 20_000_000
"""Pairs of equal items that one comparison may look at: some seconds."""
_LEAST_COST = 100


class Effort:
    """What one comparison may still spend on looking closely; what is too dear is compared by its ends alone.

    `words_apart` are the distances of lines that are known already.
    """

    def __init__(self, most: int = _MOST) -> None:
        self._left = most
        self.words_apart: dict[tuple[str, str], int] = {}
        self._known: dict[tuple[str, str], float] = {}

    @property
    def is_spent(self) -> bool:
        """Whether nothing is left to spend."""
        return self._left <= 0

    def spend(self, cost: int) -> bool:
        """Spend a cost if so much is left; else nothing is left from now on."""
        self._left = self._left - cost if cost <= self._left else 0
        return self._left > 0

    def steps(self, first: Sequence[Hashable], second: Sequence[Hashable]) -> Sequence[Step]:
        """Return the steps from one sequence to the other."""
        if self.spend(_cost(first, second)):
            return SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
        return _between_ends(first, second)

    def likeness(self, one: str, other: str, least: float) -> float:
        """Return how alike two texts are, from 0 to 1; 0 for less than `least`, and when nothing is left to spend."""
        if (one, other) not in self._known:
            matcher = SequenceMatcher(None, one, other, autojunk=False)
            close = self.spend(_LEAST_COST + len(one) + len(other)) and matcher.quick_ratio() >= least
            self._known[one, other] = matcher.ratio() if close and self.spend(_cost(one, other)) else 0.0
        return self._known[one, other]


def _cost(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """How many pairs of equal items there are, and of each item one."""
    mine, theirs = Counter(first), Counter(second)
    return len(first) + len(second) + sum(count * theirs[item] for item, count in mine.items())


def _between_ends(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Step]:
    """The steps by what both sequences begin and end with; all in between is replaced."""
    shortest = min(len(first), len(second))
    start = next((at for at in range(shortest) if first[at] != second[at]), shortest)
    end = next((at for at in range(shortest - start) if first[-1 - at] != second[-1 - at]), shortest - start)
    spans = (start, len(first) - end, start, len(second) - end)
    tag = "replace" if spans[0] < spans[1] and spans[2] < spans[3] else "delete" if spans[0] < spans[1] else "insert"
    whole = [
        ("equal", 0, start, 0, start),
        (tag, *spans),
        ("equal", spans[1], len(first), spans[3], len(second)),
    ]
    return [step for step in whole if step[1] < step[2] or step[3] < step[4]]
