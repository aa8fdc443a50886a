"""A result against what was planned: the rate, and whether the plan was met; None where the two cannot be compared."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity
from ocop_docs.vietnamese.statements import Relation

_ONE_DIGIT = Decimal("0.1")
_HUNDRED = 100
_SINGLE = (Relation.EXACT, Relation.AT_LEAST, Relation.ABOUT)
"""Statements of a plan that name one figure to reach."""

Stated = Quantity | MoneyStatement


def rate(planned: Stated | None, achieved: Stated | None) -> Decimal | None:
    """The result in percent of the plan, to one digit, where both name one figure of one sort and the plan is not 0.

    What a percentage reached of another is no share, so that it has no rate.
    """
    if planned is None or achieved is None or not _alike(planned, achieved) or _percent(planned):
        return None
    goal = single_figure(planned)
    result = achieved.low if achieved.relation is Relation.EXACT else None
    if not goal or result is None:
        return None
    return (Decimal(result) * _HUNDRED / Decimal(goal)).quantize(_ONE_DIGIT, ROUND_HALF_UP)


def single_figure(stated: Stated | None) -> Decimal | int | None:
    """The one figure that a statement names: exact, at least or about; None for a range, a limit or nothing."""
    return stated.low if stated is not None and stated.relation in _SINGLE else None


def is_met(planned: Stated | None, achieved: Stated | None) -> bool | None:
    """Whether an exact result lies within the bounds of the plan, or above a plan that names one figure."""
    if planned is None or achieved is None or not _alike(planned, achieved):
        return None
    result = achieved.low
    if achieved.relation is not Relation.EXACT or result is None:
        return None
    if planned.relation in (Relation.AT_MOST, Relation.LESS_THAN):
        limit = planned.high
        return None if limit is None else result < limit or (planned.relation is Relation.AT_MOST and result == limit)
    if planned.relation is Relation.INCREASE or planned.low is None:
        return None
    return result > planned.low or (planned.relation is not Relation.MORE_THAN and result == planned.low)


def _alike(planned: Stated, achieved: Stated) -> bool:
    return type(planned) is type(achieved) and _percent(planned) is _percent(achieved)


def _percent(stated: Stated) -> bool:
    return isinstance(stated, Quantity) and stated.percent
