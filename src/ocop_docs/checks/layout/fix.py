"""Fixing the layout where formatting alone can do it; the other findings are left to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ocop_docs.checks.layout.analysis import Analysis, Violation, analyse_file
from ocop_docs.checks.layout.plain_text import texts
from ocop_docs.checks.layout.rules.base import Context
from ocop_docs.checks.layout.rules.pages.page_breaks import keep_closing, shrink_trailing_blanks
from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.errors import RenderError, fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_docs.checks.finding import Finding

_PASSES = 5
"""One fix can reveal another violation (the size of the text, a run split); five rounds reach the end of it."""


_Key: TypeAlias = tuple[str, str, int]
"""What identifies a violation: its code, the text of its paragraph, its section."""


class FixResult(NamedTuple):
    """The fixed file, the findings that were fixed, and those left for a person."""

    data: bytes
    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]


def fix(data: bytes) -> FixResult:
    """Fix the layout of a Word file by formatting alone.

    The text of every part is compared before and after, blanks before the first word of a paragraph aside; a file with
    nothing to fix is returned byte for byte.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
        RenderError: a fix changed the text; nothing is returned.
    """
    file = WordFile(data)
    last, before = analyse_file(file), texts(file)
    seen: dict[_Key, Finding] = {}
    for _ in range(_PASSES):
        if not _fix(last):
            break
        _remember(last, seen)
        del last  # before the next: a worker's memory holds one analysis of a long file
        last = analyse_file(file)
    if seen:
        _keep_pages(last)
    remaining = tuple(finding for finding, _ in last.findings())
    if not seen:
        return FixResult(data, (), remaining)
    if texts(file) != before:
        raise RenderError(fault("fix-changed-text"))
    return FixResult(file.to_bytes(), _fixed(seen, last), remaining)


def _fix(analysis: Analysis) -> bool:
    """Apply every fix of an analysis; return whether there was any."""
    fixes = [one.deviation.fix for one in analysis.violations if one.deviation.fix is not None]
    for apply in fixes:
        apply()
    return bool(fixes)


def _keep_pages(analysis: Analysis) -> None:
    """Fixes may move text to another page: neither a signature without text nor a blank line may be alone there."""
    for segment in analysis.recognised.segments if analysis.recognised.administrative else ():
        keep_closing(Context(analysis.file, analysis.document, analysis.recognised, segment))
    shrink_trailing_blanks(analysis.document)


def _remember(analysis: Analysis, seen: dict[_Key, Finding]) -> None:
    """Add the violations of a round: each once as first found, in the order of the round that found it last."""
    for one in analysis.violations:
        key = _key(one)
        seen[key] = seen.pop(key, one.finding)


def _fixed(seen: Mapping[_Key, Finding], last: Analysis) -> tuple[Finding, ...]:
    """The findings of any round that are gone at the end, each once."""
    left = {_key(one) for one in last.violations}
    return tuple(finding for key, finding in seen.items() if key not in left)


def _key(one: Violation) -> _Key:
    """What identifies a violation even after a fix inserted empty paragraphs."""
    deviation = one.deviation
    text = "" if deviation.paragraph is None else deviation.paragraph.text
    return one.finding.code, text, -1 if deviation.section is None else deviation.section.index
