"""Elements that the form of a type requires or does not have (Điều 8, Phụ lục III)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, segment_rule
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.law.nd30 import Rule


@segment_rule("missing")
def missing(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that every document of its kind has."""
    segment = context.segment
    kind = segment.kind
    untitled = kind is not None and kind.untitled and rule.subject == "type_name"
    lacking = kind is not None and rule.subject in (*kind.forbids, *kind.optional)
    if segment.role != "annex" and not untitled and not lacking and not segment.of(rule.subject):
        yield Deviation("", expected(rule))


@segment_rule("form_forbids")
def form_forbids(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that the form of this kind does not have."""
    kind = context.segment.kind
    for element in kind.forbids if kind else ():
        span = context.segment.first(element)
        if span is not None:
            yield Deviation(nd30().names[element], "", span.paragraph)


@segment_rule("form_requires")
def form_requires(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that the form of this kind has."""
    kind = context.segment.kind
    for element in kind.requires if kind else ():
        if not context.of(element):
            yield Deviation("", nd30().names[element])
