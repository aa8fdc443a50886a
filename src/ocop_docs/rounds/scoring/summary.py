"""The results of a round as plain data: what `score --json`, the API and the index of a round's folder give."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ocop_docs.documents.scores import printed_score
from ocop_docs.rounds.scoring.attendance import attendance
from ocop_docs.rounds.scoring.notes import notes, points_needed
from ocop_docs.rounds.scoring.rating import NextClass, Shortfall
from ocop_docs.rounds.scoring.results import Outcome, ProductResult
from ocop_docs.rounds.scoring.scored_round import ScoredRound


def summary(scored: ScoredRound) -> dict[str, Any]:
    """Return council, counts and one entry for each product, the best first; fractions as exact texts (`279/4`)."""
    evaluation, attended = scored.evaluation, attendance(scored.evaluation.council)
    return {
        "year": evaluation.year,
        "round": evaluation.number,
        "rules": scored.rules.citation,
        "council": {
            "members": len(evaluation.council.members),
            "present": [member.name for member in attended.present],
            "absent": [{"name": each.member.name, "reason": each.reason} for each in attended.absent],
            "quorum": attended.needed,
            "quorate": attended.quorate,
        },
        "counts": _counts(scored),
        "products": [_entry(scored, result) for result in scored.results],
    }


def _counts(scored: ScoredRound) -> dict[str, int]:
    """Return the number of products, of those with each outcome, and of those recognised in each class."""
    by_outcome = {outcome.value: len(scored.having(outcome)) for outcome in Outcome}
    recognised = Counter(each.stars for each in scored.having(Outcome.recognised))
    return {"products": len(scored.results), **by_outcome} | {
        f"stars_{stars}": recognised[stars] for stars in sorted(filter(None, recognised))
    }


def _entry(scored: ScoredRound, result: ProductResult) -> dict[str, Any]:
    product, rating = result.product, result.rating
    return {
        "place": result.rank,
        "id": product.id,
        "code": scored.evaluation.code_of(product),
        "name": product.name,
        "producer": scored.evaluation.producer_of(product).name,
        "product_set": product.product_set,
        "score": printed_score(result.score) if result.score is not None else None,
        "exact": str(result.average) if result.average is not None else None,
        "parts": {letter: str(points) for letter, points in result.parts.items()},
        "band": rating.band if rating else None,
        "stars": rating.stars if rating else None,
        "outcome": result.outcome.value,
        "outcome_label": result.outcome.label,
        "held_back_by": [_shortfall(each) for each in rating.held_back_by] if rating else [],
        "next_class": _next(rating.next_class) if rating and rating.next_class else None,
        "members": [{"member": each.member.id, "total": each.score.total} for each in result.counted],
        "excluded": [{"member": each.member.id, "reason": each.reason} for each in result.excluded],
        "spread": result.spread,
        "notes": notes(result, scored.results, scored.rules),
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
