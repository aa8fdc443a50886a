"""What a result does not say by itself: what holds a product back, ties, edges, and what the next class needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ocop_docs.documents.scores import printed_score
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.rounds.scoring.classes import NextClass, Ranking
from ocop_docs.rounds.scoring.figures import printable_score
from ocop_docs.rounds.scoring.results import ProductResult

_NEAR = 1
"""Points under a floor within which the clerk is told that nothing is rounded up."""


def notes(result: ProductResult, every: Sequence[ProductResult], rules: EvaluationRules) -> list[str]:
    """Return the notes on one result among `every` result of the round, as sentences."""
    if result.ranking is None or result.average is None:
        return [f"Hồ sơ bị loại: {result.product.rejected}."] if result.product.rejected else []
    ranking = result.ranking
    return [*_edge(result.average, rules), *_held_back(ranking), *_tie(result, every), *_next(ranking)]


def class_notes(ranking: Ranking) -> list[str]:
    """Return what holds a class back and what the next one needs, as sentences."""
    return [*_held_back(ranking), *_next(ranking)]


def _edge(average: Fraction, rules: EvaluationRules) -> Iterator[str]:
    for stars, floor in rules.floors.items():
        if 0 < floor - average < _NEAR:
            said = printed_score(printable_score(average, rules.floors.values()))
            yield f"Điểm trung bình {said} dưới {floor} điểm nên chưa vào khung hạng {stars} sao; không làm tròn lên."
        if average == floor and floor:
            yield f"Điểm trung bình đúng {floor} điểm thì thuộc khung hạng {stars} sao (khung tính từ {floor} điểm)."


def _held_back(ranking: Ranking) -> Iterator[str]:
    if not ranking.held_back_by:
        return
    lacking = "; ".join(str(shortfall) for shortfall in ranking.held_back_by)
    said = f"Điểm thuộc khung hạng {ranking.band} sao nhưng xếp hạng {ranking.stars} sao"
    yield f"{said} vì chưa đạt yêu cầu tối thiểu: {lacking}."


def held_back(result: ProductResult) -> str:
    """``tiêu chí 3.4, tiêu chí 3.5``: what keeps a product under the class of its points; else nothing."""
    lacking = result.ranking.held_back_by if result.ranking else ()
    return ", ".join(f"tiêu chí {each.criterion}" for each in lacking)


def _tie(result: ProductResult, every: Sequence[ProductResult]) -> Iterator[str]:
    places = Counter(each.place for each in every)
    if result.place is not None and places[result.place] > 1:
        yield f"Đồng hạng {result.place} với {places[result.place] - 1} sản phẩm cùng hạng sao, cùng điểm."


def _next(ranking: Ranking) -> Iterator[str]:
    following = ranking.next_class
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
