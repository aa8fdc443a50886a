"""From ticks to points: exact, complete, and never more than the sheet gives."""

import pytest
from hypothesis import given
from pydantic import TypeAdapter, ValidationError
from tests.rounds.scoring.fixtures import best, sheets, ticks_worth

from ocop_docs.documents.ticks import Ticks, complete_ticks
from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set, product_sets


@given(sheets())
def test_lines_add_up_to_sections_sections_to_parts_and_parts_to_the_total(
    sheet: tuple[ProductSet, dict[str, int]],
) -> None:
    rubric, ticks = sheet

    score = complete_ticks(rubric, ticks).score

    for part in rubric.parts:
        assert score.parts[part.letter] == sum(score.lines[section.number] for section in part.sections)
    for line in rubric.lines():
        if line.criteria:
            assert score.lines[line.number] == sum(score.lines[below.number] for below in line.criteria)
        assert 0 <= score.lines[line.number] <= line.points
    assert score.total == sum(score.lines[one.number] for one in rubric.scored_criteria())


@pytest.mark.parametrize("rubric", product_sets(), ids=lambda rubric: str(rubric.number))
def test_the_best_sheet_earns_100_points(rubric: ProductSet) -> None:
    assert complete_ticks(rubric, best(rubric)).score.total == 100


def test_every_fault_of_a_sheet_is_named_at_once() -> None:
    ticks = best(product_set(1)) | {"1.1": 9, "1.2": 0, "99": 1}
    del ticks["2.4"]

    with pytest.raises(
        ValueError, match=r"không có tiêu chí 99.*1\.1 có 3 ô.*1\.2 có ô 0 điểm.*Chưa đánh dấu tiêu chí 2\.4\."
    ):
        complete_ticks(product_set(1), ticks)


def test_a_criterion_without_a_box_of_no_points_may_be_left_at_none() -> None:
    ticks = best(product_set(1)) | {"3.5": 0}

    assert complete_ticks(product_set(1), ticks).score.total == 97


def test_a_yes_or_no_criterion_earns_all_or_nothing() -> None:
    yes, no = best(product_set(1)), best(product_set(1)) | {"2.4": 0}

    assert complete_ticks(product_set(1), yes).score.total - complete_ticks(product_set(1), no).score.total == 1


@pytest.mark.parametrize("total", [0, 29, 49, 69, 70, 89, 90, 100])
def test_a_sheet_can_be_made_for_any_total(total: int) -> None:
    assert complete_ticks(product_set(6), ticks_worth(product_set(6), total)).score.total == total


@pytest.mark.parametrize("text", ["1.1=3; 1.2=2", "{'1.1': 3, '1.2': 2}", '{"1.1": 3, "1.2": 2}', "1.1 = 3\n1.2: 2"])
def test_ticks_may_be_written_in_one_cell_of_a_table(text: str) -> None:
    assert TypeAdapter(Ticks).validate_python(text) == {"1.1": 3, "1.2": 2}


@pytest.mark.parametrize("text", ["1.1=ba", "1.1=3; 1.1=2", "một", "1.1==3"])
def test_ticks_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="không đọc được"):
        TypeAdapter(Ticks).validate_python(text)
