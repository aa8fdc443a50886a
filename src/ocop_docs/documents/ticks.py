"""The ticks of a score sheet: read from text, checked against the rubric, turned into points and added up.

A sheet is checked when it becomes `CompleteTicks` and not again: who holds one knows that every criterion is ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Protocol, TypeVar

from pydantic import ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator

from ocop_docs.law.product_set import Criterion, ProductSet
from ocop_docs.law.rubric import product_set
from ocop_docs.messages.reasons import reason
from ocop_docs.vietnamese.text import quoted

_PAIR = re.compile(r"""['"]?([0-9]+(?:\.[0-9]+)*)['"]?\s*[=:]\s*([0-9]{1,3})""")


@dataclass(frozen=True, slots=True)
class SheetScore:
    """Points by line (sections and criteria), by part, and in total."""

    lines: Mapping[str, int]
    parts: Mapping[str, int]
    total: int


class CompleteTicks(dict[str, int]):
    """The ticks of a sheet on which every criterion of `rubric` is ticked at a box that it has; not to be changed."""

    def __init__(self, rubric: ProductSet, ticks: Mapping[str, int]) -> None:
        if faults := tuple(tick_faults(rubric, ticks)):
            raise IncompleteTicksError(faults)
        super().__init__(ticks)
        self.rubric = rubric

    @cached_property
    def score(self) -> SheetScore:
        """The points of the sheet."""
        return points_so_far(self.rubric, self)


class IncompleteTicksError(ValueError):
    """A criterion is not ticked, unknown, or ticked where no box is; `faults` names each in a sentence."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def complete_ticks(rubric: ProductSet, ticks: Mapping[str, int]) -> CompleteTicks:
    """Return `ticks` as those of a complete sheet; they are checked unless they are one already.

    Raises:
        IncompleteTicksError: a criterion is not ticked, unknown, or ticked where no box is.
    """
    if isinstance(ticks, CompleteTicks) and ticks.rubric is rubric:
        return ticks
    return CompleteTicks(rubric, ticks)


class TickedForm(Protocol):
    """A form of a product set with boxes to tick."""

    product_set: int | None
    ticks: dict[str, int]


AnyTickedForm = TypeVar("AnyTickedForm", bound=TickedForm)


def blank_or_complete(form: AnyTickedForm) -> AnyTickedForm:
    """Validate a model: its ticks become `CompleteTicks`, unless there are none.

    Raises:
        IncompleteTicksError: a criterion is not ticked, unknown, or ticked where no box is.
        ValueError: there are ticks, and the product set is left open.
    """
    if form.ticks:
        if form.product_set is None:
            raise ValueError(reason("ticks-without-product-set"))
        object.__setattr__(form, "ticks", complete_ticks(product_set(form.product_set), form.ticks))
    return form


def read_ticks(text: str) -> dict[str, int]:
    """Read ticks from one cell of a table or field of a page: `1.1=3; 1.2=2`, or as a program writes them.

    Raises:
        ValueError: it reads otherwise, or names a criterion twice.
    """
    pairs = _PAIR.findall(text)
    if _PAIR.sub("", text).strip(" {};,\n") or len(dict(pairs)) != len(pairs):
        raise ValueError(reason("ticks-unreadable", text=quoted(text)))
    return {number: int(box) for number, box in pairs}


def written_ticks(ticks: Mapping[str, int]) -> str:
    """``1.1=3; 1.2=2``: ticks as `read_ticks` reads them."""
    return "; ".join(f"{number}={box}" for number, box in ticks.items())


def _ticks(value: object, read: ValidatorFunctionWrapHandler) -> object:
    if isinstance(value, CompleteTicks):
        return value
    return read(read_ticks(value) if isinstance(value, str) else value)


MOST_BOXES = 5
"""Boxes that a criterion has at most."""

Ticks = Annotated[
    dict[str, int],
    WrapValidator(_ticks),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"pattern": r"^[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}$"},
            "additionalProperties": {"type": "integer", "minimum": 0, "maximum": MOST_BOXES},
        }
    ),
]
"""For each criterion the box that is ticked, counted from 1; 0 where none applies or the answer is no."""


def tick_faults(rubric: ProductSet, ticks: Mapping[str, int]) -> Iterator[str]:
    """Yield a sentence for each wrong tick, and one for all criteria without a tick."""
    yield from wrong_ticks(rubric, ticks).values()
    if missing := unticked(rubric, ticks):
        yield reason("criteria-not-ticked", criteria=", ".join(criterion.number for criterion in missing))


def wrong_ticks(rubric: ProductSet, ticks: Mapping[str, int]) -> dict[str, str]:
    """Return, by criterion, a sentence for each tick whose criterion is unknown or that is where no box is."""
    criteria = {criterion.number: criterion for criterion in rubric.scored_criteria()}
    unknown = {
        number: reason("criterion-unknown", product_set=rubric.number, criterion=number)
        for number in ticks
        if number not in criteria
    }
    given = {number: _tick_fault(each, ticks[number]) for number, each in criteria.items() if number in ticks}
    return unknown | {number: fault for number, fault in given.items() if fault}


def unticked(rubric: ProductSet, ticks: Mapping[str, int]) -> tuple[Criterion, ...]:
    """Return the criteria without a tick."""
    return tuple(criterion for criterion in rubric.scored_criteria() if criterion.number not in ticks)


def _tick_fault(criterion: Criterion, tick: int) -> str:
    boxes = 1 if criterion.is_yes_no else len(criterion.options)
    if not 0 <= tick <= boxes:
        return reason("tick-beyond-boxes", number=criterion.number, boxes=boxes, tick=tick)
    if tick == 0 and any(option.points == 0 for option in criterion.options):
        return reason("tick-zero-is-a-box", number=criterion.number)
    return ""


def ticked_points(criterion: Criterion, tick: int) -> int:
    """Return the points that a tick earns."""
    if tick == 0:
        return 0
    return criterion.points if criterion.is_yes_no else criterion.options[tick - 1].points


def points_so_far(rubric: ProductSet, ticks: Mapping[str, int]) -> SheetScore:
    """Return the points of a sheet on which some criteria may not be ticked yet; those earn nothing."""
    lines: dict[str, int] = {}
    parts = {part.letter: sum(_add(section, ticks, lines) for section in part.sections) for part in rubric.parts}
    return SheetScore(lines, parts, sum(parts.values()))


def _add(line: Criterion, ticks: Mapping[str, int], lines: dict[str, int]) -> int:
    """Return the points of `line`, and note in `lines` those of it and of every line below it."""
    if line.is_scored:
        points = ticked_points(line, ticks.get(line.number, 0))
    else:
        points = sum(_add(below, ticks, lines) for below in line.criteria)
    lines[line.number] = points
    return points
