"""The rubric of QĐ 26/2026/QĐ-TTg adds up, and its stars and options are those of the law."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import UnknownProductSetError, product_set, product_sets, rubric_law

every_set = pytest.mark.parametrize("sheet", product_sets(), ids=lambda sheet: f"set-{sheet.number:02}")

PART_POINTS = {"A": 40, "B": 25, "C": 35}

# Counted in the law's own text by a reading that shares nothing with the data: boxes on each
# sheet, and among them those marked ***, ****, *****. Sheet 7 prints one box as the letter "o".
BOXES_AND_STARS = {
    1: (103, 7, 12, 3),
    2: (99, 7, 13, 6),
    3: (102, 7, 14, 6),
    4: (102, 7, 14, 6),
    5: (100, 8, 13, 5),
    6: (104, 8, 13, 5),
    7: (101 + 1, 8, 14, 6),
    8: (103, 8, 14, 6),
    9: (101, 8, 14, 6),
    10: (104, 8, 13, 6),
    11: (104, 8, 12, 3),
    12: (104, 8, 14, 3),
    13: (107, 8, 10, 3),
    14: (96, 8, 10, 3),
    15: (96, 8, 13, 3),
    16: (91, 7, 9, 4),
    17: (95, 8, 12, 3),
    18: (98, 7, 10, 3),
    19: (98, 7, 10, 3),
    20: (97, 7, 10, 3),
    21: (90, 7, 9, 4),
    22: (90, 6, 8, 4),
    23: (86, 5, 11, 4),
    24: (87, 4, 7, 5),
    25: (84, 4, 9, 3),
    26: (92, 1, 2, 0),
}


@every_set
def test_the_parts_are_a_40_b_25_c_35_and_the_sheet_adds_up_to_100(sheet: ProductSet) -> None:
    assert list(PART_POINTS.items()) == [(part.letter, part.points) for part in sheet.parts]
    assert sheet.points == 100


@every_set
def test_the_sections_of_a_part_add_up_to_the_part(sheet: ProductSet) -> None:
    for part in sheet.parts:
        assert part.points == sum(section.points for section in part.sections), part.letter


@every_set
def test_the_points_below_a_line_add_up_to_the_line(sheet: ProductSet) -> None:
    for line in sheet.lines():
        if line.criteria:
            assert line.points == sum(below.points for below in line.criteria), line.number


@every_set
def test_the_ticked_lines_alone_add_up_to_100(sheet: ProductSet) -> None:
    assert sum(max(line.attainable_points()) for line in sheet.scored_criteria()) == 100


@every_set
def test_the_best_option_of_a_criterion_earns_all_its_points(sheet: ProductSet) -> None:
    for line in sheet.lines():
        for case in {option.case for option in line.options}:
            best = max(option.points for option in line.options if option.case == case)
            assert line.points == best, (line.number, case)


@every_set
def test_a_line_either_groups_others_or_is_ticked(sheet: ProductSet) -> None:
    for line in sheet.lines():
        assert not (line.criteria and line.options), line.number
        assert line.is_scored == (not line.criteria)
        assert bool(line.attainable_points()) == line.is_scored
        assert len(line.options) != 1, line.number


@every_set
def test_sections_and_criteria_are_numbered_without_gaps(sheet: ProductSet) -> None:
    sections = [section.number for section in sheet.sections()]

    assert [str(count) for count in range(1, len(sections) + 1)] == sections
    for line in sheet.lines():
        expected = [f"{line.number}.{count}" for count in range(1, len(line.criteria) + 1)]
        assert expected == [below.number for below in line.criteria]


def test_a_better_option_never_earns_less_and_only_one_pair_in_the_law_earns_the_same() -> None:
    level = []
    for sheet in product_sets():
        for line in sheet.scored_criteria():
            for one, next_one in zip(line.options, line.options[1:], strict=False):
                if one.case == next_one.case:
                    assert 0 <= one.points <= next_one.points, (sheet.number, line.number)
                    level += [(sheet.number, line.number)] * (one.points == next_one.points)

    assert level == [(23, "6.2")]


@every_set
def test_stars_name_a_class_and_rise_with_the_points(sheet: ProductSet) -> None:
    for line in sheet.scored_criteria():
        stars = [option.stars for option in line.options if option.stars is not None]
        assert set(stars) <= {3, 4, 5}, line.number
        assert stars == sorted(set(stars)), line.number


@every_set
def test_the_boxes_and_stars_are_as_many_as_counted_in_the_law(sheet: ProductSet) -> None:
    options = [option for line in sheet.scored_criteria() for option in line.options]
    stars = Counter(option.stars for option in options)

    assert BOXES_AND_STARS[sheet.number] == (len(options), stars[3], stars[4], stars[5])


def test_only_the_bilingual_label_is_scored_by_yes_or_no() -> None:
    found = {
        sheet.number: [(line.number, line.name, line.points) for line in sheet.scored_criteria() if line.is_yes_no]
        for sheet in product_sets()
    }

    name = "Ghi nhãn hàng hóa có sử dụng song ngữ (Việt - Anh hoặc ngôn ngữ nước ngoài khác)"
    expected = {number: [("2.4", name, 1)] for number in range(1, 21)}
    expected |= {number: [("2.3", name, 1)] for number in (21, 22)}
    expected |= {number: [] for number in range(23, 27)}
    assert expected == found


def test_a_yes_no_criterion_earns_nothing_or_all() -> None:
    assert product_set(1).criterion("2.4").attainable_points() == (0, 1)


@pytest.mark.parametrize(
    ("number", "criterion", "points"),
    [
        (4, "1.2", [0, 1, 2]),
        (7, "1.2", [0, 1, 2]),
        (10, "1.2", [0, 1, 2]),
        (11, "1.2", [0, 1, 2]),
        (4, "7", [0, 1, 3]),
        (7, "3.1", [1, 2, 3]),
        (11, "6.1.1", [0, 1, 2]),
        (23, "9", [2, 4]),
    ],
)
def test_the_slips_listed_in_decision_0010_stay_corrected(number: int, criterion: str, points: list[int]) -> None:
    assert points == [option.points for option in product_set(number).criterion(criterion).options]


def test_a_class_requires_its_own_options_and_those_of_lower_classes() -> None:
    label = product_set(1).criterion("2.3")

    assert [label.minimum_for(stars) for stars in (3, 4, 5)] == [
        label.options[0],
        label.options[2],
        label.options[2],
    ]
    assert product_set(1).criterion("2.3").minimum_for(2) is None
    assert product_set(1).criterion("2.4").minimum_for(5) is None


def test_a_set_is_read_once_and_cannot_be_changed() -> None:
    assert product_set(3) is product_set(3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        product_set(3).number = 4  # type: ignore[misc]
    with pytest.raises(TypeError):
        rubric_law().sectors["VII"] = "Khác"  # type: ignore[index]


def test_an_unknown_product_set_is_refused_with_the_known_numbers() -> None:
    with pytest.raises(UnknownProductSetError, match=r"Không có bộ sản phẩm số 27\. .*: 1, 2, .*, 26\."):
        product_set(27)


def test_an_unknown_line_number_raises_key_error() -> None:
    with pytest.raises(KeyError, match=r"99\.1"):
        product_set(1).criterion("99.1")
