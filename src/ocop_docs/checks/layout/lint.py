"""The check of a Word file's layout, in one call."""

from __future__ import annotations

from ocop_docs.checks.layout.analysis import analyse
from ocop_docs.checks.layout.report import LintReport


def lint(data: bytes) -> LintReport:
    """Check a Word file against NĐ 30/2020, Phụ lục I to III.

    Macros, embedded objects, fields that fetch and links to outside are left unread, and a finding says so.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
    """
    return analyse(data, leave=True).report()
