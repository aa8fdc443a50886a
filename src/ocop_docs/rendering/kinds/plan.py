"""The annex of a plan: the table of who does what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ocop_docs.documents.kinds.plan import Plan, PlanSection
from ocop_docs.documents.parts import Task
from ocop_docs.rendering.budget import part_in_words, sum_figure, table_figure, unit_of
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.enumeration import roman
from ocop_docs.vietnamese.quantities import remainder


def extra_context(document: Plan) -> dict[str, Any]:
    """Return the number of each section that is printed, empty for one that is left out."""
    numbers = {section.value: roman(number) for number, section in enumerate(document.sections, start=1)}
    rest = _rest(document)
    tasks = [present(task) | {"funding": part_in_words(task.amount, rest)} for task in document.tasks]
    return {"sections": {section.value: numbers.get(section.value, "") for section in PlanSection}, "tasks": tasks}


def _rest(document: Plan) -> int | None:
    """What the one task `còn lại` has of the plan's money, in đồng; tasks without an amount have none of their own."""
    amounts = [task.amount for task in document.tasks if task.amount is not None]
    return remainder(amounts, document.budget.total if document.budget else None)


def table_annex(document: Plan, fields: dict[str, Any]) -> dict[str, Any] | None:
    """Return title and table of the annex drawn from the tasks; None when they make no table."""
    table = _task_table(document.tasks, fields["tasks"], _rest(document))
    return {"title": "Phân công nhiệm vụ thực hiện Kế hoạch", "task_table": table} if table else None


def _task_table(tasks: Sequence[Task], presented: Sequence[dict[str, Any]], rest: int | None) -> dict[str, Any] | None:
    """The table of the tasks, one of them with the `rest`; None when no task names a unit, a deadline or money."""
    if not any(task.lead or task.partners or task.deadline or task.amount for task in tasks):
        return None
    amounts = [task.amount for task in tasks if task.amount is not None]
    unit, divisor = unit_of(amounts)
    rows = [
        row | {"no": number, "amount": table_figure(task.amount, divisor, rest)}
        for number, (task, row) in enumerate(zip(tasks, presented, strict=True), start=1)
    ]
    return {"unit": unit, "rows": rows, "total": sum_figure(amounts, divisor, rest)}
