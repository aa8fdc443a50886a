"""The rules of evaluation by date: bands, validity, rounds."""

import datetime as dt
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_docs.law.evaluation import evaluation_rules, months_later, rules_on
from ocop_docs.law.programmes import programmes
from ocop_docs.law.rubric import product_sets


@pytest.mark.parametrize(
    ("day", "weights"),
    [
        (dt.date(2019, 12, 1), {"A": 35, "B": 25, "C": 40}),
        (dt.date(2021, 7, 21), {"A": 35, "B": 25, "C": 40}),
        (dt.date(2024, 1, 5), {"A": 40, "B": 25, "C": 35}),
        (dt.date(2025, 9, 9), {"A": 40, "B": 25, "C": 35}),
        (dt.date(2026, 5, 22), {"A": 40, "B": 25, "C": 35}),
    ],
)
def test_weights_of_the_parts_follow_the_date(day: dt.date, weights: dict[str, int]) -> None:
    rules = rules_on(day)

    assert rules is not None
    assert rules.weights == weights
    assert sum(rules.weights.values()) == 100


def test_there_are_no_rules_before_the_first_criteria() -> None:
    assert rules_on(dt.date(2019, 8, 20)) is None


def test_periods_follow_each_other_without_gap_or_overlap() -> None:
    rules = evaluation_rules()

    for earlier, later in pairwise(rules):
        assert earlier.in_force_to == later.in_force_from - dt.timedelta(days=1)
    assert rules[-1].in_force_to is None


def test_a_new_recognising_authority_begins_a_new_period_of_rules() -> None:
    starts = {rules.in_force_from for rules in evaluation_rules()}

    assert {programme.in_force_from for programme in programmes()[1:]} <= starts


def test_the_rubric_of_the_law_in_force_has_its_weights() -> None:
    rules = evaluation_rules()[-1]

    assert rules.rubric == "26/2026/QĐ-TTg"
    for sheet in product_sets():
        assert {part.letter: part.points for part in sheet.parts} == rules.weights
        assert sheet.classification.sector in rules.sectors


@pytest.mark.parametrize(
    ("average", "stars"),
    [
        (Fraction(100), 5),
        (Fraction(90), 5),
        (Fraction(8999999, 100000), 4),
        (Fraction(70), 4),
        (Fraction(6996, 100), 3),
        (Fraction(50), 3),
        (Fraction(4999, 100), 2),
        (Fraction(30), 2),
        (Fraction(2999, 100), 1),
        (Fraction(0), 1),
    ],
)
def test_bands_are_closed_below_and_open_above(average: Fraction, stars: int) -> None:
    assert evaluation_rules()[-1].band(average) == stars


@given(st.fractions(min_value=0, max_value=100), st.fractions(min_value=0, max_value=100))
def test_more_points_never_give_a_lower_band(one: Fraction, other: Fraction) -> None:
    rules = evaluation_rules()[-1]
    low, high = sorted((one, other))

    assert rules.band(low) <= rules.band(high)


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (dt.date(2026, 8, 5), dt.date(2029, 8, 5)),
        (dt.date(2028, 2, 29), dt.date(2031, 2, 28)),
        (dt.date(2026, 12, 31), dt.date(2029, 12, 31)),
    ],
)
def test_a_certificate_is_valid_for_36_months_to_the_end_of_a_shorter_month(issued: dt.date, last: dt.date) -> None:
    assert evaluation_rules()[-1].last_day(issued) == last


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert months_later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
