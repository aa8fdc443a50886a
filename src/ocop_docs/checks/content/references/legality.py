"""Legal bases on the document's date: what is in force, what is cited twice, and the criteria of a recognition."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ocop_docs.checks.content.references.citations import (
    NUMBERS,
    Citation,
    check_agreement,
    check_form,
    citations,
    known_text,
)
from ocop_docs.checks.content.references.names import is_searched
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import AdministrativeDocument, Document, legal_bases_of
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.parts import LegalBasis
from ocop_docs.documents.paths import Parts, Place, field_path, texts_within
from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.vietnamese.dates import short_date

_BASES = "NĐ 30/2020, Phụ lục I, mục II.6.a"
_PAST = re.compile(r"\b(?:đã|thay thế|hết hiệu lực|trước đây|trước ngày|bãi bỏ|chuyển tiếp|sửa đổi)\b", re.IGNORECASE)
"""What tells of the past, or of a text that takes the place of another."""
_ROUND_KINDS = frozenset(
    {
        "council-decision",
        "advisors-report",
        "council-minutes",
        "council-report",
        "submission",
        "recognition-decision",
        "results-notice",
    }
)
"""Papers of a round, which may be one that was begun under the earlier criteria."""
_OF_WORK_TO_COME = frozenset({"plan", "approval-decision", "inspection-plan", "regulation-decision"})
"""Documents whose text is on what is to be done; others tell of the past, too."""


def check_legality(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield findings on every text that the legal bases cite; nothing for a form."""
    if not isinstance(document, AdministrativeDocument):
        return
    unknown: list[str] = []
    numbers: list[str | None] = []
    for place, basis in parts.of(LegalBasis):
        for cited in citations(place, basis):
            numbers.append(cited.number)
            known, found = _judged(cited, document.date, of_round=document.kind in _ROUND_KINDS)
            yield from found
            if known is None:
                unknown.append(cited.number or cited.document_type)
    if unknown:
        yield _unlisted(unknown)
    yield from _repeated(document)
    if document.kind in _OF_WORK_TO_COME and document.date:
        yield from _expired_in_text(document, parts, document.date)
    if isinstance(document, RecognitionDecision):
        yield from _criteria(document, numbers)
    if document.date is None:
        yield Finding(
            "law-not-judged",
            Severity.info,
            "date",
            "Văn bản chưa có ngày ban hành nên chưa kiểm tra được hiệu lực của căn cứ và thẩm quyền.",
        )


@lru_cache(maxsize=1024)  # the rows of one table mostly share their legal bases
def _judged(cited: Citation, day: dt.date | None, *, of_round: bool) -> tuple[LegalText | None, tuple[Finding, ...]]:
    """The text that is cited, None if the catalogue does not have it, and the findings on the citation."""
    known = known_text(cited, day)
    found = [*check_form(cited, known), *_dated_after(cited, day)]
    if known:
        found += check_agreement(cited, known)
    if known and day:
        found += _in_force(cited.place, known, day, of_round=of_round)
    return known, tuple(found)


def check_citation(cited: Citation, day: dt.date) -> tuple[Finding, ...]:
    """Return the findings on one text that a document of `day` cites."""
    return _judged(cited, day, of_round=False)[1]


def _dated_after(cited: Citation, day: dt.date | None) -> Iterator[Finding]:
    if day and cited.date and cited.date > day:
        yield Finding(
            "basis-after-document",
            Severity.error,
            field_path(cited.place),
            f"Căn cứ ban hành ngày {short_date(cited.date)}, sau ngày của văn bản ({short_date(day)}).",
            expected=f"không sau {short_date(day)}",
            found=short_date(cited.date),
            citation=_BASES,
        )


def _in_force(place: Place, text: LegalText, day: dt.date, *, of_round: bool) -> Iterator[Finding]:
    instead = f"; nay áp dụng {text.replaced_by}" if text.replaced_by else ""
    if day < text.in_force_from:
        code, severity = "basis-not-yet-in-force", Severity.error
        state = f"đến ngày {short_date(text.in_force_from)} mới có hiệu lực"
    elif text.in_force_to and day > text.in_force_to:
        code, severity = "basis-expired", Severity.error
        state = f"đã hết hiệu lực sau ngày {short_date(text.in_force_to)}{instead}"
    elif text.superseded_from and day >= text.superseded_from and of_round and text.in_force_to:
        code, severity = "basis-superseded", Severity.info
        state = f"còn hiệu lực đến ngày {short_date(text.in_force_to)}, chỉ cho hồ sơ nộp trước ngày " + short_date(
            text.superseded_from
        )
    elif text.superseded_from and day >= text.superseded_from:
        code, severity = "basis-superseded", Severity.warning
        state = f"đã được thay từ ngày {short_date(text.superseded_from)}{instead}"
    else:
        return
    yield Finding(
        code,
        severity,
        field_path(place),
        f"{text.document_type} số {text.number} {state}.",
        expected=text.replaced_by,
        found=text.number,
        citation=text.source,
    )


def _expired_in_text(document: AdministrativeDocument, parts: Parts, day: dt.date) -> Iterator[Finding]:
    """Work to come does not follow a text that has ended."""
    named = {number for text in parts.texts(is_searched) if "/" in text for number in NUMBERS.findall(text)}
    expired = {number: known for number in named if (known := _expired(number, day))}
    if not expired:
        return
    for place, field, text in texts_within((), document, is_searched):
        if field == "subject" or _PAST.search(text):
            continue
        for number in filter(expired.get, dict.fromkeys(NUMBERS.findall(text))):
            known = expired[number]
            until = short_date(known.in_force_to) if known.in_force_to else ""
            yield Finding(
                "text-cites-expired",
                Severity.warning,
                field_path(place),
                f"Nội dung dẫn {known.document_type} số {number}, đã hết hiệu lực sau ngày {until}. "
                "Hãy dẫn văn bản đang áp dụng.",
                expected=known.replaced_by,
                found=number,
                citation=known.source,
            )


def _expired(number: str, day: dt.date) -> LegalText | None:
    """The text of the catalogue with this number when it has ended before `day`."""
    known = legal_texts().get(number)
    return known if known and known.in_force_to and day > known.in_force_to else None


def _unlisted(unknown: Sequence[str]) -> Finding:
    """One finding on all citations that the table does not have: they were not checked."""
    return Finding(
        "basis-not-listed",
        Severity.info,
        "legal_bases",
        f"Chưa kiểm tra được hiệu lực, vì không có trong danh mục của chương trình: {', '.join(unknown)}.",
    )


def _repeated(document: AdministrativeDocument) -> Iterator[Finding]:
    cited = (text for basis in legal_bases_of(document) for text in (basis, *basis.others))
    numbers = [text.number for text in cited if text.number]
    if len(set(numbers)) == len(numbers):
        return
    for number, count in repeated(numbers).items():
        yield Finding("basis-repeated", Severity.warning, "legal_bases", f"Căn cứ số {number} được ghi {count} lần.")


def _criteria(document: RecognitionDecision, numbers: Sequence[str | None]) -> Iterator[Finding]:
    """A decision that recognises products cites the criteria of its date."""
    rules = rules_on(document.date) if document.date else None
    if rules and document.legal_bases and not set(numbers) & set(rules.criteria):
        yield Finding(
            "criteria-not-cited",
            Severity.error,
            "legal_bases",
            f"Quyết định công nhận phải căn cứ Bộ tiêu chí đang áp dụng. Hãy thêm căn cứ Quyết định số "
            f"{rules.criteria[0]}.",
            expected=rules.criteria[0],
            citation=rules.citation,
        )
