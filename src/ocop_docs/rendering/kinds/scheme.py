"""The scheme attached to a decision that approves one."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.kinds.approval_decision import Scheme, SchemePhase
from ocop_docs.rendering.present import money_table, present, presents
from ocop_docs.vietnamese.enumeration import point_letter
from ocop_docs.vietnamese.text import upper_first


def scheme_context(scheme: Scheme) -> dict[str, Any]:
    """Return the scheme with lettered phases and the table of their money."""
    total = scheme.budget.total if scheme.budget else None
    lines = [(upper_first(str(phase.period)), phase.amount) for phase in scheme.phases]
    phases = [{"letter": point_letter(index), **present(phase)} for index, phase in enumerate(scheme.phases)]
    return {**present(scheme), "phases": phases, "phase_table": money_table(lines, total)}


@presents
def _scheme_phase(value: SchemePhase) -> dict[str, Any]:
    return {
        "period": upper_first(str(value.period)),
        "amount": present(value.amount),
        "targets": present(value.targets),
        "tasks": list(value.tasks),
    }
