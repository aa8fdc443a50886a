"""A decision that revokes the certificate of an OCOP product."""

from __future__ import annotations

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.kinds.revocation_decision import RevocationDecision, RevocationGround
from ocop_docs.rendering.articles import Articles, article, effect, enforcers_of, titled_article
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.enumeration import point_letter

_GROUNDS = {
    RevocationGround.false_dossier: "Chủ thể OCOP bị phát hiện cung cấp thông tin, tài liệu không trung thực hoặc giả "
    "mạo hồ sơ trong quá trình đăng ký đánh giá, phân hạng sản phẩm OCOP",
    RevocationGround.criteria_not_met: "Sản phẩm OCOP không còn đáp ứng các tiêu chí theo Bộ tiêu chí OCOP theo kết "
    "luận kiểm tra, giám sát của cơ quan có thẩm quyền",
    RevocationGround.law_violated: "Sản phẩm OCOP vi phạm quy định pháp luật về chất lượng sản phẩm, an toàn thực "
    "phẩm, bảo vệ môi trường, sở hữu trí tuệ, ghi nhãn hàng hóa hoặc các quy định pháp luật khác có liên quan theo "
    "kết luận của cơ quan có thẩm quyền",
    RevocationGround.label_misused: "Chủ thể OCOP sử dụng nhãn hiệu OCOP không đúng quy định, gây nhầm lẫn về sản phẩm "
    "được công nhận",
    RevocationGround.production_ended: "Chủ thể OCOP không còn hoạt động sản xuất sản phẩm OCOP",
    RevocationGround.other: "Trường hợp khác theo kết luận và đề nghị của cơ quan nhà nước có thẩm quyền về việc sản "
    "phẩm OCOP không đủ điều kiện tiếp tục được công nhận",
}
"""The cases in the words and the order of Điều 8 khoản 1."""


def articles(document: RevocationDecision) -> Articles:
    """Return revocation, assignments, effect with enforcement."""
    closing = f"{effect(document.effective_from)} {enforcers_of(document.enforcers)} chịu trách nhiệm thi hành"
    duties = list(document.assignments) or [f"{BLANK}{BLANK}"]
    return [
        article(_revoked(document), [_ground(document), _conclusion(document)]),
        titled_article("Tổ chức thực hiện", duties),
        article(f"{closing} Quyết định này./."),
    ]


def _revoked(document: RevocationDecision) -> str:
    known = [f"mã số {document.code}"] if document.code else []
    known += [f"địa chỉ: {document.address}"] if document.address else []
    details = f" ({'; '.join(known)})" if known else ""
    recognition = present(document.recognition) or f"Quyết định số {BLANK}"
    return (
        f"Thu hồi Giấy chứng nhận sản phẩm OCOP hạng {document.stars or '……'} sao đã cấp cho sản phẩm "
        f"{document.product} của {document.producer or BLANK}{details}, được công nhận tại {recognition}."
    )


def _ground(document: RevocationDecision) -> str:
    if document.ground is None:
        return f"Lý do thu hồi: {BLANK}{BLANK}."
    point = point_letter(list(_GROUNDS).index(document.ground))
    words = _GROUNDS[document.ground]
    return f"Lý do thu hồi: {words} (điểm {point} khoản 1 Điều 8 Quyết định số 26/2026/QĐ-TTg)."


def _conclusion(document: RevocationDecision) -> str:
    conclusion = present(document.conclusion) or BLANK
    return f"Căn cứ thu hồi: {conclusion} của {document.concluded_by or BLANK}."
