"""The facts that the papers of a round print: its record, its rules, and its products as lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ocop_docs.documents.council import Member
from ocop_docs.documents.kinds.registration import Registration
from ocop_docs.documents.listing import (
    FiveStarProposal,
    ListedProduct,
    MemberTotal,
    RankedProduct,
    RejectedProduct,
    ScoredProduct,
    UnrecognisedProduct,
)
from ocop_docs.documents.parts import Period
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.attendance import attendance
from ocop_docs.rounds.scoring.notes import held_back, points_needed
from ocop_docs.rounds.scoring.results import Outcome, ProductResult
from ocop_docs.rounds.scoring.scored_round import ScoredRound


@dataclass(frozen=True)
class RoundFacts:
    """A scored round as its papers need it: every list of products is made once."""

    scored: ScoredRound

    @property
    def evaluation(self) -> EvaluationRound:
        """The record."""
        return self.scored.evaluation

    @property
    def rules(self) -> EvaluationRules:
        """The rules of evaluation of the round's date."""
        return self.scored.rules

    @property
    def period(self) -> Period:
        """The year of the round."""
        return Period(start=self.evaluation.year, end=self.evaluation.year)

    @cached_property
    def recognised(self) -> list[ListedProduct]:
        """Products of 3 and 4 stars."""
        return [self._listed(result) for result in self.scored.having(Outcome.recognised)]

    @cached_property
    def five_star(self) -> FiveStarProposal | None:
        """Products that may reach a class of the authority above, None when there are none."""
        found = [self._listed(result) for result in self.scored.having(Outcome.proposed)]
        if not found:
            return None
        return FiveStarProposal(ministry=self.evaluation.papers.ministry, products=found, classes=self._classes_above())

    def _classes_above(self) -> str:
        """`5 sao`, or `4 sao trở lên`: the classes that only the authority above may give."""
        evaluation = self.evaluation
        first = highest_recognised(evaluation.day, evaluation.province.issuer.level) + 1
        return f"{first} sao" if first == max(self.rules.floors) else f"{first} sao trở lên"

    @cached_property
    def unrecognised(self) -> list[UnrecognisedProduct]:
        """All others, with the reason."""
        return [
            self._unrecognised(result)
            for result in self.scored.having(Outcome.below, Outcome.rejected, Outcome.unscored, Outcome.held)
        ]

    @cached_property
    def rejected(self) -> list[RejectedProduct]:
        """Products whose dossier the council rejected."""
        rows = [self._unrecognised(result) for result in self.scored.having(Outcome.rejected)]
        return [RejectedProduct(name=row.name, producer=row.producer, code=row.code, reason=row.reason) for row in rows]

    @cached_property
    def ranked(self) -> list[ScoredProduct]:
        """Every product with a class that no open error holds, and each member's total."""
        return [
            self._scored(result)
            for result in self.scored.results
            if result.rating and result.outcome is not Outcome.held
        ]

    def _listed(self, result: ProductResult) -> ListedProduct:
        product, producer = result.product, self.evaluation.producer_of(result.product)
        return ListedProduct(
            name=product.name,
            producer=producer.name,
            address=producer.address,
            product_set=product.product_set,
            group=product.group,
            score=result.score,
            stars=result.stars,
            code=self.evaluation.code_of(product),
            note=_registered(result),
        )

    def _scored(self, result: ProductResult) -> ScoredProduct:
        row = self._listed(result)
        totals = [self._total(result, member) for member in attendance(self.evaluation.council).present]
        fields = {name: getattr(row, name) for name in RankedProduct.model_fields}
        return ScoredProduct(**fields | {"note": "; ".join(_table_notes(result)) or None, "totals": totals})

    def _total(self, result: ProductResult, member: Member) -> MemberTotal:
        points = {each.member.id: each.score.total for each in result.counted}
        return MemberTotal(member=member.id, points=points.get(member.id))

    def _unrecognised(self, result: ProductResult) -> UnrecognisedProduct:
        return UnrecognisedProduct(
            name=result.product.name,
            producer=self.evaluation.producer_of(result.product).name,
            code=self.evaluation.code_of(result.product),
            score=result.score,
            stars=result.stars,
            reason=self._reason(result),
        )

    def _reason(self, result: ProductResult) -> str:
        if result.product.rejected:
            return f"Hồ sơ bị loại: {result.product.rejected}"
        if result.rating is None:
            return "Chưa có phiếu chấm điểm được tính"
        if result.outcome is Outcome.held:
            return "Chưa xét công nhận: hồ sơ còn lỗi phải xử lý"
        if lacking := held_back(result):
            return f"Chưa đạt yêu cầu tối thiểu của {lacking}"
        floor = self.rules.floors[self.rules.lowest_recognised]
        points = result.rating.next_class.points if result.rating.next_class else 0
        return f"Dưới {floor} điểm (còn thiếu {points_needed(points)} điểm)"


def _registered(result: ProductResult) -> str:
    """`Lần đầu`, `Nâng hạng từ 3 sao`, `Công nhận lại`: why the product is in this round."""
    product = result.product
    if product.registration is Registration.upgrade and product.earlier:
        return f"Nâng hạng từ {product.earlier.stars} sao"
    return "Công nhận lại" if product.registration is Registration.again else "Lần đầu"


def _table_notes(result: ProductResult) -> Iterator[str]:
    if lacking := held_back(result):
        yield f"Đủ điểm hạng cao hơn, chưa đạt yêu cầu tối thiểu của {lacking}"
    for excluded in result.excluded:
        if not excluded.reason.startswith("vắng mặt"):
            yield f"{excluded.member.id} {excluded.reason}"
