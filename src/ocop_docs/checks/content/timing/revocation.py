"""Decisions that revoke a certificate: who decides, and when (QĐ 26/2026/QĐ-TTg, Điều 8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.revocation_decision import RevocationDecision
from ocop_docs.documents.parts import Level
from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.programmes import programme_on
from ocop_docs.vietnamese.dates import short_date

_ACT = "QĐ 26/2026/QĐ-TTg, Điều 8"


def check_revocation(document: Document) -> Iterator[Finding]:
    """Yield findings on a decision that revokes a certificate; nothing for other kinds."""
    if isinstance(document, RevocationDecision):
        yield from _authority(document)
        yield from _dates(document)
        yield from _recognition(document)


def _authority(document: RevocationDecision) -> Iterator[Finding]:
    """Who recognises a class revokes its certificate (khoản 2)."""
    programme = programme_on(document.date) if document.date else None
    level = document.issuer.level
    if document.stars is None or level is None or programme is None or programme.recognised_by is None:
        return
    allowed = [Level(name) for name in programme.recognised_by.get(document.stars, ())]
    if level not in allowed:
        labels = " hoặc ".join(each.label for each in allowed) or "không cấp nào"
        yield Finding(
            "wrong-revocation-authority",
            Severity.error,
            "stars",
            f"Giấy chứng nhận hạng {document.stars} sao do {labels} thu hồi, không phải {level.label}.",
            expected=labels,
            found=level.label,
            citation=f"{_ACT} khoản 2",
        )


def _dates(document: RevocationDecision) -> Iterator[Finding]:
    concluded = document.conclusion.date if document.conclusion else None
    if document.date is None or concluded is None:
        return
    rules = rules_on(document.date)
    days = rules.revocation_days if rules else 0
    if document.date < concluded:
        yield Finding(
            "revocation-before-conclusion",
            Severity.error,
            "date",
            f"Quyết định ngày {short_date(document.date)} trước kết luận ngày {short_date(concluded)} mà nó căn cứ.",
            expected=f"không trước {short_date(concluded)}",
            found=short_date(document.date),
            citation=f"{_ACT} khoản 3",
        )
    elif days and document.date > (last := concluded + timedelta(days=days)):
        yield Finding(
            "revocation-late",
            Severity.warning,
            "date",
            f"Thời gian thu hồi là {days} ngày kể từ ngày có kết luận ({short_date(concluded)}).",
            expected=f"không sau {short_date(last)}",
            found=short_date(document.date),
            citation=f"{_ACT} khoản 4",
        )


def _recognition(document: RevocationDecision) -> Iterator[Finding]:
    """What is revoked was recognised before, and its certificate has not ended by itself."""
    recognised = document.recognition.date if document.recognition else None
    if recognised is None or document.date is None:
        return
    first = min(day for day in (document.date, document.conclusion and document.conclusion.date) if day)
    rules = rules_on(recognised)
    last = rules.last_day(recognised) if rules else None
    if recognised > first:
        yield Finding(
            "revocation-before-recognition",
            Severity.error,
            "recognition.date",
            f"Quyết định công nhận ghi ngày {short_date(recognised)}, sau kết luận hoặc Quyết định thu hồi "
            f"(ngày {short_date(first)}). Hãy sửa một trong các ngày.",
            expected=f"không sau {short_date(first)}",
            found=short_date(recognised),
        )
    elif rules and last and last < document.date:
        yield Finding(
            "certificate-ended",
            Severity.warning,
            "recognition.date",
            f"Giấy chứng nhận của lần công nhận ngày {short_date(recognised)} đã hết hiệu lực sau ngày "
            f"{short_date(last)}, nên không còn hiệu lực để thu hồi. Hãy kiểm tra lại ngày công nhận.",
            found=short_date(recognised),
            citation=rules.citation,
        )
