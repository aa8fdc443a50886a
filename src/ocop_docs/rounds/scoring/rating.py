"""The class of one product: from the band of its average and from the minimum requirements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ocop_docs.documents.council import Agreement
from ocop_docs.documents.ticks import ticked_points
from ocop_docs.law.evaluation import EvaluationRules
from ocop_docs.law.product_set import Criterion, ProductSet


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A minimum requirement of a class that too few members found met."""

    stars: int
    criterion: str
    criterion_name: str
    required: str
    met_by: int
    members: int

    def __str__(self) -> str:
        return (
            f"Tiêu chí {self.criterion} ({self.criterion_name}): hạng {self.stars} sao cần đạt từ mức "
            f"“{self.required}”; {self.met_by}/{self.members} thành viên đánh giá đạt"
        )


@dataclass(frozen=True, slots=True)
class NextClass:
    """What the next higher class needs: points on the average, and requirements to meet."""

    stars: int
    points: Fraction
    requirements: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class Rating:
    """The class of an average: by its band alone, and after the requirements."""

    band: int
    stars: int
    held_back_by: tuple[Shortfall, ...]
    disputed: tuple[Shortfall, ...]
    next_class: NextClass | None


Sheets = Sequence[Mapping[str, int]]


def rate(
    average: Fraction, rubric: ProductSet | None, sheets: Sheets, agreement: Agreement, rules: EvaluationRules
) -> Rating:
    """Return the class of `average` under the requirements that the counted `sheets` find met.

    A class is reached when its floor is, and every minimum requirement up to it is met
    (QĐ 26/2026/QĐ-TTg, Điều 3 khoản 3; Phụ lục II, note under each sheet); else the next class down.
    Where the criteria of the time are not known (no `rubric`), the band alone decides.
    """
    band = rules.band(average)
    lacking = {stars: tuple(_unmet(rubric, sheets, agreement, stars)) for stars in _starred(rules)}
    stars = max((each for each in rules.floors if each <= band and not lacking.get(each)), default=band)
    return Rating(
        band=band,
        stars=stars,
        held_back_by=lacking.get(stars + 1, ()) if stars < band else (),
        disputed=tuple(_disputed(rubric, sheets, band, rules)),
        next_class=_next_class(average, stars, lacking, rules),
    )


def _next_class(
    average: Fraction, stars: int, lacking: Mapping[int, tuple[Shortfall, ...]], rules: EvaluationRules
) -> NextClass | None:
    following = stars + 1
    if following not in rules.floors:
        return None
    points = max(Fraction(0), rules.floors[following] - average)
    return NextClass(following, points, lacking.get(following, ()))


def _starred(rules: EvaluationRules) -> range:
    """Return the classes that the law prints requirements for: those that can be recognised."""
    return range(rules.lowest_recognised, max(rules.floors) + 1)


def _unmet(rubric: ProductSet | None, sheets: Sheets, agreement: Agreement, stars: int) -> Iterator[Shortfall]:
    for shortfall in _judged(rubric, sheets, stars):
        enough = 2 * shortfall.met_by > len(sheets)
        if agreement is Agreement.all_members:
            enough = shortfall.met_by == len(sheets)
        if not enough:
            yield shortfall


def _judged(rubric: ProductSet | None, sheets: Sheets, stars: int) -> Iterator[Shortfall]:
    """Yield every requirement up to `stars`, with the number of members who found it met."""
    for criterion in rubric.scored_criteria() if rubric else ():
        option = criterion.minimum_for(stars)
        if option is not None:
            met = sum(_meets(criterion, sheet[criterion.number], option.points) for sheet in sheets)
            yield Shortfall(stars, criterion.number, criterion.name, option.text, met, len(sheets))


def _meets(criterion: Criterion, tick: int, points: int) -> bool:
    """Return whether the ticked box earns no less than the required one."""
    return tick > 0 and ticked_points(criterion, tick) >= points


def _disputed(rubric: ProductSet | None, sheets: Sheets, band: int, rules: EvaluationRules) -> Iterator[Shortfall]:
    """Yield the requirements up to the band's class that some members found met and others not."""
    if band < rules.lowest_recognised:
        return
    for shortfall in _judged(rubric, sheets, band):
        if 0 < shortfall.met_by < shortfall.members:
            yield shortfall
