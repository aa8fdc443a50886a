"""The rubric that scores an OCOP product: 26 sheets of criteria, as printed in the law.

Law: QĐ 26/2026/QĐ-TTg, Điều 3; Phụ lục I (classification), Phụ lục II (the sheets).
The texts lie in `rubric/`, one TOML file per product set; where the transcript of the law
slips, `docs/decisions/0010-rubric-corrections.md` says what was corrected and why.
All points are whole points. Texts keep the law's own words and labels ("Ghi chú: …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ocop_docs.resources import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date


class UnknownProductSetError(LookupError):
    """Raised when a product set is asked for that Phụ lục II does not have."""


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick: its text, its points and, if starred, the class that asks for it at least."""

    points: int
    text: str
    stars: int | None = None
    """3, 4 or 5 where the law prints `***`, `****`, `*****`: the minimum for that class."""
    case: str = ""
    """Heading of the alternative this box belongs to ("a. Trường hợp 1: …"), else empty."""


@dataclass(frozen=True, slots=True)
class Box:
    """One answer to a line: its tick (an option counted from 1; 0 for none of them), and the option's facts."""

    tick: int
    text: str
    points: int
    stars: int | None = None
    case: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One numbered line of a sheet: a section ("1."), a criterion ("1.1.") or a sub-criterion ("6.1.1.").

    A line either gathers further lines (`criteria`), or is scored: by one of its `options`,
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
        """Return every answer that a scored line can have, in print order; `()` for a line that only gathers.

        Where the law prints no option that earns nothing, one is added: a line forgotten is not one that earns nothing.
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
        """Return the points a tick on this line can earn, rising; empty for a line that only gathers."""
        if not self.is_scored:
            return ()
        if self.is_yes_no:
            return (0, self.points)
        return tuple(sorted({option.points for option in self.options}))

    def minimum_for(self, stars: int) -> Option | None:
        """Return the option to be reached at least for the class of `stars`, or None where none is asked.

        A higher class keeps what the lower classes ask (Phụ lục II, note under each sheet).
        """
        asked = [option for option in self.options if option.stars is not None and option.stars <= stars]
        return max(asked, key=lambda option: option.points, default=None)


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
    """One of the sheets of Phụ lục II: what it is for, when it is void, and its three parts."""

    number: int
    name: str
    caption: str
    """The line in brackets under the heading, as the sheet prints it."""
    exclusion: str
    """When a dossier is rejected; empty on the one sheet that prints no such sentence."""
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


@dataclass(frozen=True, slots=True)
class RubricLaw:
    """What all sheets share: the decision, its dates, and the words printed on every sheet."""

    decision: str
    issued_on: date
    in_force_from: date
    title: str
    subtitle: str
    attached_to: str
    code_note: str
    star_note: str
    ministries_note: str
    sectors: Mapping[str, str]
    """Roman number to name of each ngành, in the order of Phụ lục I."""


_FOLDER = Path(__file__).with_name("rubric")
_SHEET = re.compile(r"set-(\d+)\.toml")


@cache
def _sheets() -> dict[int, str]:
    found = (_SHEET.fullmatch(entry.name) for entry in _FOLDER.iterdir())
    return {int(sheet[1]): sheet[0] for sheet in sorted(filter(None, found), key=lambda sheet: sheet[0])}


@cache
def rubric_law() -> RubricLaw:
    """Return what all sheets share (QĐ 26/2026/QĐ-TTg, Điều 11; Phụ lục I and II)."""
    raw = read_toml(_FOLDER / "common.toml")
    return RubricLaw(sectors=MappingProxyType(raw.pop("sectors")), **raw)


def product_set_numbers() -> tuple[int, ...]:
    """Return the numbers of the product sets, rising, without reading the sheets."""
    return tuple(_sheets())


@cache
def product_set(number: int) -> ProductSet:
    """Return product set `number` of Phụ lục II; its file is read once, on first use.

    Raises:
        UnknownProductSetError: Phụ lục II has no set of that number.
    """
    if number not in _sheets():
        known = ", ".join(str(each) for each in product_set_numbers())
        raise UnknownProductSetError(f"Không có bộ sản phẩm số {number}. Hãy chọn một trong các số: {known}.")
    raw = read_toml(_FOLDER / _sheets()[number])
    place = _classification(raw.pop("classification"))
    parts = tuple(_part(part) for part in raw.pop("parts"))
    return ProductSet(**{"exclusion": ""} | raw, classification=place, parts=parts)


def product_sets() -> tuple[ProductSet, ...]:
    """Return all product sets of Phụ lục II, in its order."""
    return tuple(product_set(number) for number in product_set_numbers())


def _classification(raw: dict[str, Any]) -> Classification:
    numeral = raw.pop("sector")
    return Classification(
        sector_number=numeral,
        sector=rubric_law().sectors[numeral],
        ministries=tuple(raw.pop("ministries")),
        **{"subgroup": ""} | raw,
    )


def _part(raw: dict[str, Any]) -> Part:
    sections = tuple(_criterion(section) for section in raw.pop("sections"))
    return Part(**raw, sections=sections)


def _criterion(raw: dict[str, Any]) -> Criterion:
    below = tuple(_criterion(criterion) for criterion in raw.pop("criteria", ()))
    return Criterion(options=tuple(_options(raw)), criteria=below, **raw)


def _options(raw: dict[str, Any]) -> Iterator[Option]:
    """Take the options out of `raw`, those of its alternatives with the heading they stand under."""
    for option in raw.pop("options", ()):
        yield Option(**option)
    for case in raw.pop("cases", ()):
        for option in case["options"]:
            yield Option(**option, case=case["name"])
