"""Law on the document's date: what it cites, who issues it, who recognises which class of stars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import LegalBasis, Level, StarQuota, TargetPart
from ocop_docs.documents.places import Place, field_path, parts_of
from ocop_docs.law.load import LegalText, Programme, ended_levels, legal_texts, programme_on
from ocop_docs.vietnamese import short_date

_BASES = "NĐ 30/2020, Phụ lục I, mục II.6.a"


def check_legality(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield findings on legal bases, the issuer's level and the authority over star classes."""
    for place, basis in parts_of(document, LegalBasis):
        yield from _basis(place, basis, document.date)
    yield from _unlisted(document)
    if document.date is None:
        yield Finding(
            "law-not-judged",
            Severity.info,
            "date",
            "Văn bản chưa có ngày ban hành nên chưa kiểm tra được hiệu lực của căn cứ và thẩm quyền.",
        )
        return
    yield from _issuer(document, document.date)
    yield from _recognition(document, document.date)


def _basis(place: Place, basis: LegalBasis, day: date | None) -> Iterator[Finding]:
    at = field_path(place)
    if day and basis.date and basis.date > day:
        yield Finding(
            "basis-after-document",
            Severity.error,
            at,
            f"Căn cứ ban hành ngày {short_date(basis.date)}, sau ngày của văn bản ({short_date(day)}).",
            expected=f"không sau {short_date(day)}",
            found=short_date(basis.date),
            citation=_BASES,
        )
    known = known_text(basis, day)
    if known is None:
        return
    yield from _agrees(at, basis, known)
    if day:
        yield from _in_force(at, known, day)


def known_text(basis: LegalBasis, day: date | None) -> LegalText | None:
    """The text of the tables that `basis` cites: by its number, or a law by its name.

    Of several laws of one name, the one of the date given, else the one in force on `day`.
    """
    if basis.number:
        return legal_texts().get(basis.number)
    same_name = [text for text in legal_texts().values() if _name(text) == basis.document_type]
    for text in reversed(same_name):
        if basis.date == text.date or (basis.date is None and day and text.in_force_from <= day):
            return text
    return None


def _name(text: LegalText) -> str:
    return f"{text.document_type} {text.title}"


def _agrees(at: str, basis: LegalBasis, known: LegalText) -> Iterator[Finding]:
    """A citation says the date that the text bears."""
    if basis.date and basis.date != known.date:
        yield Finding(
            "basis-date-differs",
            Severity.error,
            at,
            f"{known.document_type} số {known.number} ban hành ngày {short_date(known.date)}, "
            f"không phải {short_date(basis.date)}.",
            expected=short_date(known.date),
            found=short_date(basis.date),
            citation=known.source,
        )


def _in_force(at: str, text: LegalText, day: date) -> Iterator[Finding]:
    name = f"{text.document_type} số {text.number}"
    instead = f"; nay áp dụng {text.replaced_by}" if text.replaced_by else ""
    if day < text.in_force_from:
        code, severity = "basis-not-yet-in-force", Severity.error
        message = f"{name} đến ngày {short_date(text.in_force_from)} mới có hiệu lực."
    elif text.in_force_to and day > text.in_force_to:
        code, severity = "basis-expired", Severity.error
        message = f"{name} đã hết hiệu lực sau ngày {short_date(text.in_force_to)}{instead}."
    elif text.superseded_from and day >= text.superseded_from:
        code, severity = "basis-superseded", Severity.warning
        message = f"{name} đã được thay từ ngày {short_date(text.superseded_from)}{instead}."
    else:
        return
    yield Finding(code, severity, at, message, expected=text.replaced_by, found=text.number, citation=text.source)


def _unlisted(document: AdministrativeDocument) -> Iterator[Finding]:
    """One note for all citations that the tables do not know, so that silence is not taken for a check."""
    unknown = [
        basis.number or basis.document_type
        for _, basis in parts_of(document, LegalBasis)
        if known_text(basis, document.date) is None
    ]
    if unknown:
        yield Finding(
            "basis-not-listed",
            Severity.info,
            "legal_bases",
            f"Chưa kiểm tra được hiệu lực, vì không có trong danh mục của chương trình: {', '.join(unknown)}.",
        )


def _issuer(document: AdministrativeDocument, day: date) -> Iterator[Finding]:
    ended = ended_levels().get(document.issuer.level)
    if ended and day > ended.in_force_to:
        yield Finding(
            "issuer-level-ended",
            Severity.error,
            "issuer.level",
            f"Cấp huyện không còn từ sau ngày {short_date(ended.in_force_to)}; "
            f"văn bản phải do {ended.successor} ban hành.",
            expected=ended.successor,
            found=document.issuer.name,
            citation=ended.citation,
        )


def _recognition(document: AdministrativeDocument, day: date) -> Iterator[Finding]:
    programme = programme_on(day)
    if programme is None or programme.recognised_by is None:
        return
    claims: list[tuple[Place, TargetPart | StarQuota]] = [
        *parts_of(document, TargetPart),
        *parts_of(document, StarQuota),
    ]
    for place, part in claims:
        if part.stars and part.recognised_at:
            yield from _authority(place, part.stars, part.recognised_at, programme)


def _authority(place: Place, stars: Stars, level: Level, programme: Programme) -> Iterator[Finding]:
    rules = programme.recognised_by or {}
    for number in range(stars.low, stars.high + 1):
        levels = [Level(name) for name in rules.get(number, ())]
        if level in levels:
            continue
        allowed = " hoặc ".join(allowed.label for allowed in levels) or "không cấp nào"
        yield Finding(
            "wrong-recognition-authority",
            Severity.error,
            field_path((*place, "recognised_at")),
            f"Hạng {number} sao ghi {level.label} công nhận; theo {programme.citation} là {allowed}.",
            expected=allowed,
            found=level.label,
            citation=programme.citation,
        )
