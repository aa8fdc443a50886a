"""The signer: presence, authority and name (NĐ 30/2020, Phụ lục I, Phần I, mục II.7)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, segment_rule, span_rule
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.law.nd30 import Rule

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.law.nd30 import Rule

_POWER = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")


@span_rule("power_form")
def power_form(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The abbreviation of the authority: its letters, a dot, a blank."""
    found = patterns.POWER.match(span.text)
    if found is None or _POWER.match(span.text.upper()):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


@span_rule("name_titles")
def name_titles(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """No academic title or honour before the name of the signer."""
    return Deviation(span.text, expected(rule), span.paragraph) if _honours().match(span.text) else None


@cache
def _honours() -> re.Pattern[str]:
    words = "|".join(re.escape(honour) for honour in nd30().words["honours"])
    return re.compile(rf"(?:{words})[.,\s]")


@segment_rule("signature_present")
def signature_present(rule: Rule, context: Context) -> Iterator[Deviation]:
    """A signer, except in a document that another one issues."""
    segment = context.segment
    free = segment.kind is not None and rule.subject in segment.kind.optional
    signed = segment.of("signer_power") or segment.of("signer_position")
    if segment.role == "main" and not free and not signed:
        yield Deviation("", expected(rule))
