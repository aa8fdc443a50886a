"""Documents and their elements are recognised by their words; files of other kinds are not checked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.checks.layout.build import Doc, P, Page, Table
from tests.checks.layout.clean import LAST, annex, decision, letter, plan
from tests.checks.layout.markup import codes, tabbed, texts

from ocop_docs.checks.layout.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_heading_set_by_tabs_is_recognised_and_its_letters_checked() -> None:
    report = lint(tabbed().build())

    assert texts(report, "parent_agency") == ["UBND HUYỆN PHÚ XUYÊN"]
    assert texts(report, "agency") == ["PHÒNG KINH TẾ"]
    assert texts(report, "number_symbol") == ["Số: 12/KH-PKT"]
    assert texts(report, "place_date") == ["Phú Xuyên, ngày 13 tháng 8 năm 2027"]
    found = {finding.code.removeprefix("layout.") for finding in report.findings}
    assert found == {
        "parent_agency.weight",
        "number_symbol.slant",
        "agency.rule_drawn",
        "motto.rule_drawn",
        "heading_sizes.sizes_together",
        "agency-ended",
    }


@pytest.mark.parametrize("mark", ["DỰ THẢO", "DỰ THẢO LẦN 2"])
def test_the_mark_of_a_draft_above_a_heading_set_by_tabs_is_no_agency(mark: str) -> None:
    plain = tabbed()
    draft = replace(plain, blocks=(P("draft", mark, align="center", first=0, before=0, bold=True), *plain.blocks))

    report = lint(draft.build())

    assert texts(report, "parent_agency") == ["UBND HUYỆN PHÚ XUYÊN"]
    assert texts(report, "agency") == ["PHÒNG KINH TẾ"]
    assert codes(draft) == codes(plain)


def test_a_table_with_two_national_names_is_one_heading() -> None:
    name = P("name", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align="center", first=0, before=0, bold=True, size=13)
    table = Table((((P("agency", "SỞ CÔNG THƯƠNG", bold=True),), (name, replace(name, name="again"))),), (200.0, 280.0))

    report = lint(Doc((table, *plan().blocks[1:])).build())

    assert texts(report, "national_name") == [name.text, name.text]
    assert len(report.documents) == len(lint(plan().build()).documents)


def test_text_in_a_table_is_named_as_such() -> None:
    table = Table((((P("cell", "Ngân sách tỉnh"),), (P("cell", "120 triệu đồng"),)),), (200.0, 200.0))
    document = tabbed()

    report = lint(replace(document, blocks=(*document.blocks[:5], table, *document.blocks[5:])).build())

    names = {element.name for element in report.elements if element.kind == "table_text"}
    assert names == {"Chữ trong bảng"}


@pytest.mark.parametrize("make", [plan, decision, letter])
def test_the_words_decide_what_an_element_is_not_its_formatting(make: Callable[[], Doc]) -> None:
    def kinds(document: Doc) -> list[tuple[str, str]]:
        return [(element.kind, element.text) for element in lint(document.build()).elements]

    names = {paragraph.name for paragraph in make().paragraphs()} - {"page", "annex_page"}
    bare = make()
    for name in names:
        bare = bare.change(name, size=13, bold=False, italic=False, font="Arial")

    assert kinds(bare) == kinds(make())


def test_in_a_letter_a_sentence_that_begins_like_a_legal_basis_is_text() -> None:
    document = letter().change("body", text="Căn cứ chức năng, nhiệm vụ được giao, Sở đề nghị báo cáo./.")

    assert codes(document) == []


def test_a_file_that_is_no_administrative_document_is_reported_as_such() -> None:
    story = Doc((*(P("p", f"Ngày xưa có một người thợ rèn, chuyện thứ {n}.", font="Arial") for n in range(30)), LAST))

    report = lint(story.build())

    assert [finding.code for finding in report.findings] == ["layout.not-administrative"]
    assert not report.administrative


def test_a_national_name_in_a_wide_table_is_an_example_and_no_heading() -> None:
    cells = tuple(
        (P("cell", text, first=0),) for text in ("1", "Quốc hiệu", "In hoa", "12", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    )
    table = Doc((Table((cells,), (90.0,) * 5), LAST))

    assert not lint(table.build()).administrative


def test_a_file_of_annexes_alone_is_checked_as_annexes() -> None:
    report = lint(Doc((*annex("I"), Page(last=True, start=1))).change("annex_title", bold=False).build())

    assert report.administrative
    assert report.documents == ("Phụ lục I",)
    assert [finding.code for finding in report.findings] == ["layout.annex_title.weight"]


def test_a_legal_normative_document_is_not_checked() -> None:
    report = lint(plan().change("number_symbol", text="Số: 26/2026/QĐ-TTg").change("motto", size=9).build())

    assert [finding.code for finding in report.findings] == ["layout.normative"]


def test_an_empty_document_is_no_administrative_document() -> None:
    assert [finding.code for finding in lint(Doc((LAST,)).build()).findings] == ["layout.not-administrative"]
