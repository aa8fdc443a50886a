"""Money that must agree: a total with its sources, phases, items and tasks. Nothing is added up in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.approval_decision import ApprovalDecision, Scheme
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Budget
from ocop_docs.documents.places import Place, field_path, parts_of
from ocop_docs.documents.plan import Plan
from ocop_docs.vietnamese import MoneyStatement, Relation, format_money

Amounts = Sequence[MoneyStatement | None]


def check_budget(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield an error for each total that its parts do not make, or that they exceed."""
    for place, budget in parts_of(document, Budget):
        total_place = (*place, "total")
        for words, lines in (
            ("các nguồn", budget.sources),
            ("các giai đoạn", budget.phases),
            ("các nội dung chi", budget.items),
        ):
            yield from _compare(total_place, budget.total, words, [line.amount for line in lines])
    if isinstance(document, ApprovalDecision) and document.scheme.budget:
        amounts = [phase.amount for phase in document.scheme.phases]
        yield from _compare(("scheme", "budget", "total"), document.scheme.budget.total, "các giai đoạn", amounts)
        yield from _phases_said_twice(document.scheme)
    if isinstance(document, Plan) and document.budget:
        yield from _compare(
            ("budget", "total"),
            document.budget.total,
            "các nhiệm vụ",
            [task.amount for task in document.tasks],
        )


def _phases_said_twice(scheme: Scheme) -> Iterator[Finding]:
    """A phase of a Đề án may have its money in the budget too; then both say the same."""
    by_period = {line.period: line.amount for line in scheme.budget.phases} if scheme.budget else {}
    for index, phase in enumerate(scheme.phases):
        twice = (exact_amount(phase.amount), exact_amount(by_period.get(phase.period)))
        if None not in twice and len(set(twice)) > 1:
            first, second = (format_money(amount) for amount in twice if amount is not None)
            yield Finding(
                "stated-twice",
                Severity.error,
                field_path(("scheme", "phases", index, "amount")),
                f"Kinh phí {phase.period} ghi hai số khác nhau: {first} ở mục tiêu, {second} ở phần kinh phí.",
                expected=second,
                found=first,
            )


def exact_amount(amount: MoneyStatement | None) -> int | None:
    """The đồng of an unqualified amount; None when it is a range, an estimate or absent."""
    return amount.low if amount and amount.relation is Relation.EXACT else None


def _compare(place: Place, total: MoneyStatement | None, parts: str, amounts: Amounts) -> Iterator[Finding]:
    stated = exact_amount(total)
    known = [amount for amount in map(exact_amount, amounts) if amount is not None]
    if stated is None or not known:
        return
    together = sum(known)
    complete = len(known) == len(amounts)
    if together > stated or (complete and together != stated):
        yield Finding(
            "total-differs",
            Severity.error,
            field_path(place),
            f"Tổng kinh phí ghi {format_money(stated)}, nhưng {parts} cộng lại là {format_money(together)}, "
            f"lệch {format_money(abs(together - stated))}. Văn bản in đúng như dữ liệu; hãy kiểm tra lại số liệu gốc.",
            expected=format_money(together),
            found=format_money(stated),
        )
