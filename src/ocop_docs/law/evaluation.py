"""The rules of evaluation by date: bands of the classes, validity, rounds, deadlines.

Source: QĐ 1048/QĐ-TTg, QĐ 781/QĐ-TTg, QĐ 148/QĐ-TTg, QĐ 1489/QĐ-TTg, QĐ 26/2026/QĐ-TTg;
the figures are in `evaluation.toml`.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml

MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True)
class RoundWindow:
    """A round of the year: dossiers proposed before one date are evaluated before another; dates are (month, day)."""

    number: int
    proposed_before: tuple[int, int]
    finished_before: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reassessment:
    """When a product is filed again, in days before its certificate ends, and the days of grace after it."""

    earliest_days: int
    latest_days: int
    extension_days: int


@dataclass(frozen=True, slots=True)
class EvaluationRules:
    """How products are scored and classed in one period; figures without a source are None or empty."""

    name: str
    in_force_from: dt.date
    citation: str
    rubric: str
    sectors: tuple[str, ...]
    weights: dict[str, int]
    floors: dict[int, int]
    lowest_recognised: int
    validity_months: int
    criteria: tuple[str, ...]
    in_force_to: dt.date | None = None
    rounds: tuple[RoundWindow, ...] = ()
    commune_days: int = 0
    revocation_days: int = 0
    samples: int = 0
    samples_exempt: tuple[str, ...] = ()
    reassessment: Reassessment | None = None
    transition: dict[str, int] | None = None

    def band(self, average: Fraction) -> int:
        """Return the class of an average (0 to 100); a band includes its lower bound, not its upper."""
        return max(stars for stars, floor in self.floors.items() if average >= floor)

    def last_day(self, issued_on: dt.date) -> dt.date:
        """Return the last day of a certificate issued on `issued_on`."""
        return months_later(issued_on, self.validity_months)


@cache
def evaluation_rules() -> tuple[EvaluationRules, ...]:
    """Return the rules of all periods, oldest first."""
    return tuple(_rules(entry) for entry in read_toml(Path(__file__).with_name("evaluation.toml"))["rules"])


@lru_cache(maxsize=256)
def rules_on(day: dt.date) -> EvaluationRules | None:
    """Return the rules in force on `day`, or None before the first criteria."""
    for rules in evaluation_rules():
        if rules.in_force_from <= day <= (rules.in_force_to or dt.date.max):
            return rules
    return None


def rubric_from() -> dt.date:
    """Return the first day whose criteria are in `rubric/`: from then on a round is scored by ticks."""
    return next(rules.in_force_from for rules in evaluation_rules() if rules.rubric)


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of the month `months` later, or that month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, MONTHS_PER_YEAR)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _rules(entry: dict[str, Any]) -> EvaluationRules:
    floors = {int(stars): floor for stars, floor in entry.pop("floors").items()}
    rounds = tuple(
        RoundWindow(window["number"], tuple(window["proposed_before"]), tuple(window["finished_before"]))
        for window in entry.pop("rounds", ())
    )
    again = entry.pop("reassessment", None)
    return EvaluationRules(
        **entry | {name: tuple(entry.get(name, ())) for name in ("sectors", "samples_exempt", "criteria")},
        floors=floors,
        rounds=rounds,
        reassessment=Reassessment(**again) if again else None,
    )
