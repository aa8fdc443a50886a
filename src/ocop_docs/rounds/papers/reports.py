"""The reports of the council and of its advisors on the round."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.documents.council import Role
from ocop_docs.documents.kinds.advisors_report import AdvisorsReport, AssessedProduct
from ocop_docs.documents.kinds.council_report import CouncilReport
from ocop_docs.documents.parts import Issuer, Signatory
from ocop_docs.rounds.papers.common_fields import (
    advice,
    common_fields,
    council_issuer,
    holder_of,
    received_dossiers,
    reference,
    round_name,
)
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound, Product
from ocop_docs.vietnamese.text import upper_first


def advisors_report(facts: RoundFacts) -> AdvisorsReport:
    """Return the data of the advisors' report (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm c)."""
    evaluation, head = facts.evaluation, facts.evaluation.papers.advisors_report
    subject = f"Đánh giá hồ sơ sản phẩm OCOP {round_name(evaluation)}"
    fields = common_fields(facts, _advisors(evaluation), subject, head)
    del fields["period"]
    return AdvisorsReport(
        kind="advisors-report",
        addressees=[f"Chủ tịch {evaluation.council.name}"],
        process=list(_process(evaluation)),
        products=[_assessed(evaluation, product) for product in evaluation.products],
        proposals=list(_proposals(evaluation)),
        **fields | {"signatory": head.signatory or _leader(evaluation)},
    )


def _advisors(evaluation: EvaluationRound) -> Issuer:
    """Return the advisors as issuer, below the council that they advise."""
    committee = evaluation.province.issuer
    return Issuer(
        name="Tổ tư vấn",
        level=committee.level,
        abbreviation="TTV",
        place=committee.place,
        superior=evaluation.council.name,
    )


def _leader(evaluation: EvaluationRound) -> Signatory | None:
    name = next((one.name for one in evaluation.council.advisors if one.role == "Tổ trưởng"), None)
    return Signatory(head_position="Tổ trưởng", name=name) if name else None


def _process(evaluation: EvaluationRound) -> Iterator[str]:
    level = evaluation.province.issuer.level.label
    received = received_dossiers(evaluation)
    yield f"Cơ quan tham mưu quản lý OCOP {level} chuyển {received} để Tổ tư vấn đánh giá."
    surveyed = any(product.survey for product in evaluation.products)
    survey = " và khảo sát thực tế tại cơ sở sản xuất, kinh doanh" if surveyed else ""
    yield f"Tổ tư vấn đánh giá từng hồ sơ theo Bộ tiêu chí{survey}."


def _assessed(evaluation: EvaluationRound, product: Product) -> AssessedProduct:
    return AssessedProduct(
        name=product.name,
        producer=evaluation.producer_of(product).name,
        code=evaluation.code_of(product),
        dossier=upper_first(product.rejected) if product.rejected else product.dossier,
        survey=product.survey,
        proposal="Loại hồ sơ" if product.rejected else "Trình Hội đồng",
    )


def _proposals(evaluation: EvaluationRound) -> Iterator[str]:
    rejected = sum(bool(product.rejected) for product in evaluation.products)
    if accepted := len(evaluation.products) - rejected:
        yield f"Trình Hội đồng đánh giá, phân hạng {accepted:02d} sản phẩm đủ điều kiện."
    if rejected:
        yield f"Không trình Hội đồng {rejected:02d} hồ sơ vì lý do ghi tại bảng trên."


def council_report(facts: RoundFacts) -> CouncilReport:
    """Return the data of the council's report (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm d)."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    issuer = council_issuer(evaluation)
    subject = f"Kết quả đánh giá, phân hạng sản phẩm OCOP {round_name(evaluation)}"
    fields = common_fields(facts, issuer, subject, papers.council_report)
    return CouncilReport(
        kind="council-report",
        addressees=[f"Chủ tịch {evaluation.province.issuer.name}"],
        round_number=evaluation.number,
        minutes=reference("Biên bản", "BB", issuer, papers.minutes),
        process=advice(evaluation),
        products=facts.recognised,
        five_star=facts.five_star,
        unrecognised=facts.unrecognised,
        **fields | {"signatory": papers.council_report.signatory or _chair(evaluation)},
    )


def _chair(evaluation: EvaluationRound) -> Signatory | None:
    name = holder_of(evaluation, Role.chair)
    return Signatory(collective="Hội đồng", head_position="Chủ tịch", name=name) if name else None
