"""The scores of a round as a chart: a bar for each product, its parts end to end, a line where each class begins.

Floats are coordinates only; every printed figure comes from the exact average.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ocop_docs.documents.scores import printed_score
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.rounds.scoring.notes import held_back
from ocop_docs.rounds.scoring.results import ProductResult
from ocop_docs.rounds.scoring.rounding import printable_score

WIDTH, LEFT, SCALE, TOP, STEP, THICK = 1090, 245, 5.75, 34, 26, 18
"""In units of the drawing: width, width of the names, one point, above the first bar, from bar to bar, one bar."""
LONGEST_NAME = 36
_LEAST_FOR_FIGURE = 5
"""Points that a part must have for its figure to fit in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a bar."""

    letter: str
    x: float
    width: float
    figure: str

    @property
    def middle(self) -> float:
        """The x of the figure."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one product."""

    y: int
    name: str
    pieces: tuple[Piece, ...]
    score: str
    held: str

    @property
    def base(self) -> int:
        """The baseline of its texts."""
        return self.y + 13


@dataclass(frozen=True, slots=True)
class Chart:
    """All bars, and the floor of each class as its place and words."""

    bars: tuple[Bar, ...]
    floors: tuple[tuple[float, str], ...]
    width: int = WIDTH
    left: int = LEFT
    thick: int = THICK
    side: float = LEFT + 100 * SCALE + 12

    @property
    def height(self) -> int:
        """Units from top to bottom."""
        return TOP + len(self.bars) * STEP + 4


def chart_of(results: Sequence[ProductResult], rules: EvaluationRules) -> Chart:
    """Return the chart of every product with a class, in the order of the rating."""
    ranked = [result for result in results if result.rating]
    floors = tuple((_at(floor), f"{stars} sao: {floor}") for stars, floor in sorted(rules.floors.items()) if floor)
    return Chart(tuple(_bar(result, number) for number, result in enumerate(ranked)), floors)


def _at(points: Fraction | int) -> float:
    return round(LEFT + float(points) * SCALE, 1)


def _bar(result: ProductResult, number: int) -> Bar:
    name = result.product.name
    lacking = held_back(result)
    return Bar(
        y=TOP + number * STEP,
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…",
        pieces=tuple(_pieces(result)),
        score=f"{printed_score(result.score or Decimal(0))} · {result.stars} sao",
        held=f"vướng {lacking}" if lacking else "",
    )


def _pieces(result: ProductResult) -> Iterator[Piece]:
    before = Fraction(0)
    for letter, points in result.parts.items():
        shown = figure(points) if points >= _LEAST_FOR_FIGURE else ""
        yield Piece(letter, _at(before), round(float(points) * SCALE, 1), shown)
        before += points


def figure(points: Fraction) -> str:
    """``20,5``: an average without trailing zeros."""
    return f"{printed_score(printable_score(points, ()))}".rstrip("0").rstrip(",")
