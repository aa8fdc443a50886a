"""Parts of a document that must agree: issuer and level, symbol and type, signatory and authority, rows and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocop_docs.checks.content.repeats import repeated
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument, legal_bases_of
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision, Authority
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Capacity, Level

_UNIT_LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": (Level.province,),
    "thành phố": (Level.province, Level.district),
    "huyện": (Level.district,),
    "quận": (Level.district,),
    "thị xã": (Level.district,),
    "xã": (Level.commune,),
    "phường": (Level.commune,),
    "thị trấn": (Level.commune,),
    "đặc khu": (Level.commune,),
}
_COUNCIL = re.compile(rf"Ủy ban nhân dân ({'|'.join(_UNIT_LEVELS)})\b", re.IGNORECASE)
_ACADEMIC = re.compile(r"(?:GS|PGS|TS|ThS|CN|KS|BS|CVC)\b\.?", re.IGNORECASE)


def check_agreement(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield findings where two parts of the document contradict each other."""
    yield from _issuer_level(document)
    yield from _symbol(document)
    yield from _repeated_bases(document)
    yield from _signatory(document)
    if isinstance(document, Report):
        yield from _communes(document)


def _issuer_level(document: AdministrativeDocument) -> Iterator[Finding]:
    match, level = _COUNCIL.match(document.issuer.name), document.issuer.level
    if match and level and level not in _UNIT_LEVELS[match[1].lower()]:
        expected = " hoặc ".join(level.label for level in _UNIT_LEVELS[match[1].lower()])
        yield Finding(
            "issuer-level-differs",
            Severity.error,
            "issuer.level",
            f"“{document.issuer.name}” là {expected}, nhưng dữ liệu ghi {level.label}.",
            expected=expected,
            found=level.label,
        )


def _symbol(document: AdministrativeDocument) -> Iterator[Finding]:
    if not document.full_symbol.startswith(f"{document.type_abbreviation}-"):
        yield Finding(
            "symbol-differs",
            Severity.error,
            "symbol",
            f"Ký hiệu của {document.type_name} bắt đầu bằng “{document.type_abbreviation}-”.",
            expected=f"{document.type_abbreviation}-{document.issuer.abbreviation}",
            found=document.full_symbol,
            citation="NĐ 30/2020, Phụ lục III, mục I",
        )


def _repeated_bases(document: AdministrativeDocument) -> Iterator[Finding]:
    for number, count in repeated(basis.number for basis in legal_bases_of(document) if basis.number).items():
        yield Finding("basis-repeated", Severity.warning, "legal_bases", f"Căn cứ số {number} được ghi {count} lần.")


def _signatory(document: AdministrativeDocument) -> Iterator[Finding]:
    signatory = document.signatory
    if signatory is None:
        return
    own_authority = isinstance(document, ApprovalDecision) and document.authority is Authority.head
    if signatory.collective and own_authority:
        yield Finding(
            "collective-signs-head-decision",
            Severity.error,
            "signatory.collective",
            "Quyết định thuộc thẩm quyền cá nhân người đứng đầu thì không ký thay mặt tập thể (TM.).",
            citation="NĐ 30/2020, Phụ lục III, Mẫu 1.3, ghi chú 6",
        )
    if signatory.collective and signatory.capacity in (Capacity.by_order, Capacity.by_authorisation):
        yield Finding(
            "collective-with-order",
            Severity.error,
            "signatory.capacity",
            "Ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) không đi cùng ký thay mặt tập thể (TM.).",
            citation="NĐ 30/2020, Điều 13 và Phụ lục I, mục II.7.b",
        )
    if signatory.name and _ACADEMIC.match(signatory.name):
        yield Finding(
            "title-before-name",
            Severity.warning,
            "signatory.name",
            "Trước họ tên người ký không ghi học hàm, học vị.",
            found=signatory.name,
            citation="NĐ 30/2020, Phụ lục I, mục II.7.c",
        )


def _communes(report: Report) -> Iterator[Finding]:
    for name, count in repeated(row.commune for row in report.commune_results).items():
        yield Finding(
            "commune-repeated", Severity.error, "commune_results", f"“{name}” có {count} dòng trong bảng tổng hợp."
        )
    for index, row in enumerate(report.commune_results):
        starred = sum(count or 0 for count in (row.three_star, row.four_star, row.five_star))
        if row.products is not None and starred > row.products:
            yield Finding(
                "stars-exceed-products",
                Severity.error,
                f"commune_results[{index}]",
                f"“{row.commune}” có {starred} sản phẩm được xếp sao, nhiều hơn tổng {row.products} sản phẩm.",
                expected=f"không quá {row.products}",
                found=str(starred),
            )
