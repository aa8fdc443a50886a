"""Amounts that must agree: a budget total with its sources, phases, items and tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import Document
from ocop_docs.documents.kinds.approval_decision import ApprovalDecision, Scheme
from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.parts import Budget
from ocop_docs.documents.paths import Parts, Place, field_path
from ocop_docs.vietnamese.money import format_money
from ocop_docs.vietnamese.quantities import MoneyStatement, remainder
from ocop_docs.vietnamese.statements import Relation


class Paid(Protocol):
    """A line of any division of a budget."""

    @property
    def amount(self) -> MoneyStatement | None:
        """Its money, if it has any."""


def check_budget(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield an error for each total that differs from the sum of its parts."""
    for place, budget in parts.of(Budget):
        total, at = budget.total, (*place, "total")
        yield from check_total(at, total, "các nguồn", budget.sources)
        yield from check_total(at, total, "các giai đoạn", budget.phases)
        yield from check_total(at, total, "các nội dung chi", budget.items)
        yield from _unclear(place, budget)
    if isinstance(document, ApprovalDecision) and document.scheme.budget:
        total = document.scheme.budget.total
        yield from check_total(("scheme", "budget", "total"), total, "các giai đoạn", document.scheme.phases)
        yield from _unclear_line(("scheme", "phases"), [phase.amount for phase in document.scheme.phases], total)
        yield from _phases_stated_twice(document.scheme)
    if isinstance(document, Plan):
        total = document.budget.total if document.budget else None
        yield from check_total(("budget", "total"), total, "các nhiệm vụ", document.tasks)
        yield from _unclear_line(("tasks",), [task.amount for task in document.tasks], total, all_have_money=False)


def _phases_stated_twice(scheme: Scheme) -> Iterator[Finding]:
    """A phase of a Đề án may state its amount in the budget too; both must be equal."""
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
    """Return an exact amount in đồng; None for a range, an estimate or a missing amount."""
    return amount.low if amount and amount.relation is Relation.EXACT else None


def _unclear(place: Place, budget: Budget) -> Iterator[Finding]:
    """A line “còn lại” of which nobody can work out how much it is."""
    for name, lines in (("sources", budget.sources), ("phases", budget.phases), ("items", budget.items)):
        yield from _unclear_line((*place, name), [line.amount for line in lines], budget.total)


def _unclear_line(
    place: Place,
    amounts: Sequence[MoneyStatement | None],
    total: MoneyStatement | None,
    *,
    all_have_money: bool = True,
) -> Iterator[Finding]:
    left = [at for at, one in enumerate(amounts) if one and one.relation is Relation.REMAINDER]
    known = amounts if all_have_money else [one for one in amounts if one is not None]
    if left and remainder(known, total) is None:
        yield Finding(
            "remainder-unclear",
            Severity.warning,
            field_path((*place, left[-1], "amount")),
            "Không tính ra được số “còn lại”: cần tổng kinh phí và số tiền của mọi dòng khác, không vượt tổng; "
            "mỗi cách chia chỉ một dòng ghi “còn lại”.",
            found="còn lại",
        )


def check_total(
    place: Place, stated_total: MoneyStatement | None, parts: str, lines: Sequence[Paid], what: str = "Tổng kinh phí"
) -> Iterator[Finding]:
    """Yield an error for the total at `place` if it differs from its `lines`; `what` and `parts` are their names."""
    known = [line.amount for line in lines if line.amount is not None]
    if stated_total is None or not known:
        return
    least, most = _together(known)
    complete = len(known) == len(lines)
    if _exceeds(stated_total, least) or (complete and most is not None and _falls_short(stated_total, most)):
        total, added = _in_words(stated_total), format_money(least)
        stated = exact_amount(stated_total)
        gap = f", lệch {format_money(abs(least - stated))}" if stated is not None and least == most else ""
        yield Finding(
            "total-differs",
            Severity.error,
            field_path(place),
            f"{what} ghi {total}, nhưng {parts} cộng lại là {added}"
            f"{gap}. Văn bản in đúng như dữ liệu; hãy kiểm tra lại số liệu gốc.",
            expected=added,
            found=total,
        )


def _together(amounts: Sequence[MoneyStatement]) -> tuple[int, int | None]:
    """The least and the most that the parts come to; None where one of them sets no upper bound."""
    least, most, bounded = 0, 0, True
    for amount in amounts:
        if amount.relation is Relation.ABOUT:
            bounded = False
            continue
        least += amount.low or 0
        most += amount.high or 0
        bounded = bounded and amount.high is not None
    return least, most if bounded else None


def _exceeds(total: MoneyStatement, least: int) -> bool:
    """Whether parts of at least `least` break the total: `không quá 40 tỷ` is broken by 48."""
    if total.high is None or total.relation is Relation.ABOUT:
        return False
    return least > total.high or (total.relation is Relation.LESS_THAN and least == total.high)


def _falls_short(total: MoneyStatement, most: int) -> bool:
    """Whether all parts together, at most `most`, break the total: `hơn 40 tỷ` is broken by 37."""
    if total.low is None or total.relation is Relation.ABOUT:
        return False
    return most < total.low or (total.relation is Relation.MORE_THAN and most == total.low)


def _in_words(total: MoneyStatement) -> str:
    exact = exact_amount(total)
    return format_money(exact) if exact is not None else total.figures()
