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
