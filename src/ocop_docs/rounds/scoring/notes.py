"""Sentences that explain a result: what holds a product back, ties, edges of classes, what the next class needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ocop_docs.documents.scores import printed_score
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.rounds.scoring.rating import NextClass, Rating
from ocop_docs.rounds.scoring.results import ProductResult
from ocop_docs.rounds.scoring.rounding import printable_score

_NEAR = 1
"""Points below a floor within which a note tells that averages are not rounded up."""


def notes(result: ProductResult, results: Sequence[ProductResult], rules: EvaluationRules) -> list[str]:
    """Return the notes on one result among all `results` of the round, as sentences."""
    if result.rating is None or result.average is None:
        return [f"Hồ sơ bị loại: {result.product.rejected}."] if result.product.rejected else []
    rating = result.rating
    return [*_edge(result.average, rules), *_held_back(rating), *_tie(result, results), *_next(rating)]


def class_notes(rating: Rating) -> list[str]:
    """Return what holds a class back and what the next one needs, as sentences."""
    return [*_held_back(rating), *_next(rating)]


def _edge(average: Fraction, rules: EvaluationRules) -> Iterator[str]:
    for stars, floor in rules.floors.items():
        if 0 < floor - average < _NEAR:
            score = printed_score(printable_score(average, rules.floors.values()))
            yield f"Điểm trung bình {score} dưới {floor} điểm nên chưa vào khung hạng {stars} sao; không làm tròn lên."
        if average == floor and floor:
            yield f"Điểm trung bình đúng {floor} điểm thì thuộc khung hạng {stars} sao (khung tính từ {floor} điểm)."


def _held_back(rating: Rating) -> Iterator[str]:
    if not rating.held_back_by:
        return
    lacking = "; ".join(str(shortfall) for shortfall in rating.held_back_by)
    classes = f"Điểm thuộc khung hạng {rating.band} sao nhưng xếp hạng {rating.stars} sao"
    yield f"{classes} vì chưa đạt yêu cầu tối thiểu: {lacking}."


def held_back(result: ProductResult) -> str:
    """``tiêu chí 3.4, tiêu chí 3.5``: the criteria that keep a product below the class of its points, `""` if none."""
    lacking = result.rating.held_back_by if result.rating else ()
    return ", ".join(f"tiêu chí {each.criterion}" for each in lacking)


def _tie(result: ProductResult, results: Sequence[ProductResult]) -> Iterator[str]:
    ranks = Counter(each.rank for each in results)
    if result.rank is not None and ranks[result.rank] > 1:
        yield f"Đồng hạng {result.rank} với {ranks[result.rank] - 1} sản phẩm cùng hạng sao, cùng điểm."


def _next(rating: Rating) -> Iterator[str]:
    following = rating.next_class
    if following is not None:
        yield f"Để đạt hạng {following.stars} sao: {_needs(following)}."


def _needs(following: NextClass) -> str:
    needs = [f"thêm {points_needed(following.points)} điểm"] if following.points else []
    criteria = ", ".join(each.criterion for each in following.requirements)
    needs += [f"đạt yêu cầu tối thiểu của tiêu chí {criteria}"] if criteria else []
    return " và ".join(needs)


def points_needed(points: Fraction | int) -> str:
    """``0,25``: points to gain, rounded up at two figures so that gaining them is enough."""
    hundredths = -(-points.numerator * 100 // points.denominator)
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)
