"""A sheet while it is being filled."""

import datetime as dt

from tests.rounds.scoring.fixtures import best

from ocop_docs.law.evaluation import rules_on
from ocop_docs.law.rubric import product_set
from ocop_docs.rounds.scoring.partial_sheet import partial_sheet

RULES = rules_on(dt.date(2026, 12, 4))


def test_a_sheet_half_filled_has_points_and_open_criteria_but_no_class() -> None:
    filled = partial_sheet(product_set(3), {"1.1": 3, "1.2": 2}, RULES)

    assert (filled.score.total, filled.score.parts["A"], filled.score.lines["1"]) == (4, 4, 4)
    assert [criterion.number for criterion in filled.open][:2] == ["1.3", "1.4"]
    assert filled.rating is None
    assert filled.faults == ()


def test_a_complete_sheet_has_the_class_of_its_points_and_requirements() -> None:
    whole = partial_sheet(product_set(3), best(product_set(3)), RULES)
    lacking = partial_sheet(product_set(3), best(product_set(3)) | {"2.1": 2}, RULES)

    assert whole.rating is not None
    assert lacking.rating is not None
    assert (whole.score.total, whole.rating.stars) == (100, 5)
    assert (lacking.score.total, lacking.rating.band, lacking.rating.stars) == (98, 5, 3)
    assert [each.criterion for each in lacking.rating.held_back_by] == ["2.1"]


def test_a_tick_where_no_box_is_earns_nothing_and_is_named() -> None:
    filled = partial_sheet(product_set(3), best(product_set(3)) | {"1.1": 9, "99": 1}, RULES)

    assert filled.score.total == 97
    assert len(filled.faults) == 2
    assert filled.rating is None


def test_before_its_decree_a_complete_sheet_has_no_class() -> None:
    assert partial_sheet(product_set(3), best(product_set(3)), None).rating is None
