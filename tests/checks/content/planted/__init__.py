"""Faults that a legal officer catches, each with its twin without the fault, and the day on which its rule changes.

A case changes a sound record in one value; `twin` is the same record with the right value. `turns` is the first day on
which the fault is one, `ends` the last: the day before, or after, the finding is absent.
"""

from tests.checks.content.planted.authority import AUTHORITY_CASES, SIGNING_CASES
from tests.checks.content.planted.cases import FAMILIES, Case, on
from tests.checks.content.planted.figures import FIGURES_CASES, OUTCOMES_CASES
from tests.checks.content.planted.offices import COUNCIL_CASES, SYMBOL_CASES
from tests.checks.content.planted.references import CITATIONS_CASES, NAMES_CASES
from tests.checks.content.planted.timing import DATES_CASES

__all__ = ["CASES", "FAMILIES", "Case", "on"]

CASES = [
    *AUTHORITY_CASES,
    *SIGNING_CASES,
    *NAMES_CASES,
    *CITATIONS_CASES,
    *FIGURES_CASES,
    *OUTCOMES_CASES,
    *DATES_CASES,
    *COUNCIL_CASES,
    *SYMBOL_CASES,
]
