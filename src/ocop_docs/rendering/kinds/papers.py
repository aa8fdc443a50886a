"""What decisions and the papers of an evaluation round are given besides their fields."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.kinds.registration import RegistrationForm
from ocop_docs.documents.kinds.results_notice import ResultsNotice
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.documents.kinds.self_assessment import Licence, SelfAssessment
from ocop_docs.documents.kinds.submission import Submission
from ocop_docs.law.administration import commune_kinds
from ocop_docs.law.programmes import highest_recognised
from ocop_docs.law.rubric import product_set
from ocop_docs.rendering.elements import BLANK, counted, signature
from ocop_docs.rendering.kinds.listing import classes_of, producers_of, product_list, set_name
from ocop_docs.rendering.kinds.scheme import scheme_context
from ocop_docs.rendering.kinds.sheet import BOX, TICKED, printed_sheet
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.dates import blank_date, long_date
from ocop_docs.vietnamese.text import upper


def table_annex(_document: Document, _fields: object) -> None:
    """Return None: no annex of these kinds is drawn from their fields."""


@singledispatch
def extra_context(document: Document) -> dict[str, Any]:
    """Return what a kind's template needs beyond the document's fields; nothing for most kinds."""
    del document
    return {}


@extra_context.register
def _approval(document: ApprovalDecision) -> dict[str, Any]:
    return {"scheme": scheme_context(document.scheme)}


@extra_context.register
def _recognition(document: RecognitionDecision) -> dict[str, Any]:
    return {"listing": product_list(document.products, document.five_star)}


@extra_context.register(Submission)
@extra_context.register(ResultsNotice)
def _listing(document: Submission | ResultsNotice) -> dict[str, Any]:
    products = document.products
    proposed = document.five_star.products if document.five_star else []
    received = len(products) + len(proposed) + len(document.unrecognised)
    return {
        "listing": product_list(products, document.five_star),
        "recognised_count": counted(len(products), "sản phẩm"),
        "producer_count": f"{producers_of(products):02d} chủ thể",
        "classes": classes_of(products),
        "proposed_count": counted(len(proposed), "sản phẩm"),
        "unrecognised_count": counted(len(document.unrecognised), "sản phẩm"),
        "received_count": counted(received, "hồ sơ sản phẩm"),
        "communes": commune_kinds(document.date),
        "round_name": f"đợt {document.round_number} {document.period}".removeprefix("đợt None "),
    }


@extra_context.register
def _minutes(document: CouncilMinutes) -> dict[str, Any]:
    return {
        "chair": document.chair or BLANK,
        "secretary": document.secretary or BLANK,
        "attendance": f"{len(document.present):02d}/{document.members_total:02d}",
        "product_count": counted(len(document.products), "sản phẩm"),
        "classes": classes_of(document.products, highest_recognised(document.date, document.issuer.level)),
        "rejected_count": counted(len(document.rejected), "hồ sơ"),
        "table": [{"no": number, **present(row)} for number, row in enumerate(document.products, start=1)],
    }


@extra_context.register
def _certificate(document: Certificate) -> dict[str, Any]:
    head = document.signatory.head_position if document.signatory and document.signatory.head_position else BLANK
    issued = long_date(document.date) if document.date else blank_date()
    return {
        "superior": upper(document.issuer.superior) if document.issuer.superior else "",
        "number": "……" if document.number is None else f"{document.number:02d}",
        "authority": upper(f"{head} {document.issuer.name}"),
        "set": document.group or set_name(document.product_set),
        "star_line": "★" * document.stars,
        "place_date": f"{document.issuer.place or BLANK}, {issued}",
        "signature": signature(document.signatory),
    }


@extra_context.register
def _registration(document: RegistrationForm) -> dict[str, Any]:
    return {
        "classification": _classification(document.product_set),
        "box": {name: TICKED if document.registration.value == name else BOX for name in ("first", "upgrade", "again")},
        "place_date": _place_date(document),
    }


@extra_context.register
def _self_assessment(document: SelfAssessment) -> dict[str, Any]:
    return {
        "box": {licence.value: TICKED if licence in document.licences else BOX for licence in Licence},
        "sheet": printed_sheet(document.product_set, document.ticks),
        "set": set_name(document.product_set),
        "place_date": _place_date(document),
    }


@extra_context.register
def _score_sheet(document: ScoreSheet) -> dict[str, Any]:
    rubric = product_set(document.product_set)
    return {
        "set": rubric.name,
        "caption": rubric.caption,
        "exclusion": rubric.exclusion,
        "sheet": printed_sheet(document.product_set, document.ticks),
        "signed_on": long_date(document.date) if document.date else blank_date(),
    }


def _classification(number: int) -> str:
    """``Ngành Thực phẩm, nhóm …, phân nhóm …`` (QĐ 26/2026/QĐ-TTg, Phụ lục I)."""
    place = product_set(number).classification
    subgroup = f", phân nhóm {place.subgroup}" if place.subgroup else ""
    return f"Ngành {place.sector}, nhóm {place.group}{subgroup} (bộ {number})"


def _place_date(document: RegistrationForm | SelfAssessment) -> str:
    return f"{document.place or '……'}, {long_date(document.date) if document.date else blank_date()}"
