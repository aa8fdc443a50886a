"""The council's own papers: the decision that sets it up, and the minutes of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.documents.council import Agreement, Role, Seat
from ocop_docs.documents.kinds.council_decision import CouncilDecision
from ocop_docs.documents.kinds.council_minutes import Absentee, Attendee, CouncilMinutes
from ocop_docs.rounds.papers.heads import council_issuer, head_fields, round_name
from ocop_docs.rounds.papers.listing import RoundFacts
from ocop_docs.rounds.record import EvaluationRound, PaperHead
from ocop_docs.rounds.scoring.attendance import attendance


def council_decision(facts: RoundFacts) -> CouncilDecision:
    """Return the data of the decision that sets the council up."""
    evaluation, council = facts.evaluation, facts.evaluation.council
    return CouncilDecision(
        kind="council-decision",
        example=evaluation.example,
        issuer=evaluation.province.issuer,
        subject=f"Thành lập Hội đồng và Tổ tư vấn Hội đồng đánh giá, phân hạng sản phẩm OCOP năm {evaluation.year}",
        period=facts.period,
        council_name=council.name,
        proposal=evaluation.papers.council_proposal,
        members=[Seat(name=one.name, position=one.position, role=one.role) for one in council.members],
        advisors=council.advisors,
        standing_agency=council.standing_agency,
        effective_from="ngày ký",
        enforcers=_enforcers(evaluation),
        **head_fields(evaluation.papers.council_decision),
    )


def _enforcers(evaluation: EvaluationRound) -> list[str]:
    """Those who carry out the decision on recognition, without the producers and communes it names."""
    return [one for one in evaluation.papers.enforcers if "chủ thể" not in one and "xã" not in one]


def minutes(facts: RoundFacts) -> CouncilMinutes:
    """Return the data of the minutes, with every member's totals."""
    evaluation, meeting = facts.evaluation, facts.evaluation.meeting
    came = attendance(evaluation.council)
    return CouncilMinutes(
        kind="council-minutes",
        example=evaluation.example,
        issuer=council_issuer(evaluation),
        subject=f"Họp đánh giá, phân hạng sản phẩm OCOP {round_name(evaluation)}",
        period=facts.period,
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        chair=_holder(evaluation, Role.chair) or _holder(evaluation, Role.vice_chair),
        secretary=_holder(evaluation, Role.secretary),
        present=[
            Attendee(label=one.id, name=one.name, position=one.position, role=one.role.label) for one in came.present
        ],
        absent=[
            Absentee(name=one.member.name, position=one.member.position, reason=one.reason.removeprefix("vắng mặt: "))
            for one in came.absent
        ],
        members_total=len(evaluation.council.members),
        members_needed=came.needed,
        proceedings=meeting.proceedings,
        remarks=list(_remarks(facts)),
        products=facts.scored,
        rejected=facts.rejected,
        conclusions=list(_conclusions(facts)),
        **_without_signature(evaluation.papers.minutes),
    )


def _without_signature(head: PaperHead) -> dict[str, Any]:
    """The head of the minutes: chair and secretary sign them, and they cite no law (Mẫu 1.9)."""
    return head_fields(head) | {"signatory": None, "legal_bases": []}


def _holder(evaluation: EvaluationRound, role: Role) -> str | None:
    return next((one.name for one in attendance(evaluation.council).present if one.role is role), None)


def _conclusions(facts: RoundFacts) -> Iterator[str]:
    """What the council asks for (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm d and e)."""
    head = f"Chủ tịch {facts.evaluation.province.issuer.name}"
    if facts.recognised:
        count = f"{len(facts.recognised):02d} sản phẩm"
        stars = sorted({product.stars for product in facts.recognised if product.stars})
        classes = ", ".join(f"{each} sao" for each in stars)
        yield f"Hội đồng thống nhất đề nghị {head} công nhận {count} đạt hạng {classes}."
    if facts.five_star:
        count = f"{len(facts.five_star.products):02d} sản phẩm"
        yield (
            f"Hội đồng thống nhất đề nghị {head} phê duyệt kết quả của {count} có tiềm năng đạt "
            f"hạng {facts.five_star.classes} "
            f"để gửi {facts.five_star.ministry} đánh giá, phân hạng."
        )


def _remarks(facts: RoundFacts) -> Iterator[str]:
    """How the scores were counted, as the record and the law have it."""
    regulation = facts.evaluation.council.regulation
    yield "Điểm của sản phẩm là trung bình cộng tổng điểm của các thành viên được tính; điểm in hai chữ số thập phân."
    starred = " và yêu cầu tối thiểu (dấu sao trên phiếu)" if facts.rules.rubric else ""
    yield (
        f"Hạng sao theo khung điểm{starred}; khung tính từ điểm dưới đến dưới điểm trên, "
        "không làm tròn lên hạng cao hơn."
    )
    if facts.rules.rubric:
        agreed = "quá nửa" if regulation.requirement_met_by is Agreement.more_than_half else "tất cả"
        yield f"Một yêu cầu tối thiểu coi là đạt khi {agreed} thành viên chấm điểm đánh giá đạt."
    if regulation.largest_spread is not None:
        yield f"Điểm giữa các thành viên của một sản phẩm không chênh lệch quá {regulation.largest_spread} điểm."
