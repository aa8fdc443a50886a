"""The council: its chair, the agencies that the law names, members listed twice, quorum, and who scored what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocop_docs.checks.content.issuing.authority import level_of
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.council import Role, Seat
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.council_decision import CouncilDecision
from ocop_docs.documents.kinds.council_minutes import CouncilMinutes
from ocop_docs.law.composition import Composition, composition_on
from ocop_docs.law.offices import written_out

_REGULATION = "Quy chế hoạt động của Hội đồng"


def check_membership(document: Document) -> Iterator[Finding]:
    """Yield findings on a council's decision or the minutes of its meeting; nothing for other kinds."""
    if isinstance(document, CouncilDecision):
        yield from _chair(document.members)
        yield from _twice(document)
        rule = composition_on(document.date, level_of(document.issuer)) if document.date else None
        if rule and document.members:
            yield from _composition(document.members, rule)
    elif isinstance(document, CouncilMinutes):
        yield from _attendance(document)
        yield from _scorers(document)


def _chair(members: Sequence[Seat]) -> Iterator[Finding]:
    chairs = sum(member.role is Role.chair for member in members)
    if members and chairs != 1:
        yield Finding(
            "one-chair",
            Severity.error,
            "members",
            f"Hội đồng phải có đúng một Chủ tịch Hội đồng, danh sách có {chairs}. Hãy sửa vai trò của thành viên.",
            expected="1",
            found=str(chairs),
        )


def _twice(document: CouncilDecision) -> Iterator[Finding]:
    """Nobody is on the council twice, or on it and on its advisory group."""
    members = [(member.name, member.position) for member in document.members]
    for (name, _), count in repeated(members).items():
        yield Finding(
            "member-repeated", Severity.error, "members", f"“{name}” được ghi {count} lần trong danh sách Hội đồng."
        )
    positions = dict(members)
    for name, position in members:
        if positions[name] != position:
            yield Finding(
                "member-repeated",
                Severity.warning,
                "members",
                f"“{name}” có hai dòng với chức vụ khác nhau. Hãy kiểm tra xem có phải một người không.",
                found=name,
            )
    for row, advisor in enumerate(document.advisors):
        if (advisor.name, advisor.position) in members:
            yield Finding(
                "member-repeated",
                Severity.warning,
                f"advisors[{row}]",
                f"“{advisor.name}” vừa là thành viên Hội đồng vừa ở Tổ tư vấn. Hãy kiểm tra lại.",
            )


def _composition(members: Sequence[Seat], rule: Composition) -> Iterator[Finding]:
    for row, member in enumerate(members):
        if member.role is Role.chair and not written_out(member.position).startswith(rule.chairs):
            yield Finding(
                "chair-without-office",
                Severity.error,
                f"members[{row}].position",
                f"Chủ tịch Hội đồng là {rule.chair_is}; “{member.position}” không thuộc số đó.",
                expected=rule.chair_is,
                found=member.position,
                citation=rule.citation,
            )
    positions = "\n".join(member.position for member in members)
    missing = [names[0] for names in rule.agencies if not any(name in positions for name in names)]
    if missing:
        agencies = ", ".join(missing)
        yield Finding(
            "agency-missing",
            Severity.error,
            "members",
            f"Hội đồng thiếu đại diện {agencies}. Hãy thêm thành viên của cơ quan còn thiếu.",
            expected=agencies,
            citation=rule.citation,
        )


def _attendance(minutes: CouncilMinutes) -> Iterator[Finding]:
    present, absent = len(minutes.present), len(minutes.absent)
    if minutes.members_needed and minutes.present and present < minutes.members_needed:
        yield Finding(
            "no-quorum",
            Severity.error,
            "present",
            f"Có mặt {present} thành viên, phải có ít nhất {minutes.members_needed}; phiên họp không đủ điều kiện.",
            expected=f"ít nhất {minutes.members_needed}",
            found=str(present),
            citation=_REGULATION,
        )
    if minutes.members_total and minutes.present and present + absent != minutes.members_total:
        yield Finding(
            "attendance-differs",
            Severity.error,
            "members_total",
            f"Hội đồng có {minutes.members_total} thành viên, nhưng danh sách ghi {present} có mặt và "
            f"{absent} vắng mặt.",
            expected=str(present + absent),
            found=str(minutes.members_total),
        )
    people = [(each.name, each.position) for each in minutes.present]
    people += [(each.name, each.position) for each in minutes.absent]
    for (name, _), count in repeated(people).items():
        yield Finding("member-repeated", Severity.error, "present", f"“{name}” được ghi {count} lần.")
    names = {each.name for each in minutes.present}
    for field in ("chair", "secretary"):
        person: str | None = getattr(minutes, field)
        if person and names and person not in names:
            yield Finding(
                "signs-without-attending",
                Severity.error,
                field,
                f"“{person}” ký biên bản nhưng không có trong danh sách có mặt. Hãy sửa một trong hai chỗ.",
                found=person,
                citation="NĐ 30/2020, Phụ lục III, Mẫu 1.9",
            )


def _scorers(minutes: CouncilMinutes) -> Iterator[Finding]:
    """Who scored was there, and has no part in the producer whose product is scored."""
    present = {each.label: each for each in minutes.present}
    for row, product in enumerate(minutes.products):
        for total in product.totals:
            if total.points is None or not present:
                continue
            member = present.get(total.member)
            if member is None:
                message = f"{total.member} chấm “{product.name}” nhưng không có trong danh sách có mặt."
            elif product.producer.casefold() in member.position.casefold():
                message = f"{member.name} chấm “{product.name}” của chính {product.producer}; điểm này không được tính."
            else:
                continue
            code = "scores-without-attending" if member is None else "scores-own-product"
            yield Finding(code, Severity.error, f"products[{row}].totals", message, citation=_REGULATION)
