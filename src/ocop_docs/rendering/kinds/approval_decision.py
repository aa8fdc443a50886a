"""A decision that approves a scheme, and the scheme attached to it."""

from __future__ import annotations

from typing import Any

from ocop_docs.documents.kinds.approval_decision import ApprovalDecision, Authority, Scheme, SchemePhase
from ocop_docs.rendering.articles import Articles, article, effect, enforcers_of, titled_article
from ocop_docs.rendering.budget import money_table, part_in_words
from ocop_docs.rendering.line_breaks import title_lines
from ocop_docs.rendering.present import present, presents
from ocop_docs.vietnamese.enumeration import point_letter
from ocop_docs.vietnamese.quantities import remainder
from ocop_docs.vietnamese.text import upper_first


def extra_context(document: ApprovalDecision) -> dict[str, Any]:
    """Return the scheme."""
    return {"scheme": _scheme(document.scheme)}


def collective(document: ApprovalDecision) -> bool:
    """Whether the body itself decides and not its head (Mẫu 1.3, ghi chú 6)."""
    return document.authority is Authority.collective


def articles(document: ApprovalDecision) -> Articles:
    """Return approval, assignments if any, effect, enforcement."""
    texts = [article(f"Phê duyệt kèm theo Quyết định này Đề án {document.scheme.subject}.")]
    if document.assignments:
        texts.append(titled_article("Tổ chức thực hiện", document.assignments))
    texts.append(article(effect(document.effective_from)))
    texts.append(article(f"{enforcers_of(document.enforcers)} chịu trách nhiệm thi hành Quyết định này./."))
    return texts


def _scheme(scheme: Scheme) -> dict[str, Any]:
    """The scheme with lettered phases and the table of their money."""
    total = scheme.budget.total if scheme.budget else None
    lines = [(upper_first(str(phase.period)), phase.amount) for phase in scheme.phases]
    rest = remainder([phase.amount for phase in scheme.phases], total)
    phases = [
        present(phase) | {"letter": point_letter(index), "amount": part_in_words(phase.amount, rest)}
        for index, phase in enumerate(scheme.phases)
    ]
    subject = title_lines(scheme.subject, "Subject")
    return {**present(scheme), "lines": subject, "phases": phases, "phase_table": money_table(lines, total)}


@presents
def _scheme_phase(value: SchemePhase) -> dict[str, Any]:
    return {
        "period": upper_first(str(value.period)),
        "targets": present(value.targets),
        "tasks": list(value.tasks),
    }
