"""Number, symbol and place of issue against the type and the issuer; recipients that the program adds itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ocop_docs.checks.content.references.citations import TYPES
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.official_letter import UNKNOWN_UNIT, OfficialLetter
from ocop_docs.documents.listing import Reference
from ocop_docs.law.communes import folded
from ocop_docs.law.offices import office_kind, written_out

_SYMBOLS = "NĐ 30/2020, Phụ lục III, mục I"
_ISSUER_LETTERS = "NĐ 30/2020, Phụ lục I, mục II.3.b"
_UNIT = re.compile(
    r"Ủy ban nhân dân (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) (.+)", re.IGNORECASE
)
_REFERENCES = ("minutes", "decision", "recognition", "conclusion")
_LETTERS = re.compile(r"^\d+/([A-ZĐ][A-Za-zĐđ]*)-")
_ARCHIVE = ("Lưu:", "Lưu :", "Lưu VT", "lưu:", "LƯU:")


def check_symbols(document: Document) -> Iterator[Finding]:
    """Yield findings on the symbol, the place of issue and the line “Lưu”; nothing for a form."""
    if not isinstance(document, AdministrativeDocument):
        return
    symbol = document.full_symbol
    yield from _type(document, symbol)
    yield from _references(document)
    if isinstance(document, OfficialLetter):
        yield from _drafting_unit(document)
    else:
        yield from _issuer_letters(document, symbol)
    yield from _place(document)
    for row, line in enumerate(document.recipients):
        if line.lstrip("- ").startswith(_ARCHIVE):
            yield Finding(
                "archive-twice",
                Severity.error,
                f"recipients[{row}]",
                "Dòng “Lưu” được in tự động, ghi thêm ở Nơi nhận thì in hai lần. Hãy bỏ dòng này; "
                "đơn vị soạn thảo và số bản lưu ghi ở mục “Lưu”.",
                found=line,
                citation="NĐ 30/2020, Phụ lục I, mục II.9.d",
            )


def _type(document: AdministrativeDocument, symbol: str) -> Iterator[Finding]:
    opening = document.type_abbreviation or document.issuer.abbreviation
    if not symbol.startswith(f"{opening}-"):
        yield Finding(
            "symbol-differs",
            Severity.error,
            "symbol",
            f"Ký hiệu của {document.type_name} bắt đầu bằng “{opening}-”.",
            expected=document.usual_symbol,
            found=symbol,
            citation=_SYMBOLS,
        )


def _references(document: AdministrativeDocument) -> Iterator[Finding]:
    """The number of a paper of the round that the document names is of that paper's type."""
    for field in _REFERENCES:
        paper: Reference | None = vars(document).get(field)
        letters = _LETTERS.search(paper.number) if paper and paper.number else None
        actual = TYPES.get(letters[1]) if letters else None
        if paper and actual and actual != paper.document_type and paper.document_type in TYPES.values():
            yield Finding(
                "reference-symbol-differs",
                Severity.error,
                f"{field}.number",
                f"Số “{paper.number}” là của {actual}, nhưng văn bản dẫn {paper.document_type}. "
                "Hãy sửa số, ký hiệu hoặc tên loại.",
                found=paper.number or "",
                citation=_SYMBOLS,
            )


def _drafting_unit(letter: OfficialLetter) -> Iterator[Finding]:
    """The symbol of an official letter names who drafted it."""
    if letter.full_symbol.endswith(UNKNOWN_UNIT):
        yield Finding(
            "symbol-incomplete",
            Severity.warning,
            "archive.drafting_unit",
            "Ký hiệu của Công văn chưa có chữ viết tắt của đơn vị soạn thảo hoặc lĩnh vực; in chỗ trống để điền.",
            expected=f"{letter.issuer.abbreviation}-KT",
            found=letter.full_symbol,
            citation=_ISSUER_LETTERS,
        )


def _issuer_letters(document: AdministrativeDocument, symbol: str) -> Iterator[Finding]:
    """The letters after the type are the issuer's own; those of a committee are known, those of others are not UBND."""
    office = office_kind(document.issuer.name)
    _, dash, letters = symbol.partition("-")
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
            f"Ký hiệu “{symbol}” không phải của {document.issuer.name}; "
            f"sau “{document.type_abbreviation}-” ghi {expected}.",
            expected=expected,
            found=letters,
            citation=_ISSUER_LETTERS,
        )


def _place(document: AdministrativeDocument) -> Iterator[Finding]:
    place, unit = document.issuer.place, _unit_of(document.issuer.name)
    if place is None or unit is None:
        return
    if not _names_unit(place, unit, document.issuer.name):
        yield Finding(
            "place-of-another-unit",
            Severity.warning,
            "issuer.place",
            f"Địa danh ghi “{place}”, nhưng cơ quan ban hành là {document.issuer.name}. "
            f"Địa danh là tên đơn vị hành chính nơi cơ quan đóng trụ sở: “{unit}”.",
            expected=unit,
            found=place,
            citation="NĐ 30/2020, Phụ lục I, mục II.4.a",
        )


@lru_cache(maxsize=256)
def _unit_of(issuer: str) -> str | None:
    """The proper name of the unit whose committee an issuer is: `Ủy ban nhân dân xã Ví Dụ` → `Ví Dụ`."""
    found = _UNIT.match(written_out(issuer))
    return found[1] if found else None


@lru_cache(maxsize=256)
def _names_unit(place: str, unit: str, issuer: str) -> bool:
    """Whether a place is the unit's name, with or without its kind (`Quận 1`), or ends with it (`TP. Hồ Chí Minh`)."""
    place, unit, issuer = folded(place), folded(unit), folded(issuer)
    return place == unit or issuer.endswith(f" {place}") or place.endswith(f" {unit}") or unit.startswith(f"{place},")
