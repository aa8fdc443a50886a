"""Each fault in words: what pydantic refuses is never shown in its own language."""

import re
from typing import Any

import pytest
from tests.reading.corpus.typists import tcvn3
from tests.records import full_record

from ocop_docs import InvalidInput, load
from ocop_docs.kind_info import example

ENGLISH = re.compile(r"\b(?:or|input|should|value|must|valid|field|error|greater|expected)\b", re.IGNORECASE)
WORDS: list[tuple[dict[str, Any], str]] = [
    ({"subject": 5}, "Mục này phải là chữ, đặt trong dấu nháy."),
    ({"number": "5"}, "Mục này phải là số nguyên."),
    ({"example": 1}, "Mục này phải là true hoặc false."),
    ({"purposes": "x"}, "Mục này phải là danh sách trong dấu ngoặc vuông [ ]."),
    ({"issuer": "x"}, "Mục này phải là một nhóm “tên: giá trị” trong dấu ngoặc nhọn { }."),
    ({"date": 5}, "Mục này phải là ngày, ghi như 13/8/2019."),
    ({"number": 0}, "Giá trị phải từ 1 trở lên."),
    ({"number": 10**9}, "Giá trị phải từ 999999999 trở xuống."),
    ({"responsibilities": [{"unit": "Phòng Kinh tế", "duties": []}]}, "Danh sách phải có ít nhất 1 dòng."),
    (
        {"issuer": {"name": "Ủy ban nhân dân xã Ví Dụ", "level": "xã"}},
        "Giá trị không có trong danh mục; ghi một trong: “commune”, “district”, “province” hoặc “national”.",
    ),
    ({"issuer": {"name": "Xã", "level": "\ud800"}}, "Mục này có ký tự không phải là chữ."),
    (
        {"period": {"start": 2021, "end": 2020}},
        "Giai đoạn bị ngược: từ 2021 đến 2020; ghi năm đầu trước, năm cuối sau.",
    ),
    ({"subject": "a\x00b\u202e\x00"}, "Có ký tự không được phép trong văn bản: U+0000, U+202E."),
]


@pytest.mark.parametrize(("change", "words"), WORDS, ids=[words for _, words in WORDS])
def test_a_refusal_speaks_vietnamese(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(full_record("plan") | change)

    assert [fault.message for fault in refusal.value.faults] == [words]
    assert not ENGLISH.search(words.replace("“commune”", ""))


def test_a_fault_carries_the_titles_down_to_its_place() -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(full_record("plan") | {"targets": [{"unit": "sản phẩm"}]})

    assert [(fault.place, fault.title, fault.message) for fault in refusal.value.faults] == [
        (
            "targets[0].quantity",
            "Mục tiêu cụ thể › dòng 1 › Số lượng",
            "Thiếu mục bắt buộc: Mục tiêu cụ thể › dòng 1 › Số lượng.",
        )
    ]


@pytest.mark.parametrize(
    ("field", "remedy"),
    [("budgett", "Có phải là “budget”?"), ("zzzz", "Xóa mục này; các mục có thể ghi: accepted, annexes, archive,")],
)
def test_an_unknown_field_is_answered_with_what_may_stand_there(field: str, remedy: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        load(full_record("plan") | {field: 1})

    assert refusal.value.faults[0].remedy.startswith(remedy)


def test_text_of_tcvn3_is_named_for_what_it_is_though_its_letter_u_with_a_horn_is_no_character_of_text() -> None:
    sentence = "Đưa sản phẩm đặc trưng của địa phương ra thị trường"
    plan = example("plan", "xa-vi-du-2027") | {"purposes": [tcvn3(sentence)]}
    with pytest.raises(InvalidInput) as refused:
        load(plan)

    (fault,) = refused.value.faults
    assert (fault.code, fault.place) == ("text-in-old-encoding", "purposes[0]")
    assert "TCVN3 (ABC)" in fault.message
    assert f"“{sentence}”" in fault.message
