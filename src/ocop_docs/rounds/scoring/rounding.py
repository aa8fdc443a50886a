"""From exact averages to printed scores."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from ocop_docs.documents.scores import SCORE_PLACES

_SCALE = 10**SCORE_PLACES


def printable_score(value: Fraction, edges: Iterable[int]) -> Decimal:
    """Return `value` to two figures after the comma, half up, but never lifted over one of `edges`.

    A product of 69,996 points must not be printed as 70,00 beside the class of 69 points.
    """
    rounded = Fraction(math.floor(value * _SCALE + Fraction(1, 2)), _SCALE)
    if any(value < edge <= rounded for edge in edges):
        rounded = Fraction(math.floor(value * _SCALE), _SCALE)
    return Decimal(rounded.numerator) / Decimal(rounded.denominator)
