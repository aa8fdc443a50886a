"""The signatory against the issuer and the kind of document: TM., KT., TL., TUQ., and the titles of who signs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision, Authority
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.parts import Capacity, Issuer, Signatory
from ocop_docs.law.authority import issuing_rule
from ocop_docs.law.offices import OfficeKind, office_kind, written_out

_ACADEMIC = re.compile(r"(?:GS|PGS|TS|ThS|CN|KS|BS|CVC)\b\.?", re.IGNORECASE)
_DEPUTY = re.compile(r"(?:Phó|Thứ trưởng)\b", re.IGNORECASE)
_HEADS = (Capacity.head, Capacity.acting_head, Capacity.deputy)
"""Who signs as the head or in the head's place; by order and by authorisation others do."""
_ARTICLE = "NĐ 30/2020, Điều 13"
_WRITTEN = "NĐ 30/2020, Điều 13 và Phụ lục I, mục II.7.b"


def check_signing(document: Document) -> Iterator[Finding]:
    """Yield findings on the signatory; nothing for a document without issuer or signatory."""
    signatory: Signatory | None = vars(document).get("signatory")
    if signatory is None or not isinstance(document, AdministrativeDocument | Certificate):
        return
    office = office_kind(document.issuer.name)
    personal = _personal(document)
    if personal and signatory.collective:
        yield _forbidden_collective(*personal)
    elif signatory.collective:
        yield from _collective(document.issuer, signatory, office)
    elif not personal and isinstance(document, AdministrativeDocument):
        yield from _needs_collective(document.issuer, signatory, office)
    yield from _capacity(document, signatory)
    if office and signatory.head_position:
        yield from _head_title(document.issuer, signatory.head_position, office)
    if signatory.name and _titled(signatory.name):
        yield Finding(
            "title-before-name",
            Severity.warning,
            "signatory.name",
            "Trước họ tên người ký không ghi học hàm, học vị.",
            found=signatory.name,
            citation="NĐ 30/2020, Phụ lục I, mục II.7.c",
        )


@lru_cache(maxsize=256)
def _titled(name: str) -> bool:
    return bool(_ACADEMIC.match(name))


def _personal(document: AdministrativeDocument | Certificate) -> tuple[str, str] | None:
    """What belongs to the head alone and so forbids TM., with its source; None where nothing does."""
    if isinstance(document, ApprovalDecision) and document.authority is Authority.head:
        return "Quyết định", "NĐ 30/2020, Phụ lục III, Mẫu 1.3, ghi chú 6"
    rule = issuing_rule(document.kind, document.date or dt.date.max)  # without a date, the law of today
    if rule and rule.personal:
        return type(document).type_name, f"{rule.citation}; NĐ 30/2020, Phụ lục III, Mẫu 1.2"
    return None


def _forbidden_collective(name: str, citation: str) -> Finding:
    return Finding(
        "collective-signs-head-decision",
        Severity.error,
        "signatory.collective",
        f"{name} thuộc thẩm quyền cá nhân người đứng đầu thì không ký thay mặt tập thể (TM.). "
        "Hãy bỏ trống mục “Ký thay mặt (TM.)”.",
        citation=citation,
    )


def _collective(issuer: Issuer, signatory: Signatory, office: OfficeKind | None) -> Iterator[Finding]:
    """TM. stands before a collective only, and before that of the issuer."""
    named = office_kind(signatory.collective or "")
    if (office and not office.collective) or (named and not named.collective):
        yield Finding(
            "collective-of-single-head",
            Severity.error,
            "signatory.collective",
            f"“{issuer.name}” làm việc theo chế độ thủ trưởng, không ký “TM.”. Hãy bỏ trống mục “Ký thay mặt (TM.)”.",
            found=signatory.collective or "",
            citation=f"{_ARTICLE} khoản 1",
        )
    elif office and named and (office.kind != named.kind or _of_another_unit(issuer.name, signatory.collective or "")):
        yield Finding(
            "collective-of-another",
            Severity.error,
            "signatory.collective",
            f"Văn bản do {issuer.name} ban hành nhưng ký thay mặt {signatory.collective}. "
            "Sau “TM.” phải ghi tên cơ quan ban hành.",
            expected=issuer.name,
            found=signatory.collective or "",
            citation="NĐ 30/2020, Phụ lục I, mục II.7.b",
        )
    if signatory.capacity in (Capacity.by_order, Capacity.by_authorisation):
        yield Finding(
            "collective-with-order",
            Severity.error,
            "signatory.capacity",
            "Ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) không đi cùng ký thay mặt tập thể (TM.).",
            citation=_WRITTEN,
        )


