"""The rubric of QĐ 26/2026/QĐ-TTg is complete, and reads as the law prints it."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ocop_docs.law.product_set import ProductSet
from ocop_docs.law.rubric import product_set, product_set_numbers, product_sets, rubric_law

if TYPE_CHECKING:
    from collections.abc import Iterator

every_set = pytest.mark.parametrize("sheet", product_sets(), ids=lambda sheet: f"set-{sheet.number:02}")

NAMES = (
    "Rau, củ, quả, hạt tươi",
    "Thịt, thủy sản, trứng, sữa tươi",
    "Gạo, ngũ cốc, hạt sơ chế khác",
    "Mật ong, mật khác và nông sản thực phẩm khác",
    "Đồ ăn nhanh",
    "Chế biến từ gạo, ngũ cốc",
    "Chế biến từ rau, củ, quả, hạt",
    "Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác",
    "Tương, nước mắm, gia vị dạng lỏng khác",
    "Gia vị khác (muối, hành, tỏi, tiêu,...)",
    "Chè tươi, chè chế biến",
    "Sản phẩm trà từ thực vật khác",
    "Cà phê, ca cao",
    "Rượu trắng",
    "Đồ uống có cồn khác",
    "Nước khoáng thiên nhiên, nước uống đóng chai",
    "Đồ uống không cồn khác",
    "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền",
    "Mỹ phẩm có thành phần từ dược liệu",
    "Tinh dầu và dược liệu khác",
    "Thủ công mỹ nghệ gia dụng, trang trí",
    "Vải, may mặc",
    "Hoa",
    "Cây cảnh",
    "Động vật cảnh",
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
)


def all_texts(node: object) -> Iterator[str]:
    """Every string of a sheet, whatever field it stands in."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from all_texts(item)
    elif dataclasses.is_dataclass(node):
        for field in dataclasses.fields(node):
            yield from all_texts(getattr(node, field.name))


def test_there_are_26_product_sets_named_as_their_sheets_are() -> None:
    assert tuple(range(1, 27)) == product_set_numbers()
    assert [sheet.name for sheet in product_sets()] == list(NAMES)


@every_set
def test_every_text_is_clean_vietnamese_without_remnants_of_markup(sheet: ProductSet) -> None:
    remnants = re.compile(r"[□|*&_\\…\t\n\xa0\u200b]|<(?!51%)|>(?! \d)| / |^o ")
    punctuation = re.compile(r" {2}|\.{4}|(?<!\.)\.\.(?!\.)| [,;:.)]|\( |^\s|[\s,;]$")
    for text in all_texts(sheet):
        assert text == unicodedata.normalize("NFC", text)
        assert not remnants.search(text), text
        assert not punctuation.search(text), text
        assert text.count("(") == text.count(")"), text


@every_set
def test_every_line_has_a_name_and_every_box_a_text(sheet: ProductSet) -> None:
    assert all(line.name for line in sheet.lines())
    assert all(option.text for line in sheet.lines() for option in line.options)


@every_set
def test_notes_keep_the_labels_the_law_gives_them(sheet: ProductSet) -> None:
    for line in sheet.lines():
        assert not line.requirement or line.requirement.startswith("Yêu cầu: ")
        for note in (line.lead_note, line.note):
            assert not note or note.startswith(("Ghi chú: ", "Chú ý: ")), note


def test_the_structure_of_the_story_is_scored_only_with_a_story() -> None:
    conditional = {sheet.number for sheet in product_sets() if sheet.criterion("5.2").condition}

    assert conditional == set(range(1, 26))
    assert product_set(1).criterion("5.2").condition == "Chỉ áp dụng khi có câu chuyện sản phẩm"


def test_tourism_offers_two_cases_for_three_criteria() -> None:
    cases = {
        line.number: list(dict.fromkeys(option.case for option in line.options))
        for line in product_set(26).scored_criteria()
        if any(option.case for option in line.options)
    }

    community = "a. Trường hợp 1: Dịch vụ du lịch do cộng đồng cung cấp"
    others = "b. Trường hợp 2: Dịch vụ du lịch do tổ chức, cá nhân cung cấp"
    assert cases == {
        "8": [community, "b. Trường hợp 2: Điểm dịch vụ du lịch"],
        "9": [community, others],
        "15": [community, others],
    }
    assert product_set(26).criterion("8").condition == "Lựa chọn một trong hai trường hợp sau:"
    assert product_set(26).criterion("8").attainable_points() == (1, 3)


def test_tea_and_coffee_have_criteria_of_a_third_level() -> None:
    deep = {sheet.number for sheet in product_sets() if any(line.number.count(".") == 2 for line in sheet.lines())}

    assert deep == {11, 13}
    assert [below.number for below in product_set(11).criterion("6.2").criteria] == [
        "6.2.1",
        "6.2.2",
        "6.2.3",
    ]


def test_every_sheet_but_that_of_tourism_states_when_a_dossier_is_rejected() -> None:
    silent = [sheet.number for sheet in product_sets() if not sheet.exclusion]
    unstarred = [sheet.number for sheet in product_sets() if not sheet.star_note]

    assert silent == [26]
    assert unstarred == [26]
    assert all("ị loại khi: Giả mạo hồ sơ" in sheet.exclusion for sheet in product_sets() if sheet.exclusion)


def test_the_sets_fall_into_the_six_sectors_of_the_first_annex() -> None:
    sectors = Counter(sheet.classification.sector_number for sheet in product_sets())

    assert sectors == {"I": 13, "II": 4, "III": 3, "IV": 2, "V": 3, "VI": 1}
    assert list(rubric_law().sectors) == list(sectors)
    assert product_set(18).classification.sector == "Dược liệu và sản phẩm từ dược liệu"


def test_every_set_has_its_group_and_is_managed_by_one_or_two_ministries() -> None:
    places = [sheet.classification for sheet in product_sets()]

    assert all(place.group for place in places)
    assert [bool(place.subgroup) for place in places] == [True] * 12 + [False] + [True] * 4 + [False] * 9
    assert {ministry for place in places for ministry in place.ministries} == {
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Công Thương",
        "Bộ Y tế",
        "Bộ Văn hóa, Thể thao và Du lịch",
    }
    assert product_set(6).classification.ministries == ("Bộ Nông nghiệp và Môi trường", "Bộ Công Thương")


def test_the_words_common_to_all_sheets_name_the_decision_and_explain_the_stars() -> None:
    law = rubric_law()

    assert law.decision == "26/2026/QĐ-TTg"
    assert law.issued_on.isoformat() == law.in_force_from.isoformat() == "2026-05-22"
    assert "*** - 3 sao; **** - 4 sao; ***** - 5 sao" in law.star_note
    assert all(text == unicodedata.normalize("NFC", text) for text in all_texts(law))
