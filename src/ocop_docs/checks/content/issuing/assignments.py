"""Who is given work: one unit once, not its own partner, not an office above the issuer; and who may propose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocop_docs.checks.content.issuing.authority import level_of
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.repeats import repeated
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.recognition_decision import RecognitionDecision
from ocop_docs.documents.parts import Level, Proposal
from ocop_docs.law.evaluation import rules_on

_PROVINCIAL = re.compile(r"(?:Sở|Ban Dân tộc|Chi cục|(?:Ủy ban nhân dân|UBND) (?:tỉnh|thành phố))\b", re.IGNORECASE)
_OF_COMMUNE = re.compile(r"(?:Ủy ban nhân dân|UBND)\s+(?:các\s+)?(?:xã|phường|đặc khu)\b", re.IGNORECASE)
_SYMBOL = re.compile(r"/(?:.*-)?TTr\b|TTr", re.IGNORECASE)
_PROPOSED_BY = "QĐ 26/2026/QĐ-TTg, Điều 7 khoản 3 điểm đ"


def check_assignments(document: Document) -> Iterator[Finding]:
    """Yield findings on the units of a plan, on the number of a Tờ trình, and on who proposes a recognition."""
    yield from _proposal_numbers(document)
    if isinstance(document, Plan):
        yield from _partners(document)
        yield from _repeated(document)
        if level_of(document.issuer) is Level.commune:
            yield from _above(document)
    if isinstance(document, RecognitionDecision):
        yield from _proposer(document)


def _proposal_numbers(document: Document) -> Iterator[Finding]:
    """The Tờ trình that a decision is proposed by has a number and the symbol of its type."""
    proposal: Proposal | None = vars(document).get("proposal")
    if not isinstance(proposal, Proposal):
        return
    places = ["proposal.number", *(f"proposal.others[{row}].number" for row in range(len(proposal.others)))]
    for place, one in zip(places, [proposal, *proposal.others], strict=True):
        if one.number and not _SYMBOL.search(one.number):
            yield Finding(
                "proposal-symbol-differs",
                Severity.error,
                place,
                f"Số Tờ trình ghi “{one.number}”; số, ký hiệu của Tờ trình gồm số và ký hiệu có chữ TTr.",
                expected=f"{one.number.partition('/')[0]}/TTr-SNNMT",
                found=one.number,
                citation="NĐ 30/2020, Phụ lục I, mục II.3",
            )


def _partners(plan: Plan) -> Iterator[Finding]:
    for row, task in enumerate(plan.tasks):
        lead = (task.lead or "").casefold()
        for at, partner in enumerate(task.partners):
            if partner.casefold() == lead:
                yield Finding(
                    "lead-is-partner",
                    Severity.warning,
                    f"tasks[{row}].partners[{at}]",
                    f"“{partner}” vừa chủ trì vừa phối hợp trong một nhiệm vụ. Hãy bỏ ở cột phối hợp.",
                    found=partner,
                )


def _repeated(plan: Plan) -> Iterator[Finding]:
    units = [one.unit.casefold() for one in plan.responsibilities]
    for unit, count in repeated(units).items():
        at = len(units) - 1 - units[::-1].index(unit)
        yield Finding(
            "unit-repeated",
            Severity.warning,
            f"responsibilities[{at}].unit",
            f"“{plan.responsibilities[at].unit}” được giao nhiệm vụ ở {count} mục. Hãy gộp thành một mục.",
        )


def _above(plan: Plan) -> Iterator[Finding]:
    """A commune gives no work to an office of the province; it may work together with one."""
    named = [(f"tasks[{row}].lead", task.lead) for row, task in enumerate(plan.tasks)]
    named += [(f"responsibilities[{row}].unit", one.unit) for row, one in enumerate(plan.responsibilities)]
    for place, unit in named:
        if unit and _PROVINCIAL.match(unit):
            yield Finding(
                "assigns-above",
                Severity.error,
                place,
                f"{plan.issuer.name} không giao nhiệm vụ cho cơ quan cấp tỉnh “{unit}”. "
                "Hãy ghi cơ quan của xã chủ trì; cơ quan cấp tỉnh thì ghi ở phối hợp, hoặc ghi là đề nghị.",
                found=unit,
                citation="Luật Tổ chức chính quyền địa phương",
            )


def _proposer(decision: RecognitionDecision) -> Iterator[Finding]:
    """The office that advises the province proposes the recognition, and no commune does."""
    rules = rules_on(decision.date) if decision.date else None
    proposal = decision.proposal
    if proposal is None or rules is None or not rules.rubric:
        return
    if _OF_COMMUNE.search(proposal.proposer):
        yield Finding(
            "wrong-proposer",
            Severity.error,
            "proposal.proposer",
            f"“{proposal.proposer}” không trình công nhận sản phẩm. Cơ quan tham mưu quản lý OCOP cấp tỉnh trình, như "
            "Giám đốc Sở Nông nghiệp và Môi trường.",
            expected="Giám đốc Sở Nông nghiệp và Môi trường",
            found=proposal.proposer,
            citation=_PROPOSED_BY,
        )
