"""Scores, classes and lists of a round: class from score, average from members, what goes up, what is listed twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.advisors_report import AdvisorsReport, AssessedProduct
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.documents.kinds.opinion_form import OpinionForm, OpinionRow
from ocop_docs.documents.listing import FiveStarProposal, RankedProduct, ScoredProduct, UnrecognisedProduct
from ocop_docs.documents.scores import SCORE_PLACES, printed_score
from ocop_docs.law.evaluation import EvaluationRules, evaluation_rules, rules_on

_CODE = re.compile(r"[0-9]+-[0-9]+-[0-9]+-([0-9]{4})")
_HIGHEST = 5
_REQUIREMENTS = "yêu cầu tối thiểu"
"""Words of a note that tell why a class is below that of its score."""
_ROUNDING = Decimal(1).scaleb(-SCORE_PLACES)
_SENT_UP = "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm e"


def check_outcomes(document: Document) -> Iterator[Finding]:
    """Yield findings on the products that a document lists, and on the scores and classes of a round's papers."""
    yield from _codes(document)
    if isinstance(document, OpinionForm | AdvisorsReport):
        yield from _repeated(document.products)
    if not isinstance(document, AdministrativeDocument) or not document.lists_products:
        return
    rules = rules_on(document.date) if document.date else evaluation_rules()[-1]
    products: list[RankedProduct] = vars(document).get("products", [])
    proposal: FiveStarProposal | None = vars(document).get("five_star")
    unrecognised: list[UnrecognisedProduct] = vars(document).get("unrecognised", [])
    for row, product in enumerate(products):
        if rules:
            yield from _class_of_score(f"products[{row}]", product, rules)
        if isinstance(product, ScoredProduct):
            yield from _average(f"products[{row}]", product)
    if rules and not isinstance(document, CouncilMinutes):
        yield from _sent_up(products, proposal, rules)
    for row, other in enumerate(unrecognised):
        if rules:
            yield from _class_of_score(f"unrecognised[{row}]", other, rules)
    yield from _on_both_lists(unrecognised, products)
    yield from _repeated([*products, *(proposal.products if proposal else ())])


def _codes(document: Document) -> Iterator[Finding]:
    """The code of a form's product, and those of a list; a form without a day is of its deadline."""
    held = vars(document)
    day: dt.date | None = held.get("date") or held.get("deadline")
    yield from _code_of_the_future("code", held.get("code"), day)
    for row, product in enumerate(held.get("products") or ()):
        if isinstance(product, RankedProduct | OpinionRow | AssessedProduct):
            yield from _code_of_the_future(f"products[{row}].code", product.code, day)


def _code_of_the_future(place: str, code: str | None, day: dt.date | None) -> Iterator[Finding]:
    """The last part of a code `(T)-(X)-(STT)-year` is the year of the evaluation, not one that is yet to come."""
    found = _CODE.fullmatch(code or "")
    if found and day and int(found[1]) > day.year:
        yield Finding(
            "code-of-later-year",
            Severity.error,
            place,
            f"Mã số {code} ghi năm {found[1]}, sau năm của văn bản ({day.year}). Phần cuối của mã là năm đánh giá.",
            expected=str(day.year),
            found=found[1],
            citation="QĐ 26/2026/QĐ-TTg, Phụ lục II",
        )


def _class_of_score(
    place: str, product: RankedProduct | UnrecognisedProduct, rules: EvaluationRules
) -> Iterator[Finding]:
    """A class above that of its score is an error; one below it may follow from the minimum requirements."""
    if product.score is None or product.stars is None:
        return
    band = rules.band(Fraction(product.score))
    below = product.stars < band
    if product.stars == band or (below and _REQUIREMENTS in _note_of(product)):
        return
    score = printed_score(product.score)
    hint = " Đúng khi sản phẩm chưa đạt yêu cầu tối thiểu của hạng cao hơn." if below else " Hãy sửa điểm hoặc hạng."
    yield Finding(
        "class-differs-from-score",
        Severity.info if below else Severity.error,
        f"{place}.stars",
        f"“{product.name}” được {score} điểm, theo khung điểm là {band} sao, nhưng ghi {product.stars} sao.{hint}",
        expected=f"{band} sao",
        found=f"{product.stars} sao",
        citation=rules.citation,
    )


def _note_of(product: RankedProduct | UnrecognisedProduct) -> str:
    """Why a product has its class: its note, or the reason why it is not recognised."""
    words = product.note if isinstance(product, RankedProduct) else product.reason
    return (words or "").casefold()


def _average(place: str, product: ScoredProduct) -> Iterator[Finding]:
    points = [total.points for total in product.totals if total.points is not None]
    if product.score is None or not points:
        return
    average = Fraction(sum(points), len(points))
    if abs(Fraction(product.score) - average) >= Fraction(_ROUNDING):
        exact = printed_score(Decimal(average.numerator) / Decimal(average.denominator))
        yield Finding(
            "average-differs",
            Severity.error,
            f"{place}.score",
            f"“{product.name}” ghi {printed_score(product.score)} điểm, nhưng trung bình điểm của {len(points)} "
            f"thành viên là {exact}.",
            expected=exact,
            found=printed_score(product.score),
            citation="QĐ 26/2026/QĐ-TTg, Điều 3 khoản 3",
        )


def _sent_up(
    products: list[RankedProduct], proposal: FiveStarProposal | None, rules: EvaluationRules
) -> Iterator[Finding]:
    """A product at or above the least score of the highest class is proposed to the ministry."""
    if not rules.rubric:
        return
    proposed = {(each.name, each.producer) for each in (proposal.products if proposal else ())}
    for row, product in enumerate(products):
        reaches = product.score is not None and product.score >= rules.floors[_HIGHEST]
        explained = _REQUIREMENTS in _note_of(product)
        if reaches and not explained and (product.name, product.producer) not in proposed:
            yield Finding(
                "five-star-not-proposed",
                Severity.error,
                f"products[{row}]",
                f"“{product.name}” đạt từ {rules.floors[_HIGHEST]} điểm trở lên thì phải đề nghị Bộ Nông nghiệp và "
                "Môi trường đánh giá hạng 5 sao. Hãy ghi sản phẩm vào mục “Sản phẩm có tiềm năng đạt 5 sao”.",
                citation=_SENT_UP,
            )


def _on_both_lists(unrecognised: list[UnrecognisedProduct], recognised: list[RankedProduct]) -> Iterator[Finding]:
    listed = {(each.name.casefold(), each.producer.casefold()) for each in recognised}
    for row, product in enumerate(unrecognised):
        if (product.name.casefold(), product.producer.casefold()) in listed:
            yield Finding(
                "recognised-and-not",
                Severity.error,
                f"unrecognised[{row}]",
                f"“{product.name}” vừa ở danh sách được công nhận vừa ở danh sách không được công nhận. "
                "Hãy bỏ ở một danh sách.",
            )


def _repeated(products: Sequence[RankedProduct | OpinionRow | AssessedProduct]) -> Iterator[Finding]:
    for code, count in repeated(product.code for product in products if product.code).items():
        yield Finding("code-repeated", Severity.error, "products", f"Mã số {code} được ghi cho {count} sản phẩm.")
    names = repeated((product.name.casefold(), product.producer.casefold()) for product in products)
    for (name, _), count in names.items():
        yield Finding(
            "product-repeated", Severity.error, "products", f"“{name}” của cùng chủ thể được ghi {count} lần."
        )
