"""From ticks to points: exact, complete, and never more than the sheet gives."""

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError
from tests.rounds.scoring.fixtures import best, sheets, ticks_worth

from ocop_docs.documents.scores import Ticks
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set, product_sets
from ocop_docs.rounds.scoring.ticks import score_sheet


@given(sheets())
def test_lines_add_up_to_sections_sections_to_parts_and_parts_to_the_total(
    sheet: tuple[ProductSet, dict[str, int]],
) -> None:
    rubric, ticks = sheet

    score = score_sheet(rubric, ticks)

    for part in rubric.parts:
        assert score.parts[part.letter] == sum(score.lines[section.number] for section in part.sections)
    for line in rubric.lines():
        if line.criteria:
            assert score.lines[line.number] == sum(score.lines[below.number] for below in line.criteria)
        assert 0 <= score.lines[line.number] <= line.points
    assert score.total == sum(score.lines[one.number] for one in rubric.scored_criteria())


@pytest.mark.parametrize("rubric", product_sets(), ids=lambda rubric: str(rubric.number))
def test_the_best_sheet_earns_100_points(rubric: ProductSet) -> None:
    assert score_sheet(rubric, best(rubric)).total == 100


def test_every_fault_of_a_sheet_is_named_at_once() -> None:
    ticks = best(product_set(1)) | {"1.1": 9, "1.2": 0, "99": 1}
    del ticks["2.4"]

    with pytest.raises(
        ValueError, match=r"không có tiêu chí 99.*1\.1 có 3 ô.*1\.2 có ô 0 điểm.*Chưa đánh dấu tiêu chí 2\.4\."
    ):
        score_sheet(product_set(1), ticks)


def test_a_criterion_without_a_box_of_no_points_may_be_left_at_none() -> None:
    ticks = best(product_set(1)) | {"3.5": 0}

    assert score_sheet(product_set(1), ticks).total == 97


def test_a_yes_or_no_criterion_earns_all_or_nothing() -> None:
    yes, no = best(product_set(1)), best(product_set(1)) | {"2.4": 0}

    assert score_sheet(product_set(1), yes).total - score_sheet(product_set(1), no).total == 1


@pytest.mark.parametrize("total", [0, 29, 49, 69, 70, 89, 90, 100])
def test_a_sheet_can_be_made_for_any_total(total: int) -> None:
    assert score_sheet(product_set(6), ticks_worth(product_set(6), total)).total == total


@pytest.mark.parametrize("said", ["1.1=3; 1.2=2", "{'1.1': 3, '1.2': 2}", '{"1.1": 3, "1.2": 2}', "1.1 = 3\n1.2: 2"])
def test_ticks_may_stand_in_one_cell_of_a_table(said: str) -> None:
    assert TypeAdapter(Ticks).validate_python(said) == {"1.1": 3, "1.2": 2}


@pytest.mark.parametrize("said", ["1.1=ba", "1.1=3; 1.1=2", "một", "1.1==3"])
def test_ticks_that_cannot_be_read_are_refused(said: str) -> None:
    with pytest.raises(ValidationError, match="không đọc được"):
        TypeAdapter(Ticks).validate_python(said)
