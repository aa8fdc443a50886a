"""The class of a product: band and minimum requirements, ties and edges stated."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rounds.scoring.fixtures import a_round, best, sheets, ticks_worth

from ocop_docs.documents.council import Agreement
from ocop_docs.law.evaluation import evaluation_rules
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.pipeline import score
from ocop_docs.rounds.scoring.notes import notes
from ocop_docs.rounds.scoring.rating import rate
from ocop_docs.rounds.scoring.results import Outcome
from ocop_docs.rounds.scoring.rounding import printable_score

RULES = evaluation_rules()[-1]
HALF = Agreement.more_than_half


@given(sheets(), st.fractions(min_value=0, max_value=100))
def test_the_class_is_never_above_the_band(sheet: tuple[ProductSet, dict[str, int]], average: Fraction) -> None:
    rubric, ticks = sheet

    rating = rate(average, rubric, [ticks], HALF, RULES)

    assert rating.stars <= rating.band
    assert bool(rating.held_back_by) == (rating.stars < rating.band)


@given(sheets())
def test_a_recognised_class_has_every_requirement_up_to_it_met(sheet: tuple[ProductSet, dict[str, int]]) -> None:
    rubric, ticks = sheet

    rating = rate(Fraction(100), rubric, [ticks], HALF, RULES)

    for criterion in rubric.scored_criteria():
        option = criterion.minimum_for(rating.stars)
        if option and rating.stars >= RULES.lowest_recognised:
            tick = ticks[criterion.number]
            assert tick > 0
            assert criterion.options[tick - 1].points >= option.points


def test_enough_points_without_a_requirement_give_a_lower_class_and_name_the_requirement() -> None:
    ticks = best(product_set(1)) | {"1.5": 2}

    result = score(a_round([ticks])).results[0]

    assert result.average == 98
    assert result.stars == 3
    assert [one.criterion for one in result.rating.held_back_by] == ["1.5"]
    assert result.rating.next_class.points == 0
    assert "tiêu chí 1.5" in " ".join(notes(result, [result], RULES))


def test_a_product_lacking_a_requirement_of_3_stars_is_not_recognised_whatever_its_points() -> None:
    ticks = best(product_set(1)) | {"2.2": 1}

    result = score(a_round([ticks])).results[0]

    assert result.stars == 2
    assert result.outcome is Outcome.below


def test_a_requirement_that_half_of_the_members_found_met_is_not_met() -> None:
    whole, lacking = best(product_set(1)), best(product_set(1)) | {"2.2": 1}

    assert score(a_round([whole, lacking])).results[0].stars == 2
    assert score(a_round([whole, whole, lacking])).results[0].stars == 5


def test_a_council_may_require_that_all_members_find_a_requirement_met() -> None:
    whole, lacking = best(product_set(1)), best(product_set(1)) | {"2.2": 1}
    strict = {"regulation": {"quorum": "3/4", "requirement_met_by": "all"}}

    assert score(a_round([whole, whole, lacking], council=strict)).results[0].stars == 2


def test_69_96_points_are_not_70_and_are_not_printed_as_70() -> None:
    totals = [70] * 24 + [69]
    result = score(a_round([ticks_worth(product_set(1), total) for total in totals])).results[0]

    assert result.average == Fraction(6996, 100)
    assert result.score == Decimal("69.96")
    assert result.rating.band == 3
    assert any("chưa vào khung hạng 4 sao; không làm tròn lên" in note for note in notes(result, [result], RULES))


@pytest.mark.parametrize(
    ("average", "printed"),
    [
        (Fraction(6999, 100), "69.99"),
        (Fraction(69996, 1000), "69.99"),
        (Fraction(244, 3), "81.33"),
        (Fraction(245, 3), "81.67"),
        (Fraction(70), "70"),
        (Fraction(5, 1000), "0.01"),
    ],
)
def test_scores_are_rounded_half_up_but_never_over_the_edge_of_a_class(average: Fraction, printed: str) -> None:
    assert printable_score(average, RULES.floors.values()) == Decimal(printed)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=30))
def test_a_printed_score_lies_in_the_band_of_the_exact_one(totals: list[int]) -> None:
    average = Fraction(sum(totals), len(totals))

    printed = Fraction(printable_score(average, RULES.floors.values()))

    assert RULES.band(printed) == RULES.band(average)
    assert abs(printed - average) < Fraction(1, 100)


def test_what_the_next_class_needs_is_enough() -> None:
    ticks = ticks_worth(product_set(1), 60)
    result = score(a_round([ticks])).results[0]
    following = result.rating.next_class

    raised = dict(ticks)
    for need in following.requirements:
        raised[need.criterion] = best(product_set(1))[need.criterion]
    reached = rate(result.average + following.points, product_set(1), [raised], HALF, RULES)

    assert reached.stars >= following.stars
