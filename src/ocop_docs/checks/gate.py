"""The check before a document is handed out: an error of content that nobody accepted blocks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from ocop_docs.checks.content.families import check_content
from ocop_docs.checks.finding import Finding, Severity, errors_first
from ocop_docs.documents.document import Document
from ocop_docs.documents.parts import Acceptance
from ocop_docs.documents.paths import field_path, parse_path, title_at
from ocop_docs.errors import ContentRefused, Fault, fault
from ocop_docs.messages.reasons import reason


def judge(document: Document) -> list[Finding]:
    """Return every finding on the content of a document, errors first; those that its data accepts say why."""
    return with_acceptances(check_content(document), document.accepted)


def with_acceptances(findings: Sequence[Finding], accepted: Sequence[Acceptance]) -> list[Finding]:
    """Return the findings with the reason of each accepted error, and a note on each acceptance of no error."""
    if not accepted:
        return list(findings)
    reasons = {(one.code, one.place): one.reason for one in accepted}
    marked = [_marked(finding, reasons) for finding in findings]
    return errors_first([*marked, *_unused(marked, accepted)])


def _marked(finding: Finding, reasons: dict[tuple[str, str], str]) -> Finding:
    if finding.severity is not Severity.error:
        return finding
    return finding._replace(accepted=reasons.get((finding.code, finding.place), ""))


def _unused(findings: Sequence[Finding], accepted: Sequence[Acceptance]) -> Iterator[Finding]:
    used = {(finding.code, finding.place) for finding in findings if finding.accepted}
    for number, one in enumerate(accepted):
        if (one.code, one.place) not in used:
            words = reason("acceptance-unused", finding=one.code, place=one.place)
            yield Finding("acceptance-unused", Severity.info, field_path(("accepted", number)), words)


def refuse_errors(findings: Sequence[Finding], model: type[BaseModel]) -> None:
    """Raise ContentRefused when a finding blocks the document; its faults name every such finding."""
    if faults := blocking_faults(findings, model):
        raise ContentRefused(fault("content-blocks", count=len(faults)), *faults)


def blocking_faults(findings: Sequence[Finding], model: type[BaseModel]) -> list[Fault]:
    """Return a fault for each finding that blocks the document."""
    return [fault_of(finding, model) for finding in findings if finding.blocks]


def fault_of(finding: Finding, model: type[BaseModel]) -> Fault:
    """Return a finding as the fault that a refusal carries."""
    title = title_at(model, parse_path(finding.place))
    return Fault(finding.code, finding.message, finding.place, title, reason("finding-code", finding=finding.code))
