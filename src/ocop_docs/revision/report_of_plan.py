"""The record of a report from the plan that it reports on: each target and each amount is a row to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Budget, StarQuota, TargetPart
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.quantities import remainder
from ocop_docs.vietnamese.statements import Relation
from ocop_docs.vietnamese.text import lower_first, upper_first

_SAME = ("example", "issuer", "period", "archive", "signatory", "recipients")
"""Fields that the report takes over as they are."""
_TOTAL = "Tổng kinh phí"
_PRODUCTS = "sản phẩm"


def report_of_plan(document: Document) -> dict[str, Any]:
    """Return the data of a report on a plan, with what the plan set and nothing of what was reached.

    Raises:
        UnreadableInput: `document` is no plan.
    """
    if not isinstance(document, Plan):
        raise UnreadableInput(fault("report-of-plan", "kind"))
    plan = document.model_dump(mode="json", exclude_defaults=True)
    report = {name: plan[name] for name in _SAME if name in plan}
    targets = [*_targets(document)]
    funding = [*_funding(document.budget)] if document.budget else []
    filled = {
        "subject": _subject(document.subject),
        "legal_bases": [_plan_as_basis(document)],
        "spending": _blank_spending(plan.get("budget", {})),
        "plan_results": {"targets": targets, "funding": funding},
    }
    order = list(Report.model_fields)
    empty: tuple[dict[str, Any], ...] = ({}, {"targets": [], "funding": []})
    merged = report | {name: value for name, value in filled.items() if value not in empty}
    return {"kind": "report", **dict(sorted(merged.items(), key=lambda item: order.index(item[0])))}


def _subject(subject: str) -> str:
    """`Thực hiện Chương trình … năm 2027` → `Kết quả thực hiện Chương trình … năm 2027`."""
    doing = subject.startswith(("Thực hiện", "Triển khai"))
    return f"Kết quả {lower_first(subject)}" if doing else f"Kết quả thực hiện {lower_first(subject)}"


def _plan_as_basis(plan: Plan) -> dict[str, Any]:
    number = f"{plan.number:02d}/{plan.full_symbol}" if plan.number else None
    basis = {
        "lead_in": "Thực hiện",
        "document_type": plan.type_name,
        "number": number,
        "date": plan.date.isoformat() if plan.date else None,
        "issuer": plan.issuer.name,
        "subject": lower_first(plan.subject),
    }
    return {name: value for name, value in basis.items() if value}


def _targets(plan: Plan) -> Iterator[dict[str, Any]]:
    """The targets, each followed by its parts; then the quotas whose class no target names."""
    classes = set()
    for target in plan.targets:
        yield _target_row(target)
        for part in target.of_which:
            yield _target_row(part, "Trong đó: ")
        classes |= {part.stars for part in (target, *target.of_which)}
    yield from (_quota_row(quota) for quota in plan.star_quotas if quota.stars not in classes)


def _target_row(target: TargetPart, lead: str = "") -> dict[str, Any]:
    level = target.recognised_at.label if target.recognised_at else None
    year = f"năm {target.year}" if target.year else None
    words = (target.action, target.unit, f"đạt {target.stars}" if target.stars else None, level, target.detail, year)
    name = " ".join(filter(None, words))
    return {
        "target": f"{lead}{lower_first(name)}" if lead else upper_first(name),
        "unit": target.unit,
        "planned": target.quantity.text,
    }


def _quota_row(quota: StarQuota) -> dict[str, Any]:
    level = f" {quota.recognised_at.label}" if quota.recognised_at else ""
    return {"target": f"Sản phẩm đạt {quota.stars}{level}", "unit": _PRODUCTS, "planned": quota.quantity.text}


def _funding(budget: Budget) -> Iterator[dict[str, Any]]:
    """The total and each line that has money; `còn lại` as the amount that is left of the total."""
    if budget.total:
        yield {"content": _TOTAL, "planned": budget.total.figures()}
    divisions = (
        [(line.source, line.amount) for line in budget.sources],
        [(upper_first(str(line.period)), line.amount) for line in budget.phases],
        [(line.content, line.amount) for line in budget.items],
    )
    for lines in divisions:
        rest = remainder([amount for _, amount in lines], budget.total)
        for content, amount in lines:
            left = amount is not None and amount.relation is Relation.REMAINDER
            if amount is not None and not left:
                yield {"content": content, "planned": amount.figures()}
            elif left:
                yield {"content": content} | ({"planned": format_money(rest)} if rest is not None else {})


def _blank_spending(budget: dict[str, Any]) -> dict[str, Any]:
    """The budget of the plan without its amounts."""
    rows = {name: value for name, value in budget.items() if isinstance(value, list)}
    blank = {name: [{key: row[key] for key in row if key != "amount"} for row in value] for name, value in rows.items()}
    note = {"period_note": budget["period_note"]} if "period_note" in budget else {}
    return note | blank
