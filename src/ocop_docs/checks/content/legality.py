"""The law on the document's date: its legal bases, its issuer, and who may recognise which class of stars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import LegalBasis, Level, StarQuota, TargetPart
from ocop_docs.documents.paths import Parts, Place, field_path
from ocop_docs.law.administration import ended_levels
from ocop_docs.law.legal_texts import LegalText, laws_by_name, legal_texts
from ocop_docs.law.programmes import Programme, programme_on
from ocop_docs.vietnamese.dates import short_date

_BASES = "NĐ 30/2020, Phụ lục I, mục II.6.a"


def check_legality(document: AdministrativeDocument, parts: Parts) -> Iterator[Finding]:
    """Yield findings on legal bases, the issuer's level and the authority over star classes."""
    unknown = []
    for place, basis in parts.of(LegalBasis):
        known = known_text(basis, document.date)
        yield from check_basis(place, basis, known, document.date)
        if known is None:
            unknown.append(basis.number or basis.document_type)
    if unknown:
        yield _unlisted(unknown)
    if document.date is None:
        yield Finding(
            "law-not-judged",
            Severity.info,
            "date",
            "Văn bản chưa có ngày ban hành nên chưa kiểm tra được hiệu lực của căn cứ và thẩm quyền.",
        )
        return
    yield from _issuer(document, document.date)
    yield from _recognition(parts, document.date)


def check_basis(place: Place, basis: LegalBasis, known: LegalText | None, day: date | None) -> Iterator[Finding]:
    """Yield findings on one legal basis of a document of `day`; `known` is the text it cites, if the table has it."""
    if day and basis.date and basis.date > day:
        yield Finding(
            "basis-after-document",
            Severity.error,
            field_path(place),
            f"Căn cứ ban hành ngày {short_date(basis.date)}, sau ngày của văn bản ({short_date(day)}).",
            expected=f"không sau {short_date(day)}",
            found=short_date(basis.date),
            citation=_BASES,
        )
    if known:
        yield from _agrees(place, basis, known)
    if known and day:
        yield from _in_force(place, known, day)


def known_text(basis: LegalBasis, day: date | None) -> LegalText | None:
    """Return the text of `law/legal_texts.toml` that `basis` cites, by number, or for a law by name; None if unknown.

    Of several laws of one name, the one of the date given, else the one in force on `day`.
    """
    if basis.number:
        return legal_texts().get(basis.number)
    for text in reversed(laws_by_name().get(basis.document_type, ())):
        if basis.date == text.date or (basis.date is None and day and text.in_force_from <= day):
            return text
    return None


def _agrees(place: Place, basis: LegalBasis, known: LegalText) -> Iterator[Finding]:
    """The date in a citation is that of the text."""
    if basis.date and basis.date != known.date:
        yield Finding(
            "basis-date-differs",
            Severity.error,
            field_path(place),
            f"{known.document_type} số {known.number} ban hành ngày {short_date(known.date)}, "
            f"không phải {short_date(basis.date)}.",
            expected=short_date(known.date),
            found=short_date(basis.date),
            citation=known.source,
        )


def _in_force(place: Place, text: LegalText, day: date) -> Iterator[Finding]:
    instead = f"; nay áp dụng {text.replaced_by}" if text.replaced_by else ""
    if day < text.in_force_from:
        code, severity = "basis-not-yet-in-force", Severity.error
        state = f"đến ngày {short_date(text.in_force_from)} mới có hiệu lực"
    elif text.in_force_to and day > text.in_force_to:
        code, severity = "basis-expired", Severity.error
        state = f"đã hết hiệu lực sau ngày {short_date(text.in_force_to)}{instead}"
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


def _unlisted(unknown: Sequence[str]) -> Finding:
    """One finding on all citations that the table does not have: they were not checked."""
    return Finding(
        "basis-not-listed",
        Severity.info,
        "legal_bases",
        f"Chưa kiểm tra được hiệu lực, vì không có trong danh mục của chương trình: {', '.join(unknown)}.",
    )


def _issuer(document: AdministrativeDocument, day: date) -> Iterator[Finding]:
    level = document.issuer.level
    ended = ended_levels().get(level) if level else None
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


def _recognition(parts: Parts, day: date) -> Iterator[Finding]:
    programme = programme_on(day)
    if programme is None or programme.recognised_by is None:
        return
    claims: list[tuple[Place, TargetPart | StarQuota]] = [*parts.of(TargetPart), *parts.of(StarQuota)]
    for place, part in claims:
        if part.stars and part.recognised_at:
            yield from _authority(place, part.stars, part.recognised_at, programme)


def _authority(place: Place, stars: Stars, level: Level, programme: Programme) -> Iterator[Finding]:
    rules = programme.recognised_by or {}
    for number in range(stars.low, stars.high + 1):
        levels = rules.get(number, ())
        if level in levels:
            continue
        allowed = " hoặc ".join(Level(name).label for name in levels) or "không cấp nào"
        yield Finding(
            "wrong-recognition-authority",
            Severity.error,
            field_path((*place, "recognised_at")),
            f"Hạng {number} sao ghi {level.label} công nhận; theo {programme.citation} là {allowed}.",
            expected=allowed,
            found=level.label,
            citation=programme.citation,
        )
