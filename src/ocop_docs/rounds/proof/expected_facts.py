"""The facts on which the papers of a round must agree, taken from the record and its results, not from paper data."""

from __future__ import annotations

from collections import Counter

from ocop_docs.documents.scores import printed_score
from ocop_docs.rounds.scoring.attendance import asked_in_writing
from ocop_docs.rounds.scoring.results import Outcome, ProductResult
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.vietnamese.dates import short_date

Facts = dict[tuple[str, str], str]
_RANKED = (Outcome.recognised, Outcome.proposed, Outcome.below)


def expected_facts(scored: ScoredRound) -> Facts:
    """Return the value of each fact, by the product's code (`""`: the round) and the fact's name."""
    expected: Facts = {}
    for result in scored.results:
        expected |= _product(scored, result)
    everything = tuple(Outcome)
    if scored.rules.rubric:
        expected |= _asked(scored)
        if scored.evaluation.council.advisors:
            expected |= _listed(scored, "advisors-report", *everything)
    if scored.having(Outcome.recognised):
        expected |= _round(scored)
        if scored.rules.rubric:
            expected |= _listed(scored, "council-report", *everything)
        expected |= _listed(scored, "submission", *everything) | _listed(scored, "results-notice", *everything)
        expected |= _listed(scored, "recognition-decision", Outcome.recognised, Outcome.proposed)
    if scored.having(*_RANKED):
        expected |= _listed(scored, "council-minutes", *_RANKED)
    return expected


def _listed(scored: ScoredRound, kind: str, *outcomes: Outcome) -> Facts:
    """Return the codes that a list must have: no product is missing, and none is in it twice."""
    codes = sorted(scored.evaluation.code_of(result.product) for result in scored.having(*outcomes))
    return {("", f"listed:{kind}"): ", ".join(codes)}


def _asked(scored: ScoredRound) -> Facts:
    """Return the codes on which each member is asked in writing, without members who are asked on none."""
    evaluation = scored.evaluation
    asked = {member.id: asked_in_writing(evaluation, member) for member in evaluation.council.members}
    return {
        ("", f"asked:{member}"): ", ".join(sorted(map(evaluation.code_of, products)))
        for member, products in asked.items()
        if products
    }


def _product(scored: ScoredRound, result: ProductResult) -> Facts:
    evaluation, product = scored.evaluation, result.product
    code, producer = evaluation.code_of(product), evaluation.producer_of(product)
    found = {"name": product.name, "producer": producer.name}
    if scored.rules.rubric or result.outcome in (Outcome.recognised, Outcome.proposed):
        # Without the forms of each product, only the lists of the better products state it.
        found["address"] = producer.address
    if result.score is not None:
        found |= {"score": printed_score(result.score), "stars": f"{result.stars} sao"}
    found |= {f"total:{each.member.id}": str(each.score.total) for each in result.counted}
    return {(code, fact): value for fact, value in found.items()}


def _round(scored: ScoredRound) -> Facts:
    counts = Counter(result.stars for result in scored.having(Outcome.recognised))
    expected: Facts = {("", f"count:{stars}"): str(count) for stars, count in counts.items()}
    day = scored.evaluation.papers.recognition.date
    if day:
        expected["", "valid-until"] = short_date(scored.rules.last_day(day))
    return expected
