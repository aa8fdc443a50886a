"""Letters that ask for an evaluation: a commune asks the province, the province the ministry."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_docs.checks.content.issuing.authority import level_of
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.official_letter import OfficialLetter
from ocop_docs.documents.parts import Level
from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.offices import office_kind, written_out

_ASKS = "đề nghị đánh giá"
_PROVINCES = ("ủy ban nhân dân tỉnh", "ủy ban nhân dân thành phố")
_MINISTRY, _COMMITTEE = "ministry", "committee"


def check_requests(document: Document) -> Iterator[Finding]:
    """Yield a finding on a letter that asks for an evaluation in the place of the office that the law names."""
    if not isinstance(document, OfficialLetter) or not document.products or document.date is None:
        return
    rules = rules_on(document.date)
    if rules is None or not rules.rubric or _ASKS not in document.subject.casefold():
        return
    office, level = office_kind(document.issuer.name), level_of(document.issuer)
    for addressee in document.addressees:
        expected = _asked_by(addressee)
        if expected is None or ((office is None or office.kind == _COMMITTEE) and level in (None, expected)):
            continue
        who = f"Ủy ban nhân dân {expected.label.lower()}"
        yield Finding(
            "request-from-another-office",
            Severity.error,
            "issuer.name",
            f"Văn bản đề nghị {addressee} đánh giá, phân hạng do {who} ban hành, không phải {document.issuer.name}. "
            "Hãy sửa cơ quan ban hành hoặc nơi được đề nghị.",
            expected=who,
            found=document.issuer.name,
            citation=f"QĐ 26/2026/QĐ-TTg, Điều 6 khoản {3 if expected is Level.province else 2}",
        )
        return


def _asked_by(addressee: str) -> Level | None:
    """The level whose committee asks an addressee; None where the law names nobody."""
    name = written_out(addressee).casefold().removeprefix("chủ tịch ")
    office = office_kind(addressee)
    if office and office.kind == _MINISTRY:
        return Level.province
    return Level.commune if name.startswith(_PROVINCES) else None
