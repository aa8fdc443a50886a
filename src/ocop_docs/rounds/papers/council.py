"""The council's own papers: the decision that sets it up, and the minutes of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.documents.council import Agreement, Member, Role, Seat
from ocop_docs.documents.kinds.council_decision import CouncilDecision
from ocop_docs.documents.kinds.council_minutes import Absentee, Attendee, CouncilMinutes
from ocop_docs.rounds.papers.common_fields import common_fields, council_issuer, holder_of, round_name
from ocop_docs.rounds.papers.round_facts import RoundFacts
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.scoring.attendance import Exclusion, attendance


def council_decision(facts: RoundFacts) -> CouncilDecision:
    """Return the data of the decision that sets the council up."""
    evaluation, council = facts.evaluation, facts.evaluation.council
    council_and_advisors = "Hội đồng và Tổ tư vấn Hội đồng" if council.advisors else "Hội đồng"
    subject = f"Thành lập {council_and_advisors} đánh giá, phân hạng sản phẩm OCOP năm {evaluation.year}"
    return CouncilDecision(
        kind="council-decision",
        council_name=council.name,
        proposal=evaluation.papers.council_proposal,
        members=[Seat(name=one.name, position=one.position, role=one.role) for one in council.members],
        advisors=council.advisors,
        standing_agency=council.standing_agency,
        effective_from="ngày ký",
        enforcers=_enforcers(evaluation),
        **common_fields(facts, evaluation.province.issuer, subject, evaluation.papers.council_decision),
    )


def _enforcers(evaluation: EvaluationRound) -> list[str]:
    """Return those who carry out the decision on recognition, without the producers and communes that it names."""
    return [one for one in evaluation.papers.enforcers if "chủ thể" not in one and "xã" not in one]


def minutes(facts: RoundFacts) -> CouncilMinutes:
    """Return the data of the minutes, with every member's totals."""
    evaluation, meeting = facts.evaluation, facts.evaluation.meeting
    attended = attendance(evaluation.council)
    return CouncilMinutes(
        kind="council-minutes",
        start=meeting.start,
        end=meeting.end,
        place=meeting.place,
        chair=holder_of(evaluation, Role.chair) or holder_of(evaluation, Role.vice_chair),
        secretary=holder_of(evaluation, Role.secretary),
        present=[_attendee(member) for member in attended.present],
        absent=[_absentee(absence) for absence in attended.absent],
        members_total=len(evaluation.council.members),
        members_needed=attended.needed,
        proceedings=meeting.proceedings,
        remarks=list(_remarks(facts)),
        products=facts.ranked,
        rejected=facts.rejected,
        conclusions=list(_conclusions(facts)),
        **_minutes_fields(facts),
    )


def _minutes_fields(facts: RoundFacts) -> dict[str, Any]:
    """Return the common fields of the minutes: chair and secretary sign them, and they cite no law (Mẫu 1.9)."""
    subject = f"Họp đánh giá, phân hạng sản phẩm OCOP {round_name(facts.evaluation)}"
    fields = common_fields(facts, council_issuer(facts.evaluation), subject, facts.evaluation.papers.minutes)
    return fields | {"signatory": None, "legal_bases": []}


def _attendee(member: Member) -> Attendee:
    return Attendee(label=member.id, name=member.name, position=member.position, role=member.role.label)


def _absentee(absence: Exclusion) -> Absentee:
    reason = absence.reason.removeprefix("vắng mặt: ")
    return Absentee(name=absence.member.name, position=absence.member.position, reason=reason)


def _conclusions(facts: RoundFacts) -> Iterator[str]:
    """Yield what the council proposes (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm d and e)."""
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
    """Yield how the scores were counted under the record and the law."""
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
