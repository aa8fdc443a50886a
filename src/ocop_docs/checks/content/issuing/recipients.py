"""Nơi nhận: nobody twice, “Như trên” only below addressees, and those to whom the law sends the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.law.evaluation import rules_on

_CITATION = "NĐ 30/2020, Phụ lục I, mục II.9"
_AS_ABOVE = "như trên"
_SENT_TO = {
    "revocation-decision": ((("chủ thể", "hợp tác xã", "công ty", "hộ ", "tổ hợp tác", "cơ sở"), "chủ thể OCOP"),),
    "results-notice": (
        (("xã", "phường"), "Ủy ban nhân dân cấp xã"),
        (("chủ thể", "hợp tác xã", "công ty", "tổ hợp tác", "cơ sở"), "các chủ thể OCOP"),
    ),
}
"""For each kind, the words of a line that names a recipient whom the law names, and this recipient."""
_LAW = {
    "revocation-decision": "QĐ 26/2026/QĐ-TTg, Điều 8 khoản 3 điểm c",
    "results-notice": "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm g",
}


def check_recipients(document: Document) -> Iterator[Finding]:
    """Yield findings on the lines of Nơi nhận."""
    if not isinstance(document, AdministrativeDocument):
        return
    lines = [line.strip(" -;.").casefold() for line in document.recipients]
    for line, count in repeated(lines).items():
        at = len(lines) - 1 - lines[::-1].index(line)
        yield Finding(
            "recipient-repeated",
            Severity.warning,
            f"recipients[{at}]",
            f"“{document.recipients[at]}” được ghi {count} lần ở Nơi nhận. Hãy bỏ dòng thừa.",
            citation=_CITATION,
        )
    if _AS_ABOVE in lines and (_has_addressees(document) or isinstance(document, Plan) or document.decides):
        yield _as_above(document, lines.index(_AS_ABOVE))
    yield from _missing(document, lines)


def _has_addressees(document: AdministrativeDocument) -> bool:
    return "addressees" in type(document).model_fields


def _as_above(document: AdministrativeDocument, row: int) -> Finding:
    """The line is printed by itself below Kính gửi; a plan or a decision has nobody above, unlike Mẫu 1.7 and 1.8."""
    kind = type(document).type_name
    why = (
        f"dòng “Như trên” đã tự in trước các nơi nhận của {kind}"
        if _has_addressees(document)
        else f"{kind} không có “Kính gửi” nên “Như trên” không chỉ ai"
    )
    return Finding(
        "as-above-needless",
        Severity.error,
        f"recipients[{row}]",
        f"Không ghi “Như trên” ở Nơi nhận: {why}. Hãy bỏ dòng này, hoặc ghi tên nơi nhận.",
        found=document.recipients[row],
        citation=_CITATION,
    )


def _missing(document: AdministrativeDocument, lines: list[str]) -> Iterator[Finding]:
    """Those whom the law of the day names, if there is any line at all."""
    day: dt.date | None = document.date
    rules = rules_on(day) if day else None
    if not lines or rules is None or not rules.rubric:
        return
    for words, recipient in _SENT_TO.get(document.kind, ()):
        enforcers = [line.casefold() for line in vars(document).get("enforcers", ())]
        if not any(word in line for line in (*lines, *enforcers) for word in words):
            yield Finding(
                "recipient-missing",
                Severity.warning,
                "recipients",
                f"Nơi nhận chưa có {recipient}; văn bản này phải gửi đến nơi đó.",
                expected=recipient,
                citation=_LAW[document.kind],
            )
