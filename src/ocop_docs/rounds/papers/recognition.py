"""The papers on the results: submission, decision on recognition, notice, certificates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.kinds.results_notice import ResultsNotice
from ocop_docs.documents.kinds.submission import Submission
from ocop_docs.documents.parts import Proposal
from ocop_docs.rounds.papers.common_fields import (
    advice,
    common_fields,
    council_issuer,
    received_dossiers,
    reference,
    round_name,
)
from ocop_docs.rounds.papers.product_forms import ProductPaper
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.vietnamese.text import lower_first, upper_first


def submission(facts: RoundFacts) -> Submission:
    """Return the data of the submission to the province's chairman."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    return Submission(
        kind="submission",
        addressees=[f"Chủ tịch {evaluation.province.issuer.name}"],
        round_number=evaluation.number,
        minutes=reference("Biên bản", "BB", council_issuer(evaluation), papers.minutes),
        process=_process(facts),
        products=facts.recognised,
        five_star=facts.five_star,
        unrecognised=facts.unrecognised,
        **common_fields(facts, evaluation.province.agency, _approval(evaluation), papers.submission),
    )


def _approval(evaluation: EvaluationRound) -> str:
    """Return the subject of the submission and of the decision that follows it."""
    return f"Phê duyệt kết quả đánh giá, phân hạng và công nhận sản phẩm OCOP {round_name(evaluation)}"


def _process(facts: RoundFacts) -> list[str]:
    level = facts.evaluation.province.issuer.level.label
    received = received_dossiers(facts.evaluation)
    return [
        f"Cơ quan tham mưu quản lý OCOP {level} tiếp nhận {received}, kiểm tra thành phần, nội dung hồ sơ.",
        *advice(facts.evaluation),
    ]


def recognition(facts: RoundFacts) -> RecognitionDecision:
    """Return the data of the decision that recognises the products of 3 and 4 stars."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    sent = reference("Tờ trình", "TTr", evaluation.province.agency, papers.submission)
    return RecognitionDecision(
        kind="recognition-decision",
        round_number=evaluation.number,
        proposal=Proposal(proposer=_head_of(evaluation), number=sent.number, date=sent.date),
        products=facts.recognised,
        five_star=facts.five_star,
        valid_until=valid_until(facts),
        assignments=papers.assignments,
        effective_from="ngày ký",
        enforcers=papers.enforcers,
        **common_fields(facts, evaluation.province.issuer, _approval(evaluation), papers.recognition),
    )


def _head_of(evaluation: EvaluationRound) -> str:
    """`Giám đốc Sở …`, `Trưởng phòng Nông nghiệp …`: the head of the agency that submits."""
    signatory = evaluation.papers.submission.signatory or evaluation.province.agency_signatory
    agency = evaluation.province.agency.name
    position = (signatory.head_position if signatory else None) or "Giám đốc"
    first, last = position.rsplit(" ", 1)
    return f"{first} {lower_first(agency)}" if agency.startswith(f"{upper_first(last)} ") else f"{position} {agency}"


def valid_until(facts: RoundFacts) -> dt.date | None:
    """Return the last day of the certificates, None while the decision has no date."""
    day = facts.evaluation.papers.recognition.date
    return facts.rules.last_day(day) if day else None


def notice(facts: RoundFacts) -> ResultsNotice:
    """Return the data of the notice to communes and producers."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    communes = sorted({evaluation.commune_of(product).name for product in evaluation.products})
    to = [f"UBND {', '.join(communes)}", "Các chủ thể có sản phẩm"]
    subject = f"Kết quả đánh giá, phân hạng sản phẩm OCOP {round_name(evaluation)}"
    fields = common_fields(facts, evaluation.province.agency, subject, papers.notice)
    return ResultsNotice(
        kind="results-notice",
        round_number=evaluation.number,
        decision=reference("Quyết định", "QĐ", evaluation.province.issuer, papers.recognition),
        products=facts.recognised,
        five_star=facts.five_star,
        unrecognised=facts.unrecognised,
        valid_until=valid_until(facts),
        **fields | {"recipients": [*to, *papers.notice.recipients]},
    )


def certificates(facts: RoundFacts) -> Iterator[ProductPaper]:
    """Yield a certificate for each recognised product, numbered in the order of the list."""
    evaluation, papers = facts.evaluation, facts.evaluation.papers
    decision = reference("Quyết định", "QĐ", evaluation.province.issuer, papers.recognition)
    for number, row in enumerate(facts.recognised, start=1):
        certificate = Certificate(
            kind="certificate",
            example=evaluation.example,
            issuer=evaluation.province.issuer,
            number=number,
            date=papers.recognition.date,
            product=row.name,
            code=row.code,
            product_set=row.product_set,
            group=row.group,
            producer=row.producer,
            address=row.address,
            stars=row.stars or 0,
            decision=decision,
            valid_until=valid_until(facts),
            wording=papers.certificate_wording,
            signatory=papers.recognition.signatory or evaluation.province.signatory,
        )
        yield ProductPaper(f"{number:03d} {row.name}", row.code or "", certificate)
