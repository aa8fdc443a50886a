"""Suggestions of places, and the rows that legal texts make."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest

from ocop_docs.documents.legal_rows import row_of
from ocop_docs.drafting import places
from ocop_docs.law.legal_texts import legal_texts
from ocop_docs.web.forms.legal_picker import choices_on


def values(query: str, purpose: str) -> list[str]:
    return [found["value"] for found in places.suggestions(query, purpose)]


def test_an_office_is_suggested_by_the_name_of_its_unit() -> None:
    assert "Ủy ban nhân dân tỉnh Cao Bằng" in values("cao bằng", "office")
    assert "Ủy ban nhân dân thành phố Hà Nội" in values("Ủy ban nhân dân thành phố Hà", "office")


def test_a_commune_is_suggested_with_its_province() -> None:
    found = places.suggestions("minh châu", "commune")

    assert {"value": "Xã Minh Châu", "hint": "thành phố Hà Nội"} in found
    assert all(one["hint"] for one in found)


def test_a_unit_is_suggested_by_its_bare_name_for_the_place_of_issue() -> None:
    assert "Cao Bằng" in values("cao b", "unit")


def test_what_was_typed_decomposed_is_found_too() -> None:
    assert values(unicodedata.normalize("NFD", "cao bằng"), "unit") == values("cao bằng", "unit")


@pytest.mark.parametrize(
    "query",
    ["phuong thuan hoa", "Phường Thuận Hoá", "PHƯỜNG THUẬN HÓA", "UBND phường Thuận Hóa", "ubnd phuong thuan hoa"],
)
def test_an_office_is_found_in_every_spelling_with_accents_or_without(query: str) -> None:
    assert values(query, "office") == ["Ủy ban nhân dân phường Thuận Hóa"]


def test_whoever_types_accents_is_offered_no_other_accents() -> None:
    assert all("Hòa" in value for value in values("hòa", "unit"))
    assert {"Hóa" in value for value in values("thanh hoa", "unit")} >= {True}


def test_an_office_comes_with_its_level_and_place() -> None:
    facts = {found["value"]: (found["level"], found["place"]) for found in places.suggestions("minh châu", "office")}

    assert facts["Ủy ban nhân dân xã Minh Châu"] == ("commune", "Minh Châu")
    assert places.suggestions("tỉnh cao bằng", "office")[0]["level"] == "province"


def test_no_more_than_thirty_are_suggested_and_nothing_for_nothing() -> None:
    assert len(values("a", "commune")) == places.LIMIT
    assert values("  ", "unit") == []


def test_the_texts_in_force_on_a_day_come_first() -> None:
    stands = [choice.stands for choice in choices_on(dt.date(2026, 8, 1))]

    assert stands == sorted(stands, reverse=True)
    assert any(stands)
    assert not all(stands)


def test_texts_of_a_later_day_are_not_offered() -> None:
    numbers = {choice.number for choice in choices_on(dt.date(2019, 8, 13))}

    assert "26/2026/QĐ-TTg" not in numbers
    assert "490/QĐ-TTg" in numbers


@pytest.mark.parametrize("number", legal_texts())
def test_every_row_continues_the_sentence_of_a_legal_basis(number: str) -> None:
    row = row_of(legal_texts()[number])

    assert row["lead_in"] == "Căn cứ"
    assert "subject" not in row or row["subject"].split()[0] in ("về", "ban", "sửa", "quy", "hướng", "phê")
