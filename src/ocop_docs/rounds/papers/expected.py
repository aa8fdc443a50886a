"""What the papers of a round must state, straight from the record and its results, not from any paper's data."""

from __future__ import annotations

from collections import Counter

from ocop_docs.documents.scores import printed_score
from ocop_docs.rounds.papers.listing import RoundFacts
from ocop_docs.rounds.scoring.results import Outcome, ProductResult
from ocop_docs.vietnamese.dates import short_date

Facts = dict[tuple[str, str], str]


def expected_facts(facts: RoundFacts) -> Facts:
    """Return the value of each fact, by the product's code (`""`: the round) and the fact's name."""
    expected: Facts = {}
    for result in facts.results:
        expected |= _product(facts, result)
    if facts.recognised:
        expected |= _round(facts)
        everything = tuple(Outcome)
        expected |= _listed(facts, "submission", *everything) | _listed(facts, "results-notice", *everything)
        expected |= _listed(facts, "recognition-decision", Outcome.recognised, Outcome.proposed)
    if facts.scored:
        expected |= _listed(facts, "council-minutes", Outcome.recognised, Outcome.proposed, Outcome.below)
    return expected


def _listed(facts: RoundFacts, kind: str, *outcomes: Outcome) -> Facts:
    """No product is missing from a list, and none stands in it twice."""
    codes = sorted(facts.evaluation.code_of(result.product) for result in facts.having(*outcomes))
    return {("", f"listed:{kind}"): ", ".join(codes)}


def _product(facts: RoundFacts, result: ProductResult) -> Facts:
    evaluation, product = facts.evaluation, result.product
    code, producer = evaluation.code_of(product), evaluation.producer_of(product)
    found = {"name": product.name, "producer": producer.name}
    if facts.rules.rubric or result.outcome in (Outcome.recognised, Outcome.proposed):
        # Without the forms of each product, only the lists of the better products state it.
        found["address"] = producer.address
    if result.score is not None:
        found |= {"score": printed_score(result.score), "stars": f"{result.stars} sao"}
    found |= {f"total:{each.member.id}": str(each.score.total) for each in result.counted}
    return {(code, fact): value for fact, value in found.items()}


def _round(facts: RoundFacts) -> Facts:
    counts = Counter(result.stars for result in facts.having(Outcome.recognised))
    expected: Facts = {("", f"count:{stars}"): str(count) for stars, count in counts.items()}
    day = facts.evaluation.papers.recognition.date
    if day:
        expected["", "valid-until"] = short_date(facts.rules.last_day(day))
    return expected
