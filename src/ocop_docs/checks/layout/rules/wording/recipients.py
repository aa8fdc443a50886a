"""Addressees and recipients (NĐ 30/2020, Phụ lục I, Phần I, mục II.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.law.nd30 import Rule

_ADDRESSEE = re.compile(r"^Kính (?:gửi|mời)\s*:", re.IGNORECASE)
_ARCHIVE = re.compile(r"^[-–]\s*Lưu\s*:\s*VT\b")
_AS_ABOVE = re.compile(r"^[-–]?\s*như (?:trên|kính gửi)\b", re.IGNORECASE)


@span_rule("addressee_colon")
def addressee_colon(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """“Kính gửi:” with its colon."""
    if span.kind != "addressee" or _ADDRESSEE.match(span.text):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


@span_rule("addressee_list")
def addressee_list(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """Several addressees: a hyphen before each, a semicolon after each, a dot after the last."""
    items = context.of("addressee_item")
    if span.kind != "addressee_item":
        return None
    return _list_item(span, last=items[-1] is span)


def _list_item(span: Span, *, last: bool) -> Deviation | None:
    wanted = "." if last else ";"
    if not span.text.startswith("-"):
        return Deviation(span.text[:1], "-", span.paragraph)
    return None if span.text.endswith(wanted) else Deviation(span.text[-1], wanted, span.paragraph)


@span_rule("recipient_dash")
def recipient_dash(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A hyphen at the head of each recipient."""
    return None if span.text.startswith("-") else Deviation(span.text, expected(rule), span.paragraph)


@span_rule("recipient_end")
def recipient_end(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A semicolon after each recipient, a dot after the last."""
    wanted = "." if context.of("recipient")[-1] is span else ";"
    return None if span.text.endswith(wanted) else Deviation(span.text[-1], wanted, span.paragraph)


@span_rule("recipient_above")
def recipient_above(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The recipients begin with the addressees (“Như trên”) where the document has any."""
    kind = context.segment.kind
    first = context.of("recipient")[0] is span and not (kind and "addressee" in kind.forbids)
    if not first or not context.of("addressee") or _AS_ABOVE.match(span.text):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)


@span_rule("recipient_archive")
def recipient_archive(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The last line names the archived copy."""
    last = context.of("recipient")[-1] is span
    if not last or _ARCHIVE.match(span.text):
        return None
    return Deviation(span.text, expected(rule), span.paragraph)