def _of_another_unit(issuer: str, collective: str) -> bool:
    """Whether a collective names its unit, and another than the issuer's."""
    full = written_out(collective).casefold()
    return full.startswith("ủy ban nhân dân ") and not written_out(issuer).casefold().startswith(full)


def _needs_collective(issuer: Issuer, signatory: Signatory, office: OfficeKind | None) -> Iterator[Finding]:
    if office and office.kind == "committee" and signatory.capacity in _HEADS and signatory.head_position:
        yield Finding(
            "collective-missing",
            Severity.error,
            "signatory.collective",
            f"{issuer.name} làm việc theo chế độ tập thể nên người ký phải ghi “TM. ỦY BAN NHÂN DÂN”. "
            "Hãy ghi “Ủy ban nhân dân” vào mục “Ký thay mặt (TM.)”.",
            expected="Ủy ban nhân dân",
            citation=f"{_ARTICLE} khoản 2 và Phụ lục I, mục II.7.b",
        )


def _capacity(document: AdministrativeDocument | Certificate, signatory: Signatory) -> Iterator[Finding]:
    """KT. is the deputy's and stands over the head's title; TL. and TUQ. are for heads of units below."""
    head, position = signatory.head_position or "", signatory.position or ""
    if _DEPUTY.match(head):
        yield _wrong_title(
            "signatory.head_position",
            head,
            "Sau quyền hạn phải ghi chức vụ của người đứng đầu; cấp phó ký thì chọn quyền hạn “ký thay (KT.)” "
            "và ghi chức vụ của mình ở mục “Chức vụ người ký”.",
        )
    elif signatory.capacity is Capacity.deputy and position and not _is_deputy_of(head, position):
        yield _wrong_title(
            "signatory.position",
            position,
            f"Chỉ cấp phó của {head or 'người đứng đầu'} ký thay (KT.). "
            "Hãy ghi chức vụ cấp phó, hoặc chọn lại quyền hạn.",
        )
    elif signatory.capacity in (Capacity.by_order, Capacity.by_authorisation):
        yield from _passed_on(document, signatory, head, position)


def _is_deputy_of(head: str, position: str) -> bool:
    """Whether a position is the deputy of a head: `Phó Chủ tịch Thường trực` of `Chủ tịch`."""
    deputy = position.casefold()
    return deputy.startswith("thứ trưởng") or (deputy.startswith("phó ") and head.casefold() in deputy)


def _passed_on(
    document: AdministrativeDocument | Certificate, signatory: Signatory, head: str, position: str
) -> Iterator[Finding]:
    by_order = signatory.capacity is Capacity.by_order
    words = "thừa lệnh (TL.)" if by_order else "thừa ủy quyền (TUQ.)"
    if position and head and position.casefold() in (head.casefold(), f"phó {head.casefold()}"):
        yield _wrong_title(
            "signatory.position",
            position,
            f"{position} không ký {words}; người ký phải là người đứng đầu một đơn vị bên dưới. "
            "Cấp phó của người đứng đầu thì ký thay (KT.).",
        )
    if by_order and (isinstance(document, Certificate) or document.decides):
        yield Finding(
            "order-not-allowed",
            Severity.error,
            "signatory.capacity",
            f"{type(document).type_name} này thuộc thẩm quyền của người đứng đầu, không giao ký thừa lệnh (TL.).",
            citation=f"{_ARTICLE} khoản 4; QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3",
        )


def _wrong_title(place: str, found: str, message: str) -> Finding:
    return Finding("signing-title-wrong", Severity.error, place, message, found=found, citation=_WRITTEN)


def _head_title(issuer: Issuer, head: str, office: OfficeKind) -> Iterator[Finding]:
    if head.startswith(office.heads) or _DEPUTY.match(head) or head.casefold().startswith(_folded_heads(office)):
        return
    expected = " hoặc ".join(office.heads[:1])
    yield Finding(
        "head-of-another-office",
        Severity.error,
        "signatory.head_position",
        f"Người đứng đầu {issuer.name} là {expected}, không phải “{head}”.",
        expected=expected,
        found=head,
        citation="NĐ 30/2020, Phụ lục I, mục II.7.c",
    )


def _folded_heads(office: OfficeKind) -> tuple[str, ...]:
    return tuple(head.casefold() for head in office.heads)
