"""A round with the rules of its date and the results that follow from both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from ocop_docs.documents.paths import Place, field_path, title_at
from ocop_docs.errors import InvalidInput, fault
from ocop_docs.law.evaluation import EvaluationRules, rules_on
from ocop_docs.messages.reasons import reason
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.results import Outcome, ProductResult, results_of


@dataclass(frozen=True)
class ScoredRound:
    """A round's record, the rules of its date, and the results, computed once.

    `held` are the ids of products for which nothing is issued, since an error of the record is open.
    """

    evaluation: EvaluationRound
    rules: EvaluationRules
    held: frozenset[str] = frozenset()

    @cached_property
    def results(self) -> tuple[ProductResult, ...]:
        """The result of every product, the best first."""
        return tuple(map(self._unless_held, results_of(self.evaluation, self.rules)))

    def _unless_held(self, result: ProductResult) -> ProductResult:
        issued = result.outcome in (Outcome.recognised, Outcome.proposed)
        return replace(result, outcome=Outcome.held) if issued and result.product.id in self.held else result

    def having(self, *outcomes: Outcome) -> list[ProductResult]:
        """Return the results with one of `outcomes`, the best first."""
        return [result for result in self.results if result.outcome in outcomes]


def refused_date(why: str) -> InvalidInput:
    """Return the refusal of a round by the date of its meeting; `why` is a sentence in Vietnamese."""
    place: Place = ("meeting", "date")
    title = title_at(EvaluationRound, place)
    return InvalidInput(fault("field-invalid", field_path(place), title, reason=why, advice=reason("write-date")))


def is_before_rubric(evaluation: EvaluationRound) -> bool:
    """Return whether the round is dated before the rubric of 2026, so that no sheet can be ticked."""
    rules = rules_on(evaluation.day) if evaluation.day else None
    return rules is not None and not rules.rubric
