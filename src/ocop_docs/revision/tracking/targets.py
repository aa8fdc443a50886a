"""A target with its figures by period: what was planned, what was reached, and the rate."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ocop_docs.documents.achievement import Stated, single_figure
from ocop_docs.rendering.budget import rate_figure
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity


class Figures(NamedTuple):
    """What was planned and reached in one period; None where no file states it."""

    planned: Stated | None = None
    achieved: Stated | None = None

    @property
    def rate(self) -> str:
        """The result in percent of the plan, `83,3%`; "" where the two cannot be compared."""
        percent = rate_figure(self.planned, self.achieved)
        return f"{percent}%" if percent else ""

    @property
    def words(self) -> tuple[str, str, str]:
        """Plan, result and rate as printed, "" where there is none."""
        return stated(self.planned), stated(self.achieved), self.rate

    @property
    def numbers(self) -> tuple[Decimal | int | None, Decimal | int | None]:
        """Plan and result as the numbers that a chart draws, None where no single figure is stated."""
        return single_figure(self.planned), single_figure(self.achieved)


class TrackedTarget(NamedTuple):
    """A target, the one that it is a part of or "", its unit, and its figures by period as words, earliest first."""

    name: str
    part_of: str
    unit: str
    figures: dict[str, Figures]

    @property
    def drawn_unit(self) -> str | None:
        """The unit of the numbers that a chart draws; None where it has none, or percentages beside other figures."""
        held = [one for figures in self.figures.values() for one in (figures.planned, figures.achieved)]
        shares = {isinstance(one, Quantity) and one.percent for one in held if single_figure(one) is not None}
        if len(shares) != 1:
            return None
        return "%" if shares == {True} else self.unit


def stated(value: Stated | None) -> str:
    """A quantity or an amount as printed, "" for None."""
    if value is None:
        return ""
    return value.figures() if isinstance(value, MoneyStatement) else value.text
