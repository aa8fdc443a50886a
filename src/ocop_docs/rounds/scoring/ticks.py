"""The points of one sheet: what each tick earns, added up as the sheet prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_docs.documents.scores import tick_faults, ticked_points
from ocop_docs.law.product_set import Criterion, ProductSet


@dataclass(frozen=True, slots=True)
class SheetScore:
    """Points by line (sections and criteria), by part, and in total."""

    lines: Mapping[str, int]
    parts: Mapping[str, int]
    total: int


def score_sheet(rubric: ProductSet, ticks: Mapping[str, int]) -> SheetScore:
    """Return the points of a complete sheet.

    Raises:
        ValueError: a criterion is not ticked, unknown, or ticked where no box is; every one is named.
    """
    if faults := list(tick_faults(rubric, ticks)):
        raise ValueError(" ".join(faults))
    return points_so_far(rubric, ticks)


def points_so_far(rubric: ProductSet, ticks: Mapping[str, int]) -> SheetScore:
    """Return the points of a sheet on which some criteria may not be ticked yet; those earn nothing."""
    lines: dict[str, int] = {}
    parts = {part.letter: sum(_add(section, ticks, lines) for section in part.sections) for part in rubric.parts}
    return SheetScore(lines, parts, sum(parts.values()))


def _add(line: Criterion, ticks: Mapping[str, int], lines: dict[str, int]) -> int:
    """Points of `line` and, by the way, of every line below it."""
    if line.is_scored:
        points = ticked_points(line, ticks.get(line.number, 0))
    else:
        points = sum(_add(below, ticks, lines) for below in line.criteria)
    lines[line.number] = points
    return points
