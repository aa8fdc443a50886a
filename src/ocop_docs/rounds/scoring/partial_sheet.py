"""A sheet that is still being filled: its points so far, the criteria without a tick, its class once complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ocop_docs.documents.council import Agreement
from ocop_docs.documents.ticks import SheetScore, points_so_far, unticked, wrong_ticks
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.product_set import Criterion, ProductSet
from ocop_docs.rounds.scoring.rating import Rating, rate


@dataclass(frozen=True, slots=True)
class PartialSheet:
    """The state of a sheet; a tick where no box is earns nothing and is among the faults."""

    score: SheetScore
    open: tuple[Criterion, ...]
    faults: tuple[str, ...]
    rating: Rating | None


def partial_sheet(rubric: ProductSet, ticks: Mapping[str, int], rules: EvaluationRules | None) -> PartialSheet:
    """Return the state of a sheet; its class, as if it were the only one, once it is complete under `rules`."""
    wrong, missing = wrong_ticks(rubric, ticks), unticked(rubric, ticks)
    right = {number: tick for number, tick in ticks.items() if number not in wrong}
    score = points_so_far(rubric, right)
    rating = None
    if rules is not None and not missing and not wrong:
        rating = rate(Fraction(score.total), rubric, [right], Agreement.all_members, rules)
    return PartialSheet(score, missing, tuple(wrong.values()), rating)
