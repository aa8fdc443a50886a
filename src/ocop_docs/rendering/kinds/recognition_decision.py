"""A decision that recognises OCOP products."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.law.evaluation import evaluation_rules, rules_on
from ocop_docs.rendering.articles import Articles, article, effect, enforcers_of, titled_article
from ocop_docs.rendering.elements import counted, counted_rows
from ocop_docs.rendering.listing import classes_by_producer, producer_count, product_list
from ocop_docs.vietnamese.dates import long_date


def extra_context(document: RecognitionDecision) -> dict[str, Any]:
    """Return the list of products."""
    return {"listing": product_list(document.products, document.five_star)}


def articles(document: RecognitionDecision) -> Articles:
    """Return recognition, assignments, effect with enforcement."""
    products = counted_rows(document.products, "sản phẩm OCOP")
    producers = producer_count(document.products)
    text = (
        f"Phê duyệt kết quả đánh giá, phân hạng và công nhận {products} của {producers}{_round(document)}, "
        f"gồm: {classes_by_producer(document.products)} (có danh sách tại Phụ lục kèm theo)."
    )
    duties = list(document.assignments) or [f"{BLANK}{BLANK}"]
    closing = f"{effect(document.effective_from)} {enforcers_of(document.enforcers)} chịu trách nhiệm thi hành"
    return [
        article(text, [_validity(document), *_proposed(document)]),
        titled_article("Tổ chức thực hiện", duties),
        article(f"{closing} Quyết định này./."),
    ]


def _round(document: RecognitionDecision) -> str:
    period = document.period or f"năm {BLANK}"
    return f", đợt {document.round_number} {period}" if document.round_number else f", {period}"


def _validity(document: RecognitionDecision) -> str:
    rules = (rules_on(document.date) if document.date else None) or evaluation_rules()[-1]
    until = long_date(document.valid_until) if document.valid_until else f"ngày {BLANK}"
    return (
        f"Giấy chứng nhận sản phẩm OCOP có giá trị trong thời hạn {rules.validity_months} tháng "
        f"kể từ ngày ban hành Quyết định này, đến {until}."
    )


def _proposed(document: RecognitionDecision) -> list[str]:
    if document.five_star is None:
        return []
    products = counted(len(document.five_star.products), f"sản phẩm có tiềm năng đạt hạng {document.five_star.classes}")
    approved = f"Phê duyệt kết quả đánh giá {products} (có tên ở cuối Phụ lục)"
    return [f"{approved} để đề nghị {document.five_star.ministry} đánh giá, phân hạng."]
