"""A decision that sets up the evaluation council and its advisors."""

from __future__ import annotations

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.council import Seat
from ocop_docs.documents.kinds.council_decision import CouncilDecision
from ocop_docs.rendering.articles import Articles, article, effect, enforcers_of, titled_article
from ocop_docs.rendering.elements import BLANK_ROWS, period_unless_in_subject
from ocop_docs.vietnamese.text import upper_first

_COUNCIL_DUTY = (
    "Hội đồng đánh giá, phân hạng sản phẩm theo Bộ tiêu chí và Quy chế hoạt động của Hội đồng; báo cáo kết quả, "
    "đề xuất công nhận đối với các sản phẩm đáp ứng tiêu chí theo quy định."
)
_ADVISORS_DUTY = (
    "Tổ tư vấn đánh giá hồ sơ, đề xuất bổ sung hồ sơ, khảo sát thực tế tại cơ sở khi cần và xây dựng báo cáo "
    "đánh giá gửi Chủ tịch Hội đồng."
)


def articles(document: CouncilDecision) -> Articles:
    """Return the council, its advisors, their duties, effect with enforcement."""
    verb = "Kiện toàn" if document.renewed else "Thành lập"
    council = f"{document.council_name}{period_unless_in_subject(document)}"
    members = _closed([_seat(member) for member in document.members] or [f"{BLANK}, {BLANK} - {BLANK};"] * BLANK_ROWS)
    texts = [article(f"{verb} {council} gồm các ông (bà) có tên sau:", members)]
    if document.advisors:
        advisors = [f"{one.name}, {one.position} - {one.role};" for one in document.advisors]
        texts.append(article(f"{verb} Tổ tư vấn Hội đồng gồm các ông (bà) có tên sau:", _closed(advisors)))
    texts.append(titled_article("Nhiệm vụ và cơ quan thường trực", _duties(document)))
    in_force = effect(document.effective_from, document.replaces)
    named = "Điều 1, Điều 2" if document.advisors else "Điều 1"
    enforcers = f"{enforcers_of(document.enforcers)} và các ông (bà) có tên tại {named}"
    texts.append(article(f"{in_force} {enforcers} chịu trách nhiệm thi hành Quyết định này./."))
    return texts


def _seat(member: Seat) -> str:
    return f"{member.name}, {member.position} - {member.role.label};"


def _closed(lines: list[str]) -> list[str]:
    """End the last of `lines`, which end with `;`, with a full stop."""
    return [*lines[:-1], f"{lines[-1].removesuffix(';')}."]


def _duties(document: CouncilDecision) -> list[str]:
    """Duties of council and advisors by law (QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm c, d), and the standing agency."""
    advisors = [_ADVISORS_DUTY] if document.advisors else []
    agency = f"{upper_first(document.standing_agency or BLANK)} là cơ quan thường trực của Hội đồng."
    return [_COUNCIL_DUTY, *advisors, agency, *document.duties]
