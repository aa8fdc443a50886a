"""Head and foot of each paper: who issues it, its number, date, signatory and recipients."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.listing import Reference
from ocop_docs.documents.parts import Issuer
from ocop_docs.rounds.record import EvaluationRound, PaperHead


def head_fields(head: PaperHead) -> dict[str, Any]:
    """Return the fields that a paper takes over from its head as they are."""
    return {name: getattr(head, name) for name in PaperHead.model_fields}


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
