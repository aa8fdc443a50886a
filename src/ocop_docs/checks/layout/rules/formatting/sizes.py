"""Sizes of letters, alone and together (NĐ 30/2020, Phụ lục I, Phần I, mục II, V)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, segment_rule, span_rule, within
from ocop_docs.law.nd30 import nd30
from ocop_docs.ooxml.wml import VAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.word.styles import RunFormat
    from ocop_docs.law.nd30 import Rule

_TEXT_KINDS = frozenset({"body", "clause", "clause_title", "point", "dash", "legal_basis"})
_HALF_POINTS = 2
_SIZED = ("national_name", "motto", "place_date")


def _has_size(look: RunFormat, rule: Rule, context: Context) -> bool:
    return within(look.size, rule)


@span_rule("size", keeps=_has_size)
def size(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The size of every letter, in points."""
    wrong = [run.format.size for run, _ in span.typed() if not _has_size(run.format, rule, context)]
    if not wrong:
        return None
    return Deviation(printed(wrong[0], rule.unit), expected(rule), span.paragraph, partial(set_size, span, rule.prefer))


def set_size(span: Span, points: float) -> None:
    """Set the size of the span, in points."""
    for properties in edit.run_properties_of(span):
        for name in ("sz", "szCs"):
            edit.child(properties, name).set(VAL, str(round(points * _HALF_POINTS)))


def _has_text_size(look: RunFormat, rule: Rule, context: Context) -> bool:
    return look.size == text_size(context, rule)


@span_rule("same_size", keeps=_has_text_size)
def same_size(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The size of every letter, which must be that of the text (mục II.6.đ)."""
    wrong = [run.format.size for run, _ in span.typed() if not _has_text_size(run.format, rule, context)]
    if not wrong:
        return None
    target = text_size(context, rule)
    return Deviation(
        printed(wrong[0], rule.unit),
        printed(target, rule.unit),
        span.paragraph,
        partial(set_size, span, target),
    )


def text_size(context: Context, rule: Rule) -> float:
    """Return the most frequent size of the text that the rule allows, else the preferred size."""
    for size in context.once(_sizes):
        if within(size, rule):
            return size
    return float(rule.prefer)


def _sizes(context: Context) -> list[float]:
    """The sizes of the letters of the text, the most frequent first."""
    counts: dict[float, int] = {}
    for span in context.of(*_TEXT_KINDS):
        for run, text in span.typed():
            counts[run.format.size] = counts.get(run.format.size, 0) + len(text)
    return sorted(counts, key=counts.__getitem__, reverse=True)


@segment_rule("sizes_together")
def sizes_together(rule: Rule, context: Context) -> Iterator[Deviation]:
    """The sizes of national name, motto and date go up or down together."""
    spans = [context.segment.first(kind) for kind in _SIZED]
    present = [span for span in spans if span is not None]
    sizes = [_size(span) for span in present]
    allowed = all(_allowed(span, size) for span, size in zip(present, sizes, strict=True))
    if len(present) < len(_SIZED) or not allowed or sizes in rule.extra["sets"]:
        return
    chosen = min(
        [rule.prefer, *rule.extra["sets"]], key=lambda sizing: sum(a != b for a, b in zip(sizing, sizes, strict=True))
    )
    choices = " hoặc ".join(_printed(sizing) for sizing in rule.extra["sets"])
    fix = partial(_resize, list(zip(present, chosen, strict=True)))
    yield Deviation(_printed(sizes), choices, present[0].paragraph, fix)


def _size(span: Span) -> float:
    return max((run.format.size for run, _ in span.typed()), default=0.0)


def _allowed(span: Span, size: float) -> bool:
    """Whether the size keeps its own rule; if not, that rule has its own finding."""
    return within(size, nd30().rule(f"{span.kind}.size"))


def _printed(sizes: list[float]) -> str:
    return " - ".join(f"{size:g}" for size in sizes)


def _resize(sized: list[tuple[Span, float]]) -> None:
    for span, size in sized:
        set_size(span, size)
