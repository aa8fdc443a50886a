"""How far each section of a form is filled in."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect
from tests.web.conftest import CheckingClient, Office, Server

from ocop_docs.documents.catalogue import KINDS, RECORDS
from ocop_docs.kind_info import example
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.nodes import Binder, states
from ocop_docs.web.forms.reading import read
from ocop_docs.web.forms.values import new_form, typed_of


def states_of(kind: str, record: dict[str, object]) -> dict[str, str]:
    typed, _ = typed_of(form_of(KINDS[kind].model), record)
    return states(Binder(read(KINDS[kind], typed)).sections(KINDS[kind], typed))


def test_an_empty_form_tells_how_many_fields_are_left_and_nothing_of_what_is_optional() -> None:
    found = states_of("plan", {})

    assert found["phan-dau"] == "còn 8 ô"
    assert found["purposes"] == "còn 1 ô"
    assert found["star-quotas"] == found["phu-luc"] == ""


def test_a_complete_record_has_no_field_left_in_any_section() -> None:
    found = states_of("plan", example("plan", "xa-vi-du-2027"))

    assert set(found.values()) == {"đã đủ", ""}
    assert found["purposes"] == found["phan-cuoi"] == "đã đủ"


def test_a_wrong_field_and_a_row_that_is_begun_count_and_a_blank_row_does_not() -> None:
    record = example("plan", "xa-vi-du-2027")

    assert states_of("plan", record | {"date": "30/02/2027"})["phan-dau"] == "còn 1 ô"
    assert states_of("plan", record | {"targets": [{"action": "Có"}, {}]})["targets"] == "còn 2 ô"


def test_a_section_that_is_left_out_on_purpose_asks_for_nothing() -> None:
    record = {name: value for name, value in example("plan", "xa-vi-du-2027").items() if name != "budget"}

    assert states_of("plan", record)["budget"] == "còn 1 ô"
    assert states_of("plan", record | {"left_out": ["budget"]})["budget"] == ""


@pytest.mark.parametrize("entry", [*KINDS.values(), *RECORDS.values()], ids=lambda entry: entry.name)
def test_every_form_has_a_state_for_each_section(entry: Any) -> None:
    typed = new_form(form_of(entry.model))

    found = states(Binder(None).sections(entry, typed)).values()

    assert all(state == "" or state.startswith("còn ") for state in found)


def test_the_state_follows_what_is_typed(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    place = page.locator("[data-state=purposes]")
    expect(place).to_have_text("còn 1 ô")
    page.locator("[name=purposes-0]").fill("Phát triển sản phẩm.")

    expect(place).to_have_text("đã đủ")


def test_a_round_and_a_profile_tell_it_too(client: CheckingClient) -> None:
    assert client.send("/dot-danh-gia/ho-so/song").get_json()["sections"]["tinh"].startswith("còn ")
    assert client.send("/ho-so-co-quan/song").get_json()["sections"]["co-quan"] == "còn 3 ô"
