"""Recognition decisions: classes that may be recognised, by whom, each product once, and the validity."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.checks.content.repeats import repeated
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.parts import Level
from ocop_docs.law.evaluation import EvaluationRules, evaluation_rules, rules_on
from ocop_docs.law.programmes import programme_on
from ocop_docs.vietnamese.dates import short_date

_PERSONAL = "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm e; NĐ 30/2020, Phụ lục III, Mẫu 1.2"


def check_recognition(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield findings on a decision that recognises products; nothing for other kinds."""
    if not isinstance(document, RecognitionDecision):
        return
    rules = (rules_on(document.date) if document.date else None) or evaluation_rules()[-1]
    yield from _classes(document, rules)
    yield from _repeated(document)
    yield from _validity(document, rules)
    # The program has no source on who signed under earlier law.
    if rules.rubric and document.signatory and document.signatory.collective:
        yield Finding(
            "collective-signs-head-decision",
            Severity.error,
            "signatory.collective",
            "Quyết định công nhận thuộc thẩm quyền cá nhân người đứng đầu thì không ký thay mặt tập thể (TM.).",
            citation=_PERSONAL,
        )


def _classes(document: RecognitionDecision, rules: EvaluationRules) -> Iterator[Finding]:
    programme = programme_on(document.date) if document.date else None
    for row, product in enumerate(document.products):
        place = f"products[{row}].stars"
        if product.stars is not None and product.stars < rules.lowest_recognised:
            yield Finding(
                "class-not-recognised",
                Severity.error,
                place,
                f"“{product.name}” đạt {product.stars} sao; hạng dưới {rules.lowest_recognised} sao không có "
                "quyết định công nhận và không được cấp giấy chứng nhận.",
                expected=f"từ {rules.lowest_recognised} sao",
                found=f"{product.stars} sao",
                citation=rules.citation,
            )
        elif product.stars and programme and programme.recognised_by:
            allowed = [Level(name) for name in programme.recognised_by.get(product.stars, ())]
            yield from _authority(document, place, product.stars, allowed, programme.citation)


def _authority(
    document: RecognitionDecision, place: str, stars: int, allowed: list[Level], citation: str
) -> Iterator[Finding]:
    level = document.issuer.level
    if level and level not in allowed:
        labels = " hoặc ".join(each.label for each in allowed) or "không cấp nào"
        yield Finding(
            "wrong-recognition-authority",
            Severity.error,
            place,
            f"Hạng {stars} sao do {labels} công nhận, không phải {level.label}.",
            expected=labels,
            found=level.label,
            citation=citation,
        )


def _repeated(document: RecognitionDecision) -> Iterator[Finding]:
    products = [*document.products, *(document.five_star.products if document.five_star else ())]
    for code, count in repeated(product.code for product in products if product.code).items():
        yield Finding("code-repeated", Severity.error, "products", f"Mã số {code} được ghi cho {count} sản phẩm.")
    names = repeated((product.name.casefold(), product.producer.casefold()) for product in products)
    for (name, _), count in names.items():
        yield Finding(
            "product-repeated", Severity.error, "products", f"“{name}” của cùng chủ thể được ghi {count} lần."
        )


def _validity(document: RecognitionDecision, rules: EvaluationRules) -> Iterator[Finding]:
    if document.date is None or document.valid_until is None:
        return
    expected = rules.last_day(document.date)
    if document.valid_until != expected:
        yield Finding(
            "validity-differs",
            Severity.error,
            "valid_until",
            f"Giấy chứng nhận có giá trị {rules.validity_months} tháng từ ngày ban hành, đến {short_date(expected)}.",
            expected=short_date(expected),
            found=short_date(document.valid_until),
            citation=rules.citation,
        )
