"""The results of a round: each product's average, class and outcome, in the order of the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from ocop_docs.documents.council import Member
from ocop_docs.documents.ticks import SheetScore, complete_ticks
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.record import EvaluationRound, Product, Sheet
from ocop_docs.rounds.scoring.attendance import Exclusion, exclusions
from ocop_docs.rounds.scoring.rating import Rating, rate
from ocop_docs.rounds.scoring.rounding import printable_score
from ocop_docs.vietnamese.collation import sort_key


class Outcome(StrEnum):
    """What becomes of a product in a round of the province."""

    recognised = "recognised"
    proposed = "proposed"
    below = "below"
    rejected = "rejected"
    unscored = "unscored"
    held = "held"

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
    "held": "Chờ xử lý lỗi của hồ sơ",
}


@dataclass(frozen=True, slots=True)
class MemberScore:
    """One member's sheet and its points."""

    member: Member
    sheet: Sheet
    score: SheetScore


@dataclass(frozen=True, slots=True)
class ProductResult:
    """One product: the scores that count, those that do not, the average, the class and the outcome."""

    product: Product
    outcome: Outcome
    counted: tuple[MemberScore, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    missing: tuple[Member, ...] = ()
    average: Fraction | None = None
    score: Decimal | None = None
    rating: Rating | None = None
    rank: int | None = None

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
        return self.rating.stars if self.rating else None


def results_of(evaluation: EvaluationRound, rules: EvaluationRules) -> tuple[ProductResult, ...]:
    """Return the result of every product, the best first; products without a class come last.

    Products of equal class and equal average share a rank (`1, 2, 2, 4`) and are listed by name.
    """
    sheets = {(sheet.product, sheet.member): sheet for sheet in evaluation.sheets}
    found = [_result(evaluation, product, sheets, rules) for product in evaluation.products]
    return _ranked(sorted(found, key=_order))


def _order(result: ProductResult) -> tuple[Any, ...]:
    return (-(result.stars or 0), -(result.average or Fraction(0)), sort_key(result.product.name))


def _ranked(ordered: list[ProductResult]) -> tuple[ProductResult, ...]:
    ranked: list[ProductResult] = []
    for number, result in enumerate(ordered, start=1):
        before = ranked[-1] if ranked else None
        tied = before is not None and (before.stars, before.average) == (result.stars, result.average)
        rank = before.rank if tied and before is not None else number
        ranked.append(replace(result, rank=rank if result.rating else None))
    return tuple(ranked)


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
    counted = tuple(MemberScore(member, sheet, _score(rubric, sheet)) for member, sheet in filled)
    average = _mean([each.score.total for each in counted])
    agreement = evaluation.council.regulation.requirement_met_by
    rating = rate(average, rubric, [sheet.ticks for _, sheet in filled], agreement, rules)
    score = printable_score(average, rules.floors.values())
    return replace(
        bare,
        outcome=_outcome(rating, rules, evaluation),
        counted=counted,
        average=average,
        score=score,
        rating=rating,
    )


def _score(rubric: ProductSet | None, sheet: Sheet) -> SheetScore:
    """Return the points of a sheet: from its ticks, or as given for each part where the criteria are not known."""
    if rubric:
        return complete_ticks(rubric, sheet.ticks).score
    return SheetScore({}, sheet.points, sum(sheet.points.values()))


def _outcome(rating: Rating, rules: EvaluationRules, evaluation: EvaluationRound) -> Outcome:
    if rating.stars < rules.lowest_recognised:
        return Outcome.below
    highest = highest_recognised(evaluation.day, evaluation.province.issuer.level)
    return Outcome.proposed if rating.stars > max(highest, rules.lowest_recognised) else Outcome.recognised


def _mean(values: list[int]) -> Fraction:
    return Fraction(sum(values), len(values))
