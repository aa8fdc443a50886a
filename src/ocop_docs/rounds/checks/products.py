"""Checks on the products of a round: listed once, rightly registered, filed in time, and why a class is held back."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.kinds.registration import Registration
from ocop_docs.law.evaluation import EvaluationRules, rules_on
from ocop_docs.law.rubric import product_set
from ocop_docs.law.working_days import working_days
from ocop_docs.rounds.record import EvaluationRound, Product
from ocop_docs.rounds.scoring.notes import notes
from ocop_docs.rounds.scoring.results import ProductResult
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.text import lower_first

_SAMPLES_LAW = "QĐ 26/2026/QĐ-TTg, Điều 6 khoản 2 điểm d"
_AGAIN = "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 6 điểm a"
_GRACE = "QĐ 26/2026/QĐ-TTg, Điều 12 khoản 3"
_TRANSITION = "QĐ 26/2026/QĐ-TTg, Điều 12 khoản 2"


def check_products(
    evaluation: EvaluationRound, results: Sequence[ProductResult], rules: EvaluationRules
) -> Iterator[Finding]:
    """Yield findings on each product of the round, and on products listed twice."""
    yield from _repeated(evaluation)
    yield from _requirements_not_judged(rules)
    by_id = {result.product.id: result for result in results}
    for row, product in enumerate(evaluation.products):
        place = f"products[{row}]"
        yield from _held_back(by_id[product.id], results, rules, place)
        if rules.rubric:
            yield from _registered_as(evaluation, product, place)
        yield from _proposed(product, rules, place)
        yield from _filed_again(evaluation, product, rules, place)
        yield from _under_earlier_law(evaluation, product, rules, place)
        yield from _validity(product, place)
        yield from _samples(product, rules, place)


def _repeated(evaluation: EvaluationRound) -> Iterator[Finding]:
    codes = Counter(evaluation.code_of(product) for product in evaluation.products)
    names = Counter((product.name.casefold(), product.producer) for product in evaluation.products)
    for row, product in enumerate(evaluation.products):
        code = evaluation.code_of(product)
        if codes[code] > 1:
            yield Finding(
                "code-repeated",
                Severity.error,
                f"products[{row}].ordinal",
                f"Mã số {code} được cấp cho {codes[code]} sản phẩm; số thứ tự trong xã phải khác nhau.",
                found=code,
            )
        if names[product.name.casefold(), product.producer] > 1:
            yield Finding(
                "product-repeated",
                Severity.error,
                f"products[{row}].name",
                f"“{product.name}” của cùng chủ thể được ghi nhiều lần trong đợt.",
                found=product.name,
            )


def _requirements_not_judged(rules: EvaluationRules) -> Iterator[Finding]:
    """Yield a note under earlier law: its criteria and their minimum requirements are not among the data."""
    if not rules.rubric:
        yield Finding(
            "requirements-not-judged",
            Severity.info,
            "sheets",
            f"Bộ tiêu chí của {rules.citation} không có trong dữ liệu: hạng sao theo khung điểm; "
            "yêu cầu riêng của từng hạng, nếu có, do Hội đồng tự xét.",
            citation=rules.citation,
        )


def _held_back(
    result: ProductResult, results: Sequence[ProductResult], rules: EvaluationRules, place: str
) -> Iterator[Finding]:
    if result.rating and result.rating.held_back_by:
        note = next(note for note in notes(result, results, rules) if "yêu cầu tối thiểu" in note)
        yield Finding(
            "requirement-not-met",
            Severity.warning,
            place,
            f"“{result.product.name}”: {lower_first(note)}",
            expected=f"{result.rating.band} sao",
            found=f"{result.rating.stars} sao",
            citation="QĐ 26/2026/QĐ-TTg, Phụ lục II, ghi chú về dấu sao",
        )


def _registered_as(evaluation: EvaluationRound, product: Product, place: str) -> Iterator[Finding]:
    """Yield errors on the kind of registration: upgrade and again are for products recognised before."""
    day, earlier = evaluation.meeting.date, product.earlier
    if product.registration is not Registration.first and earlier is None:
        yield _wrong_registration(place, product, "cần ghi lần công nhận trước")
    if earlier is None or day is None:
        return
    current = earlier.expires_on >= day
    if product.registration is Registration.first and current:
        until = short_date(earlier.expires_on)
        yield _wrong_registration(
            place, product, f"đã được công nhận, còn hạn đến {until}; phải đăng ký nâng hạng hoặc đánh giá lại"
        )
    if product.registration is Registration.upgrade and not current:
        until = short_date(earlier.expires_on)
        yield _wrong_registration(place, product, f"giấy chứng nhận đã hết hạn ngày {until}, không còn hạng để nâng")


def _wrong_registration(place: str, product: Product, reason: str) -> Finding:
    return Finding(
        "registration-wrong",
        Severity.error,
        f"{place}.registration",
        f"“{product.name}” đăng ký {product.registration.label.lower()}: {reason}.",
        citation="QĐ 26/2026/QĐ-TTg, Điều 6 khoản 1 và Điều 7 khoản 5, 6",
    )


def _proposed(product: Product, rules: EvaluationRules, place: str) -> Iterator[Finding]:
    """The commune proposes a dossier after it was filed, and within the working days that it has.

    Days off that are decided year by year are not known to the program, so that a late day is for the clerk to judge.
    """
    filed, proposed = product.filed_on, product.proposed_on
    if filed is None or proposed is None:
        return
    days = working_days(filed, proposed)
    if proposed < filed:
        severity, message = Severity.error, f"trước ngày chủ thể nộp hồ sơ ({short_date(filed)})"
    elif rules.commune_days and days > rules.commune_days:
        severity, message = (
            Severity.warning,
            f"sau ít nhất {days} ngày làm việc (không kể ngày nghỉ lễ, tết); xã có {rules.commune_days} ngày làm việc",
        )
    else:
        return
    yield Finding(
        "commune-out-of-time",
        severity,
        f"{place}.proposed_on",
        f"Xã đề nghị “{product.name}” ngày {short_date(proposed)}, {message}. Hãy kiểm tra lại hai ngày.",
        found=short_date(proposed),
        citation="QĐ 26/2026/QĐ-TTg, Điều 7 khoản 2",
    )


def _filed_again(
    evaluation: EvaluationRound, product: Product, rules: EvaluationRules, place: str
) -> Iterator[Finding]:
    again, earlier, filed = rules.reassessment, product.earlier, product.filed_on
    if product.registration is not Registration.again or again is None or earlier is None or filed is None:
        return
    left = (earlier.expires_on - filed).days
    if left > again.earliest_days:
        message = f"nộp trước khi hết hạn {left} ngày; không được sớm hơn {again.earliest_days} ngày"
        yield _filing(place, product, message, Severity.error, _AGAIN)
    elif left < again.latest_days:
        last = earlier.expires_on + dt.timedelta(days=again.extension_days)
        message = (
            f"nộp muộn (còn {left} ngày, phải từ {again.latest_days} ngày trở lên); giấy chứng nhận chỉ có hiệu lực "
            f"đến ngày có kết quả, không quá ngày {short_date(last)}"
        )
        late = evaluation.meeting.date is not None and evaluation.meeting.date > last
        yield _filing(place, product, message, Severity.error if late else Severity.warning, _GRACE)


def _filing(place: str, product: Product, message: str, severity: Severity, citation: str) -> Finding:
    return Finding(
        "filed-out-of-time", severity, f"{place}.filed_on", f"“{product.name}” {message}.", citation=citation
    )


def _under_earlier_law(
    evaluation: EvaluationRound, product: Product, rules: EvaluationRules, place: str
) -> Iterator[Finding]:
    day, filed = evaluation.meeting.date, product.filed_on
    if rules.transition is None or filed is None or day is None or filed >= rules.in_force_from:
        return
    days = rules.transition[product.registration.value]
    last = rules.in_force_from + dt.timedelta(days=days)
    yield Finding(
        "earlier-law-applies",
        Severity.error if day <= last else Severity.warning,
        f"{place}.filed_on",
        f"“{product.name}” nộp hồ sơ trước ngày {short_date(rules.in_force_from)}: đánh giá theo quy định của "
        f"giai đoạn 2021 - 2025 và phải hoàn thành trong {days} ngày, đến {short_date(last)}.",
        found=short_date(filed),
        citation=_TRANSITION,
    )


def _validity(product: Product, place: str) -> Iterator[Finding]:
    earlier = product.earlier
    rules = rules_on(earlier.recognised_on) if earlier else None
    if earlier is None or rules is None or rules.last_day(earlier.recognised_on) == earlier.expires_on:
        return
    expected = short_date(rules.last_day(earlier.recognised_on))
    yield Finding(
        "validity-differs",
        Severity.warning,
        f"{place}.earlier.expires_on",
        f"Công nhận ngày {short_date(earlier.recognised_on)} thì hết hạn ngày {expected} "
        f"({rules.validity_months} tháng), nhưng dữ liệu ghi {short_date(earlier.expires_on)}.",
        expected=expected,
        found=short_date(earlier.expires_on),
        citation=rules.citation,
    )


def _samples(product: Product, rules: EvaluationRules, place: str) -> Iterator[Finding]:
    if product.samples is None or product.samples >= rules.samples or product.product_set is None:
        return
    if product_set(product.product_set).classification.sector_number not in rules.samples_exempt:
        yield Finding(
            "samples-few",
            Severity.warning,
            f"{place}.samples",
            f"“{product.name}” nộp {product.samples:02d} sản phẩm mẫu; hồ sơ cần {rules.samples:02d}.",
            expected=f"{rules.samples:02d}",
            found=f"{product.samples:02d}",
            citation=_SAMPLES_LAW,
        )
