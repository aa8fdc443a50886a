"""Marks that were pasted along with a text and that the document prints again."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from tests.checks.clean import PLAN, findings
from tests.records import full_record
from tests.whole_text import text_of

from ocop_docs import Severity, check, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import texts_within
from ocop_docs.documents.typed_marks import closing_mark, doubled_mark, leading_mark, may_close, may_lead, prints_end
from ocop_docs.kind_info import examples
from ocop_docs.pipeline import write_word

CODES = {"mark-typed-first", "mark-typed-last", "marks-doubled", "old-encoding"}


def found(field: str, value: Any) -> list[tuple[str, str, str]]:
    return [(one.code, one.place, one.found) for one in findings(PLAN, **{field: value})]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("- Cụ thể hóa", "-"),
        ("-Cụ thể hóa", "-"),
        ("– 02 lớp tập huấn", "–"),
        ("- - Cụ thể hóa", "- -"),
        ("+ Tuyên truyền", "+"),
        ("• Tuyên truyền", "•"),
        ("1. Phòng Kinh tế", "1."),
        ("12) Phòng Kinh tế", "12)"),
        ("1.2. Phòng Kinh tế", "1.2."),
        ("1/ Phòng Kinh tế", "1/"),
        ("a) Phòng Kinh tế", "a)"),
        ("đ. Phòng Kinh tế", "đ."),
        ("II. Phòng Kinh tế", "II."),
        ("- 1. Phòng Kinh tế", "- 1."),
        ("Phòng Kinh tế", ""),
        ("2027 là năm đầu", ""),
        ("05 - 07 sản phẩm", ""),
        ("+84 912 345 678", ""),
        ("-5 độ", ""),
        ("1.200 sản phẩm", ""),
        ("3.5 ha", ""),
        ("TP. Huế", ""),
        ("-", ""),
    ],
)
def test_bullets_numbers_and_letters_before_a_text_are_known(text: str, mark: str) -> None:
    assert leading_mark(text) == mark
    assert may_lead(["Kế hoạch", text]) or not mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("năm 2027.", "."),
        ("năm 2027;", ";"),
        ("năm 2027..", ".."),
        ("năm 2027./.", "./."),
        ("Phòng Kinh tế:", ":"),
        ("năm 2027 ; .", "; ."),
        ("năm 2027", ""),
        ("các sở, ngành...", ""),
        ("các sở, ngành…", ""),
        ("các sở, ngành, v.v.", ""),
    ],
)
def test_punctuation_after_a_text_is_known_but_for_abbreviations(text: str, mark: str) -> None:
    assert closing_mark(text) == mark
    assert may_close([text, "Kế hoạch"]) or not mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("năm 2027..", ".."),
        ("năm 2027;.", ";."),
        ("một,, hai", ",,"),
        ("một;", ""),
        ("một... hai", ""),
        ("các sở,... hai", ""),
        ("các sở, v.v.; hai", ""),
        ("như sau./.", ""),
    ],
)
def test_two_marks_in_a_row_are_known(text: str, mark: str) -> None:
    assert doubled_mark(text) == mark


def test_what_a_clerk_pastes_from_word_is_found_with_its_place() -> None:
    assert found("purposes", ["Một.", "- - Cụ thể hóa"]) == [("mark-typed-first", "purposes[1]", "- -")]
    assert found("responsibilities", [{"unit": "1. Phòng Kinh tế:", "duties": ["Chủ trì."]}]) == [
        ("mark-typed-first", "responsibilities[0].unit", "1."),
        ("mark-typed-last", "responsibilities[0].unit", ":"),
    ]
    assert found("subject", "Thực hiện năm 2027.") == [("mark-typed-last", "subject", ".")]
    assert found("purposes", ["Đến năm 2027.."]) == [("marks-doubled", "purposes[0]", "..")]


def test_text_of_an_encoding_before_unicode_is_named_with_what_it_reads() -> None:
    typed = "Ph¸t triÓn s¶n phÈm ®Æc tr-ng"

    assert found("purposes", [typed]) == [("old-encoding", "purposes[0]", typed)]
    assert "“Phát triển sản phẩm đặc tr-ng”" in next(iter(findings(PLAN, purposes=[typed]))).message


def test_marks_are_to_be_reviewed_and_do_not_stop_a_document() -> None:
    assert {one.severity for one in findings(PLAN, purposes=["- Một;"])} == {Severity.warning}


def test_lines_of_an_own_annex_print_as_they_are() -> None:
    table = {"columns": [{"heading": "TT"}, {"heading": "Tên"}], "rows": ["1. | Phòng Kinh tế;"], "total": "- | Cộng."}

    assert found("annexes", [{"title": "Danh sách", "paragraphs": ["1. Phòng Kinh tế;"]} | table]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_sample_has_such_a_mark(kind: str) -> None:
    codes = {one.code for data in examples(kind).values() for one in check(load(data))}

    assert codes & CODES == set()


def one_place_of_each_text(kind: str) -> list[Any]:
    texts = texts_within((), load(full_record(kind)), lambda _model, field: field != "kind")
    return list({tuple(step for step in place if isinstance(step, str)): place for place, _, _ in texts}.values())


def ended_twice(data: dict[str, Any]) -> int:
    return len(re.findall(r"[.;:,] ?[.;:,](?!/)", text_of(write_word(load(data)))))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_whose_full_stop_would_print_beside_another_mark_is_known(kind: str) -> None:
    whole = full_record(kind)
    closed = {place for place, _, _ in texts_within((), load(whole), prints_end)}
    unknown = []
    for place in one_place_of_each_text(kind):
        data: Any = copy.deepcopy(whole)
        part = data
        for step in place[:-1]:
            part = part[step]
        part[place[-1]] = "Chữ thử."
        if ended_twice(data) > ended_twice(whole) and place not in closed:
            unknown.append(place)

    assert unknown == []


def test_a_blank_of_usual_wording_that_is_left_open_stops_a_document() -> None:
    (left,) = findings(PLAN, purposes=["Phát triển sản phẩm của {xã} trong {thời kì}, {xã}."])

    assert (left.code, left.place, left.found, left.blocks) == ("placeholder-left", "purposes[0]", "{xã}", True)
