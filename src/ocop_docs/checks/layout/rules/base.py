"""The contract of a rule's function: one subject and one rule in, the deviation or None out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar, cast

from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.elements.segments import Recognised
    from ocop_docs.checks.layout.elements.spans import Segment, Span
    from ocop_docs.checks.layout.word.model import Document, Paragraph, Section
    from ocop_docs.checks.layout.word.styles import RunFormat
    from ocop_docs.checks.layout.word.word_file import WordFile
    from ocop_docs.law.nd30 import Rule

Fix: TypeAlias = Callable[[], None]
_F = TypeVar("_F", bound="Callable[..., object]")
_T = TypeVar("_T")


class Deviation(NamedTuple):
    """One deviation: found and expected as printed, the paragraph (None: whole file), the fix (None: by a person)."""

    found: str
    expected: str
    paragraph: Paragraph | None = None
    fix: Fix | None = None
    citation: str = ""
    section: Section | None = None


@dataclass(slots=True)
class Context:
    """What a rule may look at besides its subject: the file, the whole document, the segment around the subject."""

    file: WordFile
    document: Document
    recognised: Recognised
    segment: Segment
    _made: dict[Callable[[Context], object], object] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Span]:
        """Return the segment's spans of these kinds, in reading order."""
        return self.segment.of(*kinds)

    def once(self, make: Callable[[Context], _T]) -> _T:
        """Return `make(context)`, computed on the first call."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])


SpanCheck: TypeAlias = "Callable[[Span, Rule, Context], Deviation | None]"
Keeps: TypeAlias = "Callable[[RunFormat, Rule, Context], bool]"
SegmentCheck: TypeAlias = "Callable[[Rule, Context], Iterable[Deviation]]"
SectionCheck: TypeAlias = "Callable[[Section, Rule, Context], Deviation | None]"

SPAN_CHECKS: dict[str, SpanCheck] = {}
SEGMENT_CHECKS: dict[str, SegmentCheck] = {}
SECTION_CHECKS: dict[str, SectionCheck] = {}
"""The functions that check a rule, by the rule's `check` in `law/nd30.toml`."""
LETTERS_KEEP: dict[str, Keeps] = {}
"""Whether letters of a format keep a rule whatever they are, by the rule's `check`."""


def span_rule(*checks: str, keeps: Keeps | None = None) -> Callable[[SpanCheck], SpanCheck]:
    """Register a function that checks one element at a time; not asked where all letters keep the rule by `keeps`."""
    LETTERS_KEEP.update(dict.fromkeys(checks, keeps) if keeps else {})
    return partial(_register, SPAN_CHECKS, checks)


def segment_rule(*checks: str) -> Callable[[SegmentCheck], SegmentCheck]:
    """Register a function that checks one document in the file at a time."""
    return partial(_register, SEGMENT_CHECKS, checks)


def section_rule(*checks: str) -> Callable[[SectionCheck], SectionCheck]:
    """Register a function that checks one section of the file at a time."""
    return partial(_register, SECTION_CHECKS, checks)


def _register(registry: dict[str, _F], checks: tuple[str, ...], function: _F) -> _F:
    registry.update(dict.fromkeys(checks, function))
    return function


def printed(value: object, unit: str = "") -> str:
    """Print a value for the reader: words in Vietnamese, numbers with a decimal comma and their unit."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        number = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        return f"{number} {_UNITS.get(unit, unit)}".strip()
    return nd30().values.get(str(value), str(value))


_UNITS = {"ratio": "lần", "lines": "dòng"}


def expected(rule: Rule) -> str:
    """Print what a rule allows: a range, one value, or the choices."""
    if rule.minimum is not None and rule.maximum is not None:
        if rule.minimum == rule.maximum:
            return printed(rule.minimum, rule.unit)
        return f"{printed(rule.minimum)} đến {printed(rule.maximum, rule.unit)}"
    if rule.minimum is not None:
        return f"tối thiểu {printed(rule.minimum, rule.unit)}"
    return " hoặc ".join(printed(value, rule.unit) for value in rule.allowed)


def within(value: float, rule: Rule) -> bool:
    """Whether a value is in the rule's range or one of its choices, within its tolerance."""
    if rule.minimum is not None or rule.maximum is not None:
        low = rule.minimum is None or value >= rule.minimum - rule.tolerance
        return low and (rule.maximum is None or value <= rule.maximum + rule.tolerance)
    return bool([choice for choice in rule.allowed if abs(value - choice) <= rule.tolerance])
