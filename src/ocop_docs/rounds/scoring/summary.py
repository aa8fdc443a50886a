"""The results of a round as plain data, for JSON and for whoever draws them."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.scores import printed_score
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.attendance import attendance
from ocop_docs.rounds.scoring.classes import NextClass, Shortfall
from ocop_docs.rounds.scoring.notes import notes, points_needed
from ocop_docs.rounds.scoring.results import Outcome, ProductResult


def summary(evaluation: EvaluationRound, found: tuple[ProductResult, ...], rules: EvaluationRules) -> dict[str, Any]:
    """Return council, counts and one entry per product, the best first; fractions as exact texts (`279/4`)."""
    came = attendance(evaluation.council)
    return {
        "year": evaluation.year,
        "round": evaluation.number,
        "rules": rules.citation,
        "council": {
            "members": len(evaluation.council.members),
            "present": [member.name for member in came.present],
            "absent": [{"name": each.member.name, "reason": each.reason} for each in came.absent],
            "quorum": came.needed,
            "quorate": came.quorate,
        },
        "counts": counts(found),
        "products": [_entry(evaluation, result, found, rules) for result in found],
    }


def counts(found: tuple[ProductResult, ...]) -> dict[str, int]:
    """Return the number of products by outcome, and of those recognised by class."""
    by_outcome = {outcome.value: sum(each.outcome is outcome for each in found) for outcome in Outcome}
    recognised = [each.stars for each in found if each.outcome is Outcome.recognised]
    return {"products": len(found), **by_outcome} | {
        f"stars_{stars}": recognised.count(stars) for stars in sorted({each for each in recognised if each})
    }


def _entry(
    evaluation: EvaluationRound, result: ProductResult, found: tuple[ProductResult, ...], rules: EvaluationRules
) -> dict[str, Any]:
    product, ranking = result.product, result.ranking
    return {
        "place": result.place,
        "id": product.id,
        "code": evaluation.code_of(product),
        "name": product.name,
        "producer": evaluation.producer_of(product).name,
        "product_set": product.product_set,
        "score": printed_score(result.score) if result.score is not None else None,
        "exact": str(result.average) if result.average is not None else None,
        "parts": {letter: str(points) for letter, points in result.parts.items()},
        "band": ranking.band if ranking else None,
        "stars": ranking.stars if ranking else None,
        "outcome": result.outcome.value,
        "outcome_label": result.outcome.label,
        "held_back_by": [_shortfall(each) for each in ranking.held_back_by] if ranking else [],
        "next_class": _next(ranking.next_class) if ranking and ranking.next_class else None,
        "members": [{"member": each.member.id, "total": each.score.total} for each in result.counted],
        "excluded": [{"member": each.member.id, "reason": each.reason} for each in result.excluded],
        "spread": result.spread,
        "notes": notes(result, found, rules),
    }


def _shortfall(shortfall: Shortfall) -> dict[str, Any]:
    return {
        "stars": shortfall.stars,
        "criterion": shortfall.criterion,
        "name": shortfall.criterion_name,
        "required": shortfall.required,
        "met_by": shortfall.met_by,
        "members": shortfall.members,
    }


def _next(following: NextClass) -> dict[str, Any]:
    return {
        "stars": following.stars,
        "points": points_needed(following.points),
        "requirements": [_shortfall(each) for each in following.requirements],
    }
