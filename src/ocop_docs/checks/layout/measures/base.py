"""The contract of a measure: look at one subject under one rule, return what deviates, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.recognise.pieces import Piece, Segment
    from ocop_docs.checks.layout.recognise.segments import Recognised
    from ocop_docs.checks.layout.word.model import Document, Paragraph, Section
    from ocop_docs.checks.layout.word.word_file import WordFile
    from ocop_docs.law.nd30 import Rule

Mend: TypeAlias = Callable[[], None]
_F = TypeVar("_F", bound="Callable[..., Any]")
_T = TypeVar("_T")


class Deviation(NamedTuple):
    """One deviation: printed values, its paragraph (None: the whole), how to mend it (None: a person)."""

    found: str
    expected: str
    paragraph: Paragraph | None = None
    mend: Mend | None = None
    citation: str = ""
    section: Section | None = None


@dataclass(slots=True)
class Context:
    """What a measure may look at beside its subject."""

    file: WordFile
    document: Document
    recognised: Recognised
    segment: Segment
    _made: dict[Callable[[Context], object], object] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Piece]:
        """Return the segment's pieces of these kinds, in reading order."""
        return self.segment.of(*kinds)

    def once(self, make: Callable[[Context], _T]) -> _T:
        """Return `make(context)`, worked out on the first call."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("_T", self._made[make])


PieceMeasure: TypeAlias = "Callable[[Piece, Rule, Context], Deviation | None]"
SegmentMeasure: TypeAlias = "Callable[[Rule, Context], Iterable[Deviation]]"
SectionMeasure: TypeAlias = "Callable[[Section, Rule, Context], Deviation | None]"

MEASURES: dict[str, dict[str, Any]] = {"piece": {}, "segment": {}, "section": {}}
"""Every measure by what it looks at and its name in the rules."""


def measures(scope: str, *names: str) -> Callable[[_F], _F]:
    """Register a function as the measure of these names."""

    def register(function: _F) -> _F:
        for name in names:
            MEASURES[scope][name] = function
        return function

    return register


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
    """Whether a measured value keeps to the rule's range or choices, within its tolerance."""
    if rule.minimum is not None or rule.maximum is not None:
        low = rule.minimum is None or value >= rule.minimum - rule.tolerance
        return low and (rule.maximum is None or value <= rule.maximum + rule.tolerance)
    return any(abs(value - choice) <= rule.tolerance for choice in rule.allowed)
