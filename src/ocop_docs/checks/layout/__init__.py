"""The layout checker: what Nghị định 30/2020 says to any Word file, and the mending that touches no word."""

from __future__ import annotations

from ocop_docs.checks.layout.annotating import annotate
from ocop_docs.checks.layout.engine import analyse
from ocop_docs.checks.layout.mending import FixResult, fix
from ocop_docs.checks.layout.report import Element, LintReport


def lint(data: bytes) -> LintReport:
    """Hold a Word file against NĐ 30/2020, Phụ lục I to III.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
    """
    return analyse(data).report()


__all__ = ["Element", "FixResult", "LintReport", "annotate", "fix", "lint"]
