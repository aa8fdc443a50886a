"""The forms of each product: registration, the commune's report, the members' score sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.commune_assessment import CommuneAssessment, CommuneFindings
from ocop_docs.documents.kinds.registration import RegistrationForm
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.documents.parts import Issuer, Level
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import Commune, EvaluationRound, Product
from ocop_docs.rounds.scoring.results import MemberScore
from ocop_docs.vietnamese.text import upper_first


@dataclass(frozen=True, slots=True)
class ProductPaper:
    """A paper on one product: the name of its file, the product's code, and the member who filled it, if any."""

    name: str
    code: str
    document: Document
    member: str = ""


def registrations(facts: RoundFacts) -> Iterator[ProductPaper]:
    """Yield Mẫu số 01 for each product."""
    for product in facts.evaluation.products:
        if product.product_set is not None:
            form = _registration(facts.evaluation, product, product.product_set)
            yield _product_paper(facts.evaluation, product, form)


def _registration(evaluation: EvaluationRound, product: Product, number: int) -> RegistrationForm:
    producer = evaluation.producer_of(product)
    return RegistrationForm(
        kind="registration",
        example=evaluation.example,
        province=evaluation.province.name,
        year=evaluation.year,
        producer=producer.name,
        representative=producer.representative,
        position=producer.position,
        address=producer.address,
        phone=producer.phone,
        email=producer.email,
        product=product.name,
        product_set=number,
        registration=product.registration,
        samples=product.samples,
        place=evaluation.commune_of(product).place,
        date=product.filed_on,
    )


def commune_assessments(facts: RoundFacts) -> Iterator[ProductPaper]:
    """Yield Mẫu số 03 for each product."""
    for product in facts.evaluation.products:
        yield _product_paper(facts.evaluation, product, _commune_assessment(facts, product))


def _commune_assessment(facts: RoundFacts, product: Product) -> CommuneAssessment:
    evaluation = facts.evaluation
    commune, producer = evaluation.commune_of(product), evaluation.producer_of(product)
    return CommuneAssessment(
        kind="commune-assessment",
        example=evaluation.example,
        issuer=_committee(commune),
        number=product.report_number,
        date=product.proposed_on,
        subject="Đánh giá một số nội dung của hồ sơ đăng ký tham gia đánh giá, phân hạng sản phẩm OCOP",
        period=facts.period,
        province_committee=evaluation.province.issuer.name,
        producer=producer.name,
        organisation=producer.organisation,
        address=producer.address,
        representative=producer.representative,
        gender=producer.gender,
        ethnicity=producer.ethnicity,
        residence=producer.residence,
        product=product.name,
        findings=product.commune_findings or CommuneFindings(),
        recipients=[f"UBND {evaluation.province.name}", "Chủ thể có sản phẩm"],
        signatory=commune.signatory,
    )


def _committee(commune: Commune) -> Issuer:
    return Issuer(name=f"Ủy ban nhân dân {commune.name}", level=Level.commune, place=commune.place)


def score_sheets(facts: RoundFacts) -> Iterator[ProductPaper]:
    """Yield each counted member's sheet of each product."""
    evaluation = facts.evaluation
    for result in sorted(facts.scored.results, key=lambda one: evaluation.code_of(one.product)):
        number = result.product.product_set
        if number is None:
            continue
        for counted in result.counted:
            sheet = _score_sheet(evaluation, result.product, number, counted)
            yield _product_paper(evaluation, result.product, sheet, counted.member.id)


def _score_sheet(evaluation: EvaluationRound, product: Product, number: int, counted: MemberScore) -> ScoreSheet:
    producer = evaluation.producer_of(product)
    return ScoreSheet(
        kind="score-sheet",
        example=evaluation.example,
        product_set=number,
        product=product.name,
        code=evaluation.code_of(product),
        producer=producer.name,
        phone=producer.phone,
        address=producer.address,
        ticks=counted.sheet.ticks,
        opinion=counted.sheet.opinion,
        date=evaluation.meeting.date,
        assessor=counted.member.name,
    )


def _product_paper(evaluation: EvaluationRound, product: Product, document: Document, member: str = "") -> ProductPaper:
    code = evaluation.code_of(product)
    name = " ".join(word for word in (code, upper_first(product.name), member) if word)
    return ProductPaper(name, code, document, member)
