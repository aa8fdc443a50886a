"""A sheet while it is being filled: points so far, what is not ticked yet, and the class when all is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from ocop_docs.documents.council import Agreement
from ocop_docs.documents.scores import tick_fault, tick_faults
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.product_set import Criterion, ProductSet
from ocop_docs.rounds.scoring.classes import Ranking, rank
from ocop_docs.rounds.scoring.ticks import SheetScore, points_so_far


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What a sheet comes to as it stands; a tick where no box is counts for nothing and is among the faults."""

    score: SheetScore
    open: tuple[Criterion, ...]
    faults: tuple[str, ...]
    ranking: Ranking | None


def filled_sheet(rubric: ProductSet, ticks: Mapping[str, int], rules: EvaluationRules | None) -> FilledSheet:
    """Return the state of a sheet; its class, as if it were the only one, once it is complete under `rules`."""
    criteria = {criterion.number: criterion for criterion in rubric.scored_criteria()}
    right = {
        number: tick for number, tick in ticks.items() if number in criteria and not tick_fault(criteria[number], tick)
    }
    score = points_so_far(rubric, right)
    unticked = tuple(criterion for number, criterion in criteria.items() if number not in ticks)
    faults = tuple(tick_faults(rubric, dict.fromkeys((each.number for each in unticked), 1) | dict(ticks)))
    complete = rules is not None and not unticked and not faults
    ranking = rank(Fraction(score.total), rubric, [right], Agreement.all_members, rules) if rules and complete else None
    return FilledSheet(score, unticked, faults, ranking)
