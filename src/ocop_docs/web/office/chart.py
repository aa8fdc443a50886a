"""The chart of the dashboard: products recognised in each year and class, and the targets of plans for one year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ocop_docs.office.results import Recognised, Target

YEARS = 6
CLASSES = (3, 4, 5)
_HEIGHT, _BAR, _GAP, _LEFT, _TOP, _UNDER = 160, 44, 28, 16, 24, 24
_PARTS = dict(zip(CLASSES, "ABC", strict=True))


class Bar(NamedTuple):
    """A class in a year: `part` is its colour; `goal` is where its target is drawn, None for none."""

    x: int
    y: float
    height: float
    part: str
    total: int
    goal: float | None


class Chart(NamedTuple):
    """Bars in a drawing of that size, the years under them, and what it shows in words."""

    width: int
    height: int
    floor: int
    bar: int
    bars: list[Bar]
    years: list[tuple[float, int]]
    words: str


def chart_of(results: Sequence[Recognised], aims: Sequence[Target]) -> Chart | None:
    """Return the chart of the last years that have a result or a target; None without any."""
    counts = Counter((one.year, one.stars) for one in results if one.stars in CLASSES)
    goals = Counter[tuple[int, int]]()
    for one in aims:
        if one.first == one.last and one.low == one.high:
            goals[one.first, one.low] += one.least
    shown = sorted({year for year, _ in [*counts, *goals]})[-YEARS:]
    if not shown:
        return None
    most = max(*counts.values(), *goals.values(), 1, 1)
    group = len(CLASSES) * _BAR + _GAP
    bars = [
        _bar(_LEFT + place * group + each * _BAR, stars, counts[year, stars], goals.get((year, stars)), most)
        for place, year in enumerate(shown)
        for each, stars in enumerate(CLASSES)
    ]
    years = [(_LEFT + place * group + len(CLASSES) * _BAR / 2, year) for place, year in enumerate(shown)]
    words = "; ".join(_words(year, counts, goals) for year in shown)
    return Chart(2 * _LEFT + len(shown) * group, _TOP + _HEIGHT + _UNDER, _TOP + _HEIGHT, _BAR - 6, bars, years, words)


def _bar(x: int, stars: int, count: int, goal: int | None, most: int) -> Bar:
    height = _HEIGHT * count / most
    at = None if goal is None else _TOP + _HEIGHT - _HEIGHT * goal / most
    return Bar(x, _TOP + _HEIGHT - height, height, _PARTS[stars], count, at)


def _words(year: int, counts: Counter[tuple[int, int]], goals: Counter[tuple[int, int]]) -> str:
    each = []
    for stars in CLASSES:
        goal = f" (chỉ tiêu {goals[year, stars]})" if goals[year, stars] else ""
        each.append(f"{counts[year, stars]} sản phẩm {stars} sao{goal}")
    return f"năm {year}: {', '.join(each)}"
