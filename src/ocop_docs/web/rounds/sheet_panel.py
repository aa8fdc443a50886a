"""A score sheet to tick on a page: the boxes of its product set, its ticks, its points and class.

The ticks are in one field of the form, as `1.1=3; 1.2=2`; the boxes edit it. Each box is named `o-` and the number
of its criterion, so that a criterion can have one tick only, and a page without scripts can send them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ocop_docs.documents.ticks import read_ticks, written_ticks
from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set, product_set_numbers
from ocop_docs.rounds.scoring.notes import class_notes
from ocop_docs.rounds.scoring.partial_sheet import PartialSheet, partial_sheet
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.web import clock

BOX = "o-"


@dataclass(frozen=True, slots=True)
class Panel:
    """A sheet with its ticks; `readable` is False for ticks that cannot be read."""

    rubric: ProductSet
    ticks: Mapping[str, int]
    filled: PartialSheet
    day: dt.date
    readable: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether nothing is ticked."""
        return not self.ticks

    @property
    def day_in_words(self) -> str:
        """The day whose law applies to the sheet."""
        return short_date(self.day)

    @property
    def sentences(self) -> list[str]:
        """What holds the class back and what the next one needs; nothing before the sheet is complete."""
        return class_notes(self.filled.rating) if self.filled.rating else []

    def figures(self) -> dict[str, str]:
        """Points of every line and part, by number and letter, for the page to show."""
        return {name: str(points) for name, points in (*self._lines(), *self.filled.score.parts.items())}

    def _lines(self) -> Iterator[tuple[str, int]]:
        for line in self.rubric.lines():
            if not line.is_scored or line.number in self.ticks:
                yield line.number, self.filled.score.lines[line.number]


def panel_of(number: str, ticks: str, day: dt.date | None) -> Panel | None:
    """Return the sheet of product set `number` with `ticks` on it, under the law of `day`; None without a set."""
    if number not in {str(known) for known in product_set_numbers()}:
        return None
    day = day or clock.today()
    rules = rules_on(day)
    rubric = product_set(int(number))
    try:
        given, readable = read_ticks(ticks), True
    except ValueError:
        given, readable = {}, False
    filled = partial_sheet(rubric, given, rules if rules and rules.rubric else None)
    return Panel(rubric, given, filled, day, readable)


def ticked_boxes(fields: Mapping[str, str]) -> dict[str, int]:
    """Return the boxes that a page has sent, by criterion."""
    return {
        name.removeprefix(BOX): int(value)
        for name, value in fields.items()
        if name.startswith(BOX) and value.isascii() and value.isdigit() and len(value) <= len("999")
    }


def with_boxes(ticks: str, boxes: Mapping[str, int]) -> str:
    """Return `ticks` with those of the page's `boxes`; text that cannot be read is kept, so that it is reported."""
    try:
        known: dict[str, Any] = read_ticks(ticks)
    except ValueError:
        return ticks
    return written_ticks(known | dict(boxes))
