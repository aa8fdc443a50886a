"""The fields that the papers of a round share: issuer, subject, number, date, signatory, recipients."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.council import Role
from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Issuer
from ocop_docs.law.administration import commune_kinds
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound, PaperHead
from ocop_docs.rounds.scoring.attendance import attendance


def common_fields(facts: RoundFacts, issuer: Issuer, subject: str, head: PaperHead) -> dict[str, Any]:
    """Return the fields that every administrative paper of a round has."""
    own = {name: getattr(head, name) for name in PaperHead.model_fields}
    own["signatory"] = head.signatory or facts.evaluation.province.signatory_for(issuer)
    return {"example": facts.evaluation.example, "issuer": issuer, "subject": subject, "period": facts.period} | own


def council_issuer(evaluation: EvaluationRound) -> Issuer:
    """Return the council as the issuer of its minutes; it numbers its papers in a series of its own."""
    council, committee = evaluation.council, evaluation.province.issuer
    return Issuer(
        name=council.name,
        level=committee.level,
        abbreviation=council.abbreviation,
        place=committee.place,
        superior=committee.name,
    )


def reference(document_type: str, abbreviation: str, issuer: Issuer, head: PaperHead) -> Reference:
    """Return how other papers name this one: `Tờ trình số 312/TTr-SNNMT ngày …`."""
    number = f"{head.number:02d}/{abbreviation}-{issuer.abbreviation}" if head.number else None
    return Reference(document_type=document_type, number=number, date=head.date)


def round_name(evaluation: EvaluationRound) -> str:
    """`đợt 2 năm 2026`."""
    return f"đợt {evaluation.number} năm {evaluation.year}"


def received_dossiers(evaluation: EvaluationRound) -> str:
    """`24 hồ sơ sản phẩm của 06 xã, phường`."""
    communes = {evaluation.commune_of(product).code for product in evaluation.products}
    kinds = commune_kinds(evaluation.day)
    return f"{len(evaluation.products):02d} hồ sơ sản phẩm của {len(communes):02d} {kinds}"


def holder_of(evaluation: EvaluationRound, role: Role) -> str | None:
    """Return the name of the member who was present in a role, None when there was none."""
    return next((one.name for one in attendance(evaluation.council).present if one.role is role), None)


def advice(evaluation: EvaluationRound) -> list[str]:
    """Return the sentence on what the advisors did, none when the round has no advisors."""
    done = "Tổ tư vấn đánh giá hồ sơ, xây dựng báo cáo đánh giá gửi Chủ tịch Hội đồng."
    return [done] if evaluation.council.advisors else []
