"""Papers for each product: registration, the commune's report, the members' sheets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.commune_assessment import CommuneAssessment, CommuneFindings
from ocop_docs.documents.kinds.registration import RegistrationForm
from ocop_docs.documents.kinds.score_sheet import ScoreSheet
from ocop_docs.documents.parts import Issuer, Level
from ocop_docs.rounds.papers.listing import RoundFacts
from ocop_docs.rounds.record import Commune, EvaluationRound, Product, Sheet
from ocop_docs.vietnamese.text import upper_first


@dataclass(frozen=True, slots=True)
class Dossier:
    """A paper on one product: the name of its file, the product's code, and whose sheet it is."""

    name: str
    code: str
    document: Document
    member: str = ""


def registrations(facts: RoundFacts) -> Iterator[Dossier]:
    """Yield Mẫu số 01 for each product."""
    evaluation = facts.evaluation
    for product in evaluation.products:
        if product.product_set is None:
            continue
        producer = evaluation.producer_of(product)
        form = RegistrationForm(
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
            product_set=product.product_set,
            registration=product.registration,
            samples=product.samples,
            place=evaluation.commune_of(product).place,
            date=product.filed_on,
        )
        yield _dossier(evaluation, product, form)


def commune_assessments(facts: RoundFacts) -> Iterator[Dossier]:
    """Yield Mẫu số 03 for each product."""
    evaluation = facts.evaluation
    for product in evaluation.products:
        commune, producer = evaluation.commune_of(product), evaluation.producer_of(product)
        report = CommuneAssessment(
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
        yield _dossier(evaluation, product, report)


def _committee(commune: Commune) -> Issuer:
    return Issuer(name=f"Ủy ban nhân dân {commune.name}", level=Level.commune, place=commune.place)


def score_sheets(facts: RoundFacts) -> Iterator[Dossier]:
    """Yield each counted member's sheet of each product."""
    ticks = {(sheet.product, sheet.member): sheet for sheet in facts.evaluation.sheets}
    for result in sorted(facts.results, key=lambda one: facts.evaluation.code_of(one.product)):
        for counted in result.counted:
            sheet = ticks[result.product.id, counted.member.id]
            filled = _sheet(facts, result.product, counted.member.name, sheet)
            if filled is None:
                continue
            yield _dossier(facts.evaluation, result.product, filled, counted.member.id)


def _sheet(facts: RoundFacts, product: Product, assessor: str, sheet: Sheet) -> ScoreSheet | None:
    if product.product_set is None:
        return None
    producer = facts.evaluation.producer_of(product)
    return ScoreSheet(
        kind="score-sheet",
        example=facts.evaluation.example,
        product_set=product.product_set,
        product=product.name,
        code=facts.evaluation.code_of(product),
        producer=producer.name,
        phone=producer.phone,
        address=producer.address,
        ticks=sheet.ticks,
        opinion=sheet.opinion,
        date=facts.evaluation.meeting.date,
        assessor=assessor,
    )


def _dossier(evaluation: EvaluationRound, product: Product, document: Document, member: str = "") -> Dossier:
    code = evaluation.code_of(product)
    name = " ".join(word for word in (code, upper_first(product.name), member) if word)
    return Dossier(name, code, document, member)
