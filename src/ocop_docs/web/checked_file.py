"""Files whose layout is checked in processes with limits; one as the page shows it: paragraphs and their findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.batch.layout_files import CheckedFile, lint_one
from ocop_docs.checks.finding import Finding
from ocop_docs.errors import OcopDocsError
from ocop_docs.web.work import from_outside

if TYPE_CHECKING:
    from ocop_docs.checks.layout.report import LintReport

MAX_UNFOLDED_PARAGRAPHS = 2
"""Longest run of paragraphs without findings that is shown in full; a longer one is folded."""


@dataclass(slots=True)
class Passage:
    """One paragraph with its findings, or a run of paragraphs without any."""

    texts: list[str]
    findings: list[Finding] = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether it is a long run without findings."""
        return not self.findings and len(self.texts) > MAX_UNFOLDED_PARAGRAPHS


def passages(report: LintReport) -> list[Passage]:
    """The text of the file, without blank paragraphs that have no findings."""
    by_paragraph: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding, anchor in zip(report.findings, report.anchors, strict=True):
        if anchor is not None:
            by_paragraph[anchor].append(finding)
    found: list[Passage] = []
    for number, text in enumerate(report.paragraphs, 1):
        if number in by_paragraph:
            found.append(Passage([text], by_paragraph[number]))
        elif text.strip():
            if not found or found[-1].findings:
                found.append(Passage([]))
            found[-1].texts.append(text)
    return found


def check_files(files: Iterable[tuple[str, bytes]]) -> list[CheckedFile]:
    """Return each file, given by name and content, as checked; one that exceeds the limits has faults."""
    return [_checked(name, data) for name, data in files]


def _checked(name: str, data: bytes) -> CheckedFile:
    try:
        checked: CheckedFile = from_outside(lint_one, name, data)
    except OcopDocsError as error:
        return CheckedFile(name, None, error.faults)
    return checked
