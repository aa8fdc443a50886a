"""The forms that ask the members of the council for their opinion in writing."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.documents.kinds.opinion_form import OpinionForm, OpinionRow
from ocop_docs.rounds.papers.common_fields import round_name
from ocop_docs.rounds.papers.product_forms import ProductPaper
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound, Product
from ocop_docs.rounds.scoring.attendance import asked_in_writing


def opinion_forms(facts: RoundFacts) -> Iterator[ProductPaper]:
    """Yield a form for each member, on the products assessed again (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 6 điểm d)."""
    evaluation = facts.evaluation
    for member in evaluation.council.members:
        rows = [_asked(evaluation, product) for product in asked_in_writing(evaluation, member)]
        if rows:
            form = OpinionForm(
                kind="opinion-form",
                example=evaluation.example,
                subject=f"Đánh giá, phân hạng lại sản phẩm OCOP {round_name(evaluation)}",
                council=evaluation.council.name,
                member=member.name,
                position=member.position,
                products=rows,
                return_to=_standing_agency(evaluation),
                deadline=evaluation.papers.opinion_deadline,
            )
            yield ProductPaper(f"{member.id} {member.name}", "", form, member.id)


def _asked(evaluation: EvaluationRound, product: Product) -> OpinionRow:
    return OpinionRow(
        name=product.name,
        producer=evaluation.producer_of(product).name,
        code=evaluation.code_of(product),
        stars=product.earlier.stars if product.earlier else None,
    )


def _standing_agency(evaluation: EvaluationRound) -> str | None:
    agency = evaluation.council.standing_agency
    return f"{agency}, cơ quan thường trực của Hội đồng" if agency else None
