"""Number, symbol and place of issue against the type and the issuer; recipients that the program adds itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.law.communes import folded
from ocop_docs.law.offices import office_kind

_SYMBOLS = "NĐ 30/2020, Phụ lục III, mục I"
_ISSUER_LETTERS = "NĐ 30/2020, Phụ lục I, mục II.3.b"
_UNIT = re.compile(
    r"Ủy ban nhân dân (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (.+)", re.IGNORECASE
)
_ARCHIVE = re.compile(r"Lưu\b\s*:?", re.IGNORECASE)


def check_symbols(document: Document) -> Iterator[Finding]:
    """Yield findings on the symbol, the place of issue and the line “Lưu”; nothing for a form."""
    if not isinstance(document, AdministrativeDocument):
        return
    yield from _type(document)
    yield from _issuer_letters(document)
    yield from _place(document)
    for row, line in enumerate(document.recipients):
        if _ARCHIVE.match(line):
            yield Finding(
                "archive-twice",
                Severity.error,
                f"recipients[{row}]",
                "Dòng “Lưu” được in tự động, ghi thêm ở Nơi nhận thì in hai lần. Hãy bỏ dòng này; "
                "đơn vị soạn thảo và số bản lưu ghi ở mục “Lưu”.",
                found=line,
                citation="NĐ 30/2020, Phụ lục I, mục II.9.d",
            )


def _type(document: AdministrativeDocument) -> Iterator[Finding]:
    if not document.full_symbol.startswith(f"{document.type_abbreviation}-"):
        yield Finding(
            "symbol-differs",
            Severity.error,
            "symbol",
            f"Ký hiệu của {document.type_name} bắt đầu bằng “{document.type_abbreviation}-”.",
            expected=f"{document.type_abbreviation}-{document.issuer.abbreviation}",
            found=document.full_symbol,
            citation=_SYMBOLS,
        )


def _issuer_letters(document: AdministrativeDocument) -> Iterator[Finding]:
    """The letters after the type are the issuer's own; those of a committee are known, those of others are not UBND."""
    office = office_kind(document.issuer.name)
    _, dash, letters = document.full_symbol.partition("-")
    letters = letters.partition("-")[0]
    if office is None or not dash:
        return
    of_committee = letters in ("UBND", "CTUBND", "HĐND")
    wrong = letters not in office.abbreviations if office.abbreviations else of_committee
    if wrong:
        expected = " hoặc ".join(office.abbreviations[:1]) or "chữ viết tắt của cơ quan ban hành"
        yield Finding(
            "symbol-of-another-office",
            Severity.error,
            "symbol" if document.symbol else "issuer.abbreviation",
            f"Ký hiệu “{document.full_symbol}” không phải của {document.issuer.name}; "
            f"sau “{document.type_abbreviation}-” ghi {expected}.",
            expected=expected,
            found=letters,
            citation=_ISSUER_LETTERS,
        )


def _place(document: AdministrativeDocument) -> Iterator[Finding]:
    place, unit = document.issuer.place, _UNIT.match(document.issuer.name)
    if place is None or unit is None:
        return
    if not _names_unit(folded(place), folded(unit[1]), folded(document.issuer.name)):
        yield Finding(
            "place-of-another-unit",
            Severity.warning,
            "issuer.place",
            f"Địa danh ghi “{place}”, nhưng cơ quan ban hành là {document.issuer.name}. "
            f"Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở: “{unit[1]}”.",
            expected=unit[1],
            found=place,
            citation="NĐ 30/2020, Phụ lục I, mục II.4.a",
        )


def _names_unit(place: str, unit: str, issuer: str) -> bool:
    """Whether a place is the unit's name, with or without its kind (`Quận 1`), or ends with it (`TP. Hồ Chí Minh`)."""
    return place == unit or issuer.endswith(f" {place}") or place.endswith(f" {unit}") or unit.startswith(f"{place},")
