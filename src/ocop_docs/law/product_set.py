"""A product set of the rubric: its sheet of parts, criteria and options (QĐ 26/2026/QĐ-TTg, Phụ lục I, II)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a criterion: its text, its points and, if starred, the class that requires it."""

    points: int
    text: str
    stars: int | None = None
    """3, 4 or 5 where the law prints `***`, `****`, `*****`: the minimum for that class."""
    case: str = ""
    """Heading of the alternative this box belongs to ("a. Trường hợp 1: …"), else empty."""


@dataclass(frozen=True, slots=True)
class Box:
    """One possible answer to a line: its tick (the option counted from 1; 0 for none) and the option's data."""

    tick: int
    text: str
    points: int
    stars: int | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One numbered line of a sheet: a section ("1."), a criterion ("1.1.") or a sub-criterion ("6.1.1.").

    A line either groups further lines (`criteria`) or is scored: by one of its `options`,
    or, when the law prints none, by yes or no. Texts are printed in the order of the fields.
    """

    number: str
    name: str
    points: int
    explanation: str = ""
    requirement: str = ""
    condition: str = ""
    lead_note: str = ""
    options: tuple[Option, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    note: str = ""

    @property
    def is_scored(self) -> bool:
        """Whether this line itself is ticked, rather than added up from the lines below it."""
        return not self.criteria

    @property
    def is_yes_no(self) -> bool:
        """Whether the law prints no option, so that the line earns all its points or none."""
        return self.is_scored and not self.options

    def boxes(self) -> tuple[Box, ...]:
        """Return every answer that a scored line can have, in print order; `()` for a line that groups others.

        Where the law prints no option of 0 points, one is added, so that 0 points differ from a forgotten line.
        """
        if not self.is_scored:
            return ()
        if self.is_yes_no:
            return (Box(1, "Có", self.points), Box(0, "Không", 0))
        printed = tuple(
            Box(tick, option.text, option.points, option.stars, option.case)
            for tick, option in enumerate(self.options, start=1)
        )
        return printed if any(box.points == 0 for box in printed) else (*printed, Box(0, "Không đạt mức nào", 0))

    def lines(self) -> Iterator[Criterion]:
        """Yield this line and every line below it, in print order."""
        yield self
        for criterion in self.criteria:
            yield from criterion.lines()

    def attainable_points(self) -> tuple[int, ...]:
        """Return the points a tick on this line can earn, rising; empty for a line that groups others."""
        if not self.is_scored:
            return ()
        if self.is_yes_no:
            return (0, self.points)
        return tuple(sorted({option.points for option in self.options}))

    def minimum_for(self, stars: int) -> Option | None:
        """Return the least option required for the class of `stars`, or None.

        A higher class includes the requirements of the lower ones (Phụ lục II, note below each sheet).
        """
        required = [option for option in self.options if option.stars is not None and option.stars <= stars]
        return max(required, key=lambda option: option.points, default=None)


@dataclass(frozen=True, slots=True)
class Part:
    """Part A, B or C of a sheet, with the points its sections add up to (Điều 3 khoản 1)."""

    letter: str
    title: str
    points: int
    sections: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Classification:
    """The place of a product set in Phụ lục I: ngành, nhóm, phân nhóm, and who manages it."""

    sector_number: str
    sector: str
    group: str
    subgroup: str
    """Empty where the law does not divide the group."""
    ministries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductSet:
    """One sheet of Phụ lục II: its products, its exclusion and its three parts."""

    number: int
    name: str
    caption: str
    """The line in brackets below the heading."""
    exclusion: str
    """When a dossier is rejected; empty on the one sheet without such a sentence."""
    star_note: bool
    """Whether the sheet closes with the note on the stars."""
    classification: Classification
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """The most a product can earn."""
        return sum(part.points for part in self.parts)

    def sections(self) -> Iterator[Criterion]:
        """Yield the sections of all parts, in print order."""
        for part in self.parts:
            yield from part.sections

    def lines(self) -> Iterator[Criterion]:
        """Yield every numbered line, sections included, in print order."""
        for section in self.sections():
            yield from section.lines()

    def scored_criteria(self) -> Iterator[Criterion]:
        """Yield every line that is ticked, in print order."""
        return (line for line in self.lines() if line.is_scored)

    def criterion(self, number: str) -> Criterion:
        """Return the line numbered `number` ("6.1.1").

        Raises:
            KeyError: the sheet has no such line.
        """
        return {line.number: line for line in self.lines()}[number]
