"""The results of a round: each product's average, class and outcome, in the order of the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ocop_docs.documents.council import Member
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.record import EvaluationRound, Product, Sheet
from ocop_docs.rounds.scoring.attendance import Exclusion, exclusions
from ocop_docs.rounds.scoring.classes import Ranking, rank
from ocop_docs.rounds.scoring.figures import printable_score
from ocop_docs.rounds.scoring.ticks import SheetScore, score_sheet
from ocop_docs.vietnamese.collation import sort_key


class Outcome(StrEnum):
    """What becomes of a product in a round of the province."""

    recognised = "recognised"
    proposed = "proposed"
    below = "below"
    rejected = "rejected"
    unscored = "unscored"

    @property
    def label(self) -> str:
        """The outcome in words for the clerk."""
        return _OUTCOMES[self.value]


_OUTCOMES = {
    "recognised": "Công nhận",
    "proposed": "Đề nghị cấp trên đánh giá hạng cao hơn",
    "below": "Chưa đủ điều kiện công nhận",
    "rejected": "Hồ sơ bị loại",
    "unscored": "Chưa có phiếu chấm điểm được tính",
}


@dataclass(frozen=True, slots=True)
class MemberScore:
    """What one member's sheet comes to."""

    member: Member
    score: SheetScore


@dataclass(frozen=True, slots=True)
class ProductResult:
    """One product: whose scores count, what they come to, and what follows."""

    product: Product
    outcome: Outcome
    counted: tuple[MemberScore, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    missing: tuple[Member, ...] = ()
    average: Fraction | None = None
    score: Decimal | None = None
    ranking: Ranking | None = None
    place: int | None = None

    @property
    def spread(self) -> int:
        """Points between the highest and the lowest member's total."""
        totals = [each.score.total for each in self.counted]
        return max(totals) - min(totals) if totals else 0

    @property
    def parts(self) -> Mapping[str, Fraction]:
        """The average of each part."""
        letters = self.counted[0].score.parts if self.counted else {}
        return {letter: _mean([each.score.parts[letter] for each in self.counted]) for letter in letters}

    @property
    def lines(self) -> Mapping[str, Fraction]:
        """The average of each line of the sheet."""
        numbers = self.counted[0].score.lines if self.counted else {}
        return {number: _mean([each.score.lines[number] for each in self.counted]) for number in numbers}

    @property
    def stars(self) -> int | None:
        """The class, None where there is none."""
        return self.ranking.stars if self.ranking else None


def results(evaluation: EvaluationRound, rules: EvaluationRules) -> tuple[ProductResult, ...]:
    """Return the result of every product, the best first; products without a class come last.

    Equal class and equal average share a place (`1, 2, 2, 4`); among them the names' order decides
    where they stand, never who ranks higher.
    """
    sheets = {(sheet.product, sheet.member): sheet for sheet in evaluation.sheets}
    found = [_result(evaluation, product, sheets, rules) for product in evaluation.products]
    return _placed(sorted(found, key=_order))


def _order(result: ProductResult) -> tuple[Any, ...]:
    return (-(result.stars or 0), -(result.average or Fraction(0)), sort_key(result.product.name))


def _placed(ordered: list[ProductResult]) -> tuple[ProductResult, ...]:
    placed: list[ProductResult] = []
    for number, result in enumerate(ordered, start=1):
        before = placed[-1] if placed else None
        tied = before is not None and (before.stars, before.average) == (result.stars, result.average)
        place = before.place if tied and before is not None else number
        placed.append(replace(result, place=place if result.ranking else None))
    return tuple(placed)


def _result(
    evaluation: EvaluationRound, product: Product, sheets: Mapping[tuple[str, str], Sheet], rules: EvaluationRules
) -> ProductResult:
    if product.rejected:
        return ProductResult(product, Outcome.rejected)
    excluded = tuple(exclusions(evaluation, product))
    barred = {each.member.id for each in excluded}
    entitled = [member for member in evaluation.council.members if member.id not in barred]
    filled = [(member, sheets[product.id, member.id]) for member in entitled if (product.id, member.id) in sheets]
    missing = tuple(member for member in entitled if (product.id, member.id) not in sheets)
    bare = ProductResult(product, Outcome.unscored, excluded=excluded, missing=missing)
    return _scored(bare, filled, evaluation, rules) if filled else bare


def _scored(
    bare: ProductResult, filled: list[tuple[Member, Sheet]], evaluation: EvaluationRound, rules: EvaluationRules
) -> ProductResult:
    number = bare.product.product_set
    rubric = product_set(number) if rules.rubric and number else None
    counted = tuple(MemberScore(member, _points(rubric, sheet)) for member, sheet in filled)
    average = _mean([each.score.total for each in counted])
    agreement = evaluation.council.regulation.requirement_met_by
    ranking = rank(average, rubric, [sheet.ticks for _, sheet in filled], agreement, rules)
    score = printable_score(average, rules.floors.values())
    return replace(
        bare,
        outcome=_outcome(ranking, rules, evaluation),
        counted=counted,
        average=average,
        score=score,
        ranking=ranking,
    )


def _points(rubric: ProductSet | None, sheet: Sheet) -> SheetScore:
    """Points of a sheet: from its ticks, or as given for each part where the criteria are not known."""
    return score_sheet(rubric, sheet.ticks) if rubric else SheetScore({}, sheet.points, sum(sheet.points.values()))


def _outcome(ranking: Ranking, rules: EvaluationRules, evaluation: EvaluationRound) -> Outcome:
    if ranking.stars < rules.lowest_recognised:
        return Outcome.below
    highest = highest_recognised(evaluation.day, evaluation.province.issuer.level)
    return Outcome.proposed if ranking.stars > max(highest, rules.lowest_recognised) else Outcome.recognised


def _mean(values: list[int]) -> Fraction:
    return Fraction(sum(values), len(values))
