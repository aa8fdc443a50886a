"""Usual wording: sourced, dated, found in every spelling, filled from the record, never silently left open."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from tests.cli.command import call

from ocop_docs import InvalidInput, UnreadableInput, check, load
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.drafting import phrases
from ocop_docs.drafting.phrase import Phrase, add, placeholders
from ocop_docs.drafting.phrases import fields_with_phrases, find, library, load_book
from ocop_docs.drafting.placeholders import values_of
from ocop_docs.kind_info import example
from ocop_docs.law.administration import ended_levels, renamed_agencies

BOOK = example("phrase-book")
PLAN = example("plan", "xa-vi-du-2027")
LAST_DISTRICT = ended_levels()["district"].in_force_to


@pytest.mark.parametrize("phrase", library(), ids=lambda one: one.name)
def test_every_phrase_has_a_source_and_a_place_in_each_of_its_kinds(phrase: Phrase) -> None:
    assert re.search(r"\d{4}\)$|không ghi ngày$", phrase.source)
    assert phrase.in_force_from <= phrase.in_force_to
    for kind in phrase.kinds:
        first, _, second = phrase.section.partition(".")
        field = fields_of(KINDS[kind].model)[first]
        assert not second or (field.part and second in fields_of(field.part))


@pytest.mark.parametrize("phrase", library(), ids=lambda one: one.name)
def test_no_phrase_names_an_office_or_a_level_that_has_ended_by_then(phrase: Phrase) -> None:
    text = phrase.text.casefold()
    old = [name for agency in renamed_agencies() for name in agency.names if agency.in_force_to < phrase.in_force_to]

    assert not any(name.casefold() in text for name in old)
    if "huyện" in text or "district" in phrase.levels:
        assert phrase.levels != ("district",) or phrase.in_force_to <= LAST_DISTRICT
    if re.search(r"\b(huyện|thị trấn)\b", text):
        assert phrase.in_force_to <= LAST_DISTRICT


def test_every_source_is_used_and_names_are_unique() -> None:
    table = tomllib.loads(Path(phrases.__file__).with_name("phrases.toml").read_text(encoding="utf-8"))

    assert {group["source"] for group in table["group"]} == set(table["sources"])
    assert len({phrase.name for phrase in library()}) == len(library())


@pytest.mark.parametrize("search", ["truy xuất nguồn gốc", "TRUY XUAT nguon goc", "gốc nguồn truy"])
def test_a_phrase_is_found_with_accents_or_without_in_any_order(search: str) -> None:
    assert [one.name for one in find(kind="plan", search=search)] == ["viec-xa-3"]


def test_the_day_and_the_level_choose() -> None:
    then = find(kind="plan", level="district", day=dt.date(2019, 8, 13))
    now = find(kind="plan", level="commune", day=dt.date(2027, 1, 5))

    assert any("Phòng Nông nghiệp và Phát triển nông thôn" in one.unit for one in then)
    assert any("26/2026" in one.text for one in now)
    assert not {one.name for one in now} & {one.name for one in library() if one.levels == ("district",)}
    assert find(kind="plan", level="district", day=LAST_DISTRICT + dt.timedelta(days=1), section="tasks") == []


def test_placeholders_are_filled_from_the_record() -> None:
    ward = {"name": "UBND phường Thuận Hóa", "level": "commune"}
    values = values_of({"issuer": ward, "period": {"start": 2027, "end": 2027}}, "thành phố Huế")

    assert values["xã"] == "phường Thuận Hóa"
    assert values["đơn vị chủ trì"] == "Phòng Kinh tế, Hạ tầng và Đô thị"
    assert (values["năm"], values["thời kỳ"], values["tỉnh"]) == ("2027", "năm 2027", "thành phố Huế")
    assert values_of({"period": {"start": "2019", "end": "2020"}}) == {"thời kỳ": "giai đoạn 2019 - 2020"}
    assert values_of({}) == {}


def test_a_value_that_the_record_lacks_stays_a_visible_blank_and_is_an_error() -> None:
    phrase = next(one for one in library() if one.name == "phong-kinh-te-2").filled({})
    assert placeholders(phrase) == ["xã", "đơn vị chủ trì"]
    data = json.loads(json.dumps(PLAN)) | {"responsibilities": []}
    add(data, phrase)

    found = [(one.place, one.found) for one in check(load(data)) if one.code == "placeholder-left" and one.blocks]

    assert found == [("responsibilities[0].unit", "{đơn vị chủ trì}"), ("responsibilities[0].duties[0]", "{xã}")]


def test_a_duty_goes_to_the_unit_that_is_there() -> None:
    data: dict[str, Any] = {"responsibilities": [{"unit": "phòng văn hóa - xã hội", "duties": ["Một."]}, {}]}
    book = load_book(BOOK)
    for phrase in find(section="responsibilities", own=book)[:1]:
        add(data, phrase.filled({"xã": "xã Ví Dụ"}))
        add(data, Phrase("x", "responsibilities", "Hai.", "", unit="Phòng Mới"))

    assert (
        data["responsibilities"][0]["duties"][1] == "Bố trí gian trưng bày sản phẩm OCOP trong ngày hội của xã Ví Dụ."
    )
    assert data["responsibilities"][1] == {"unit": "Phòng Mới", "duties": ["Hai."]}


def test_a_text_goes_under_its_heading_in_a_report_and_a_notice() -> None:
    report = deepcopy(example("report", "xa-vi-du-2026"))
    for phrase in find(kind="report", section="results", level="commune", day=dt.date(2026, 12, 10)):
        add(report, phrase.filled({"xã": "xã Ví Dụ", "tỉnh": "tỉnh Minh Họa"}))

    assert [one["title"] for one in report["results"]][:2] == ["Công tác tuyên truyền", "Tập huấn, hỗ trợ chủ thể"]
    assert "đã tổ chức tuyên truyền, phổ biến" in report["results"][0]["paragraphs"][0]
    assert len(report["results"][0]["figures"]) == 2
    assert load(report).headline


@pytest.mark.parametrize("phrase", [one for one in library() if isinstance(one.row, str)], ids=lambda one: one.name)
def test_a_record_with_a_phrase_added_is_valid(phrase: Phrase) -> None:
    for kind in phrase.kinds:
        data = deepcopy(example(kind))
        add(data, phrase)

        assert load(data).kind == kind


def test_each_section_of_a_report_and_of_a_letter_has_usual_wording_at_each_level_of_today() -> None:
    day = dt.date(2027, 1, 5)
    report = {"addressees", "direction", "results", "limitations", "outlook", "proposals", "recipients"}
    letter = {"addressees", "paragraphs", "enclosures", "closing", "recipients"}

    for level in ("commune", "province"):
        for kind, sections in (("report", report), ("official-letter", letter)):
            assert sections <= {one.section.partition(".")[0] for one in find(kind=kind, level=level, day=day)}


def test_an_office_s_own_phrases_come_first() -> None:
    found = find(kind="plan", section="purposes", own=load_book(BOOK))

    assert found[0].name == "rieng-1"
    assert "rieng-1" not in [one.name for one in find(kind="official-letter", own=load_book(BOOK))]


@pytest.mark.parametrize("section", ["responsibilities", "results"])
def test_an_own_phrase_without_unit_or_heading_leaves_that_to_be_typed(section: str) -> None:
    book = load_book({"kind": "phrase-book", "phrases": [{"section": section, "text": "Một câu."}]})
    record: dict[str, Any] = {}
    add(record, find(section=section, own=book)[0])

    (row,) = record[section]
    assert sorted(row.values(), key=str) == ["", ["Một câu."]]


def test_every_fault_of_an_office_s_phrases_is_named() -> None:
    with pytest.raises(InvalidInput) as refused:
        load_book({"kind": "phrase-book", "phrases": [{"section": "x", "text": "A"}, {"section": "tasks"}]})

    assert {fault.place for fault in refused.value.faults} == {"phrases[0].section", "phrases[1].text"}


def test_what_is_asked_for_wrongly_is_refused() -> None:
    for wrong in ({"kind": "x"}, {"section": "x"}, {"level": "x"}, {"date": "x"}):
        with pytest.raises(UnreadableInput):
            phrases.query_of(**dict.fromkeys(("kind", "section", "level", "date")) | wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_offers_phrases_only_at_fields_that_it_has(kind: str) -> None:
    assert fields_with_phrases(kind) <= fields_of(KINDS[kind].model).keys()


def test_the_command_lists_phrases_with_their_source(tmp_path: Path) -> None:
    own = tmp_path / "cau.json"
    own.write_text(json.dumps(BOOK, ensure_ascii=False), encoding="utf-8")

    shown = call("phrases", "--kind", "plan", "--section", "purposes", "--own", str(own)).stdout
    listed = json.loads(call("phrases", "--search", "mien dong", "--own", str(own), "--json").stdout)

    assert "Câu của cơ quan" in shown
    assert [one["section"] for one in listed["phrases"]] == ["purposes"]
