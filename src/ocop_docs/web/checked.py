"""A judged file as the page shows it: its paragraphs in order, what is said of each beside it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.finding import Finding

if TYPE_CHECKING:
    from ocop_docs.checks.layout.report import LintReport

SHOWN_CLEAN = 2
"""So many paragraphs without a finding in a row stand open; more are folded away."""


@dataclass(slots=True)
class Passage:
    """Paragraphs that belong together: one with its findings, or a row of them without any."""

    texts: list[str]
    findings: list[Finding] = field(default_factory=list)

    @property
    def folded(self) -> bool:
        """Whether it is a long row that nobody needs to read."""
        return not self.findings and len(self.texts) > SHOWN_CLEAN


def said_of_all(report: LintReport) -> list[Finding]:
    """Findings on the file or a section of it."""
    return [finding for finding, anchor in zip(report.findings, report.anchors, strict=True) if anchor is None]


def passages(report: LintReport) -> list[Passage]:
    """The text of the file, blank paragraphs left out unless something is said of them."""
    said: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding, anchor in zip(report.findings, report.anchors, strict=True):
        if anchor is not None:
            said[anchor].append(finding)
    found: list[Passage] = []
    for number, text in enumerate(report.paragraphs, 1):
        if number in said:
            found.append(Passage([text], said[number]))
        elif text.strip():
            if not found or found[-1].findings:
                found.append(Passage([]))
            found[-1].texts.append(text)
    return found
