"""Fixing what can be fixed without touching a word; the rest is left to a person, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.layout.analysis import Analysis, Violation, analyse, analyse_file
from ocop_docs.checks.layout.plain_text import texts
from ocop_docs.errors import RenderError, fault

if TYPE_CHECKING:
    from ocop_docs.checks.finding import Finding

_PASSES = 5
"""One fix may bring another to light (the size of the text, a run split); so many rounds settle all."""


class FixResult(NamedTuple):
    """The fixed file, what was fixed in it, and the findings that are left for a person to decide."""

    data: bytes
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def fix(data: bytes) -> FixResult:
    """Fix the layout of a Word file by formatting alone.

    The text of every story is the same before and after, which is proven; a file with nothing to fix
    comes back byte for byte.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
        RenderError: the fixed file would not hold the same text; nothing is returned.
    """
    last = analyse(data)
    file, before = last.file, texts(last.file)
    seen: list[Violation] = []
    for _ in range(_PASSES):
        if not _fix(last):
            break
        seen += last.violations
        last = analyse_file(file)
    remaining = last.report().findings
    if not seen:
        return FixResult(data, (), remaining)
    if texts(file) != before:
        raise RenderError(fault("fix-changed-text"))
    return FixResult(file.to_bytes(), _fixed(seen, last), remaining)


def _fix(analysis: Analysis) -> bool:
    """Run every fix of an analysis; return whether there was any."""
    fixes = [fault.deviation.fix for fault in analysis.violations if fault.deviation.fix is not None]
    for fix in fixes:
        fix()
    return bool(fixes)


def _fixed(seen: list[Violation], last: Analysis) -> tuple[Finding, ...]:
    """What was found in any round and is there no more, each thing once."""
    left = {_key(one) for one in last.violations}
    return tuple({_key(one): one.finding for one in reversed(seen) if _key(one) not in left}.values())[::-1]


def _key(one: Violation) -> tuple[str, str, int]:
    """What a fault is about, whatever empty paragraphs were put in between."""
    deviation = one.deviation
    text = "" if deviation.paragraph is None else deviation.paragraph.text
    return one.finding.code, text, -1 if deviation.section is None else deviation.section.index
