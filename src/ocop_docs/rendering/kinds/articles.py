"""The articles of each kind of decision (NĐ 30/2020, Phụ lục III, Mẫu 1.2 and 1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import singledispatch
from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.council import Seat
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision, Authority
from ocop_docs.documents.kinds.council_decision import CouncilDecision
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.law.evaluation import evaluation_rules, rules_on
from ocop_docs.rendering.elements import BLANK_ROWS, counted, counted_rows, untold_period
from ocop_docs.rendering.kinds.listing import classes_of, producer_count
from ocop_docs.vietnamese.dates import long_date
from ocop_docs.vietnamese.text import upper, upper_first

Articles = list[dict[str, Any]]


@singledispatch
def article_texts(document: AdministrativeDocument) -> Articles:
    """Return the articles of a decision as title or text, and points, without their numbers; none for other kinds."""
    del document
    return []


def _article(text: str, points: Sequence[str] = ()) -> dict[str, Any]:
    return {"title": "", "text": text, "points": list(points)}


def _titled(title: str, points: Sequence[str]) -> dict[str, Any]:
    return {"title": title, "text": "", "points": list(points)}


def authority_lines(decision: AdministrativeDocument) -> list[str]:
    """The authority's line above the legal bases: the body, or its head's title (Mẫu 1.3, ghi chú 6)."""
    if isinstance(decision, ApprovalDecision) and decision.authority is Authority.collective:
        return [upper(decision.issuer.name)]
    head = decision.signatory.head_position if decision.signatory and decision.signatory.head_position else BLANK
    return [upper(f"{head} {decision.issuer.name}")]


@article_texts.register
def _approval(decision: ApprovalDecision) -> Articles:
    """Approval, assignments if any, effect, enforcement."""
    texts = [_article(f"Phê duyệt kèm theo Quyết định này Đề án {decision.scheme.subject}.")]
    if decision.assignments:
        texts.append(_titled("Tổ chức thực hiện", decision.assignments))
    texts.append(_article(_effect(decision.effective_from)))
    texts.append(_article(f"{_enforcers(decision.enforcers)} chịu trách nhiệm thi hành Quyết định này./."))
    return texts


@article_texts.register
def _recognition(decision: RecognitionDecision) -> Articles:
    """Recognition, assignments, effect with enforcement."""
    products = counted_rows(decision.products, "sản phẩm OCOP")
    producers = producer_count(decision.products)
    text = (
        f"Phê duyệt kết quả đánh giá, phân hạng và công nhận {products} của {producers}{_round(decision)}, "
        f"gồm: {classes_of(decision.products)} (có danh sách tại Phụ lục kèm theo)."
    )
    duties = list(decision.assignments) or [f"{BLANK}{BLANK}"]
    closing = f"{_effect(decision.effective_from)} {_enforcers(decision.enforcers)} chịu trách nhiệm thi hành"
    return [
        _article(text, [_validity(decision), *_proposed(decision)]),
        _titled("Tổ chức thực hiện", duties),
        _article(f"{closing} Quyết định này./."),
    ]


def _round(decision: RecognitionDecision) -> str:
    period = decision.period or f"năm {BLANK}"
    return f", đợt {decision.round_number} {period}" if decision.round_number else f", {period}"


def _validity(decision: RecognitionDecision) -> str:
    rules = (rules_on(decision.date) if decision.date else None) or evaluation_rules()[-1]
    until = long_date(decision.valid_until) if decision.valid_until else f"ngày {BLANK}"
    return (
        f"Giấy chứng nhận sản phẩm OCOP có giá trị trong thời hạn {rules.validity_months} tháng "
        f"kể từ ngày ban hành Quyết định này, đến {until}."
    )


def _proposed(decision: RecognitionDecision) -> list[str]:
    if decision.five_star is None:
        return []
    products = counted(len(decision.five_star.products), f"sản phẩm có tiềm năng đạt hạng {decision.five_star.classes}")
    approved = f"Phê duyệt kết quả đánh giá {products} (có tên ở cuối Phụ lục)"
    return [f"{approved} để đề nghị {decision.five_star.ministry} đánh giá, phân hạng."]


@article_texts.register
def _council(decision: CouncilDecision) -> Articles:
    """The council, its advisors, what they do, effect with enforcement."""
    verb = "Kiện toàn" if decision.renewed else "Thành lập"
    council = f"{decision.council_name}{untold_period(decision)}"
    members = _closed([_seat(member) for member in decision.members] or [f"{BLANK}, {BLANK} - {BLANK};"] * BLANK_ROWS)
    texts = [_article(f"{verb} {council} gồm các ông (bà) có tên sau:", members)]
    if decision.advisors:
        advisors = [f"{one.name}, {one.position} - {one.role};" for one in decision.advisors]
        texts.append(_article(f"{verb} Tổ tư vấn Hội đồng gồm các ông (bà) có tên sau:", _closed(advisors)))
    texts.append(_titled("Nhiệm vụ và cơ quan thường trực", _duties(decision)))
    closing = f"{_effect(decision.effective_from)} {_enforcers(decision.enforcers)} và các ông (bà) có tên tại"
    named = "Điều 1, Điều 2" if decision.advisors else "Điều 1"
    texts.append(_article(f"{closing} {named} chịu trách nhiệm thi hành Quyết định này./."))
    return texts


def _seat(member: Seat) -> str:
    return f"{member.name}, {member.position} - {member.role.label};"


def _closed(lines: list[str]) -> list[str]:
    return [*lines[:-1], f"{lines[-1].removesuffix(';')}."]


_COUNCIL_DUTY = (
    "Hội đồng đánh giá, phân hạng sản phẩm theo Bộ tiêu chí và Quy chế hoạt động của Hội đồng; báo cáo kết quả, "
    "đề xuất công nhận đối với các sản phẩm đáp ứng tiêu chí theo quy định."
)
_ADVISORS_DUTY = (
    "Tổ tư vấn đánh giá hồ sơ, đề xuất bổ sung hồ sơ, khảo sát thực tế tại cơ sở khi cần và xây dựng báo cáo "
    "đánh giá gửi Chủ tịch Hội đồng."
)


def _duties(decision: CouncilDecision) -> list[str]:
    """What the law gives council and advisors (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm c, d), and who runs it."""
    advisors = [_ADVISORS_DUTY] if decision.advisors else []
    agency = f"{upper_first(decision.standing_agency or BLANK)} là cơ quan thường trực của Hội đồng."
    return [_COUNCIL_DUTY, *advisors, agency, *decision.duties]


def _effect(effective_from: str | None) -> str:
    return f"Quyết định này có hiệu lực thi hành kể từ {effective_from or BLANK}."


def _enforcers(enforcers: list[str]) -> str:
    return upper_first(", ".join(enforcers)) or BLANK
