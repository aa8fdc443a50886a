"""The official forms of NĐ 30/2020, Phụ lục III, mục II, as the decree prints them, are recognised."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ocop_docs.checks.layout.lint import lint
from ocop_docs.checks.layout.report import LintReport

FORMS = Path(__file__).parent / "official-forms.docx"
HEADING = {"parent_agency", "agency", "number_symbol", "national_name", "motto", "place_date"}
CLOSE = {"recipients_label", "recipient", "signer_position", "signer_name"}
DECISION = {"type_name", "subject", "authority_line", "legal_basis", "enacting"}
NAMED = [
    "NGHỊ QUYẾT",
    "QUYẾT ĐỊNH",
    "QUYẾT ĐỊNH",
    "VĂN BẢN KÈM THEO",
    "VĂN BẢN KÈM THEO",
    "TÊN LOẠI VĂN BẢN",
    "CÔNG VĂN",
    "CÔNG ĐIỆN",
    "GIẤY MỜI",
    "GIẤY GIỚI THIỆU",
    "BIÊN BẢN",
    "GIẤY NGHỈ PHÉP",
    "Phụ lục …...",
    "Phụ lục …...",
    "TÊN LOẠI VĂN BẢN",
    "TÊN LOẠI VĂN BẢN",
]


@cache
def report() -> LintReport:
    return lint(FORMS.read_bytes())


def kinds(form: int) -> set[str]:
    return {element.kind for element in report().elements if element.segment == form}


def test_every_official_form_is_recognised() -> None:
    assert list(report().documents) == NAMED


@pytest.mark.parametrize("form", [1, 2, 3])
def test_resolutions_and_decisions_have_all_their_elements(form: int) -> None:
    assert kinds(form) >= HEADING | DECISION | CLOSE


@pytest.mark.parametrize("form", [4, 5])
def test_attached_documents_have_neither_number_nor_date_nor_close(form: int) -> None:
    assert kinds(form) >= {"agency", "national_name", "motto", "type_name", "subject", "attached_reference", "article"}
    assert not kinds(form) & (CLOSE | {"number_symbol", "place_date"})


@pytest.mark.parametrize("form", [6, 8, 9, 12])
def test_documents_with_a_type_have_a_heading_a_type_and_a_close(form: int) -> None:
    assert kinds(form) >= HEADING | {"type_name", "body"} | CLOSE


def test_a_letter_has_its_subject_under_the_number_and_addressees() -> None:
    assert kinds(7) >= HEADING | {"subject_dispatch", "addressee", "addressee_item"} | CLOSE
    assert "type_name" not in kinds(7)


def test_minutes_have_two_signers_and_no_date() -> None:
    signers = [element.text for element in report().elements if element.segment == 11 and "position" in element.kind]

    assert signers == ["THƯ KÝ", "CHỦ TỌA"]
    assert "place_date" not in kinds(11)


@pytest.mark.parametrize("form", [13, 14])
def test_annexes_have_a_label_a_title_and_a_reference(form: int) -> None:
    assert kinds(form) >= {"annex_label", "annex_title", "annex_reference", "body"}


def test_an_element_that_the_form_of_a_type_lacks_is_not_reported_missing() -> None:
    codes = {finding.code for finding in report().findings}

    assert not {code for code in codes if code.endswith((".missing", ".form_forbids", ".form_requires"))}
