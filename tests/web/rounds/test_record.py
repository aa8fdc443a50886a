"""A round's record is opened, filled in on its page, checked and saved without loss."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.rounds.pages import PAGE, SAMPLE, act, opened, shown, small_round

from ocop_docs.documents.catalogue import RECORDS
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.record import EvaluationRound, Papers
from ocop_docs.rounds.workbooks import round_workbook
from ocop_docs.web.forms.sections import sections_of


def test_the_first_page_of_rounds_offers_every_way_to_start(client: CheckingClient) -> None:
    text = client.get("/dot-danh-gia").text

    assert all(path in text for path in (PAGE, "/dot-danh-gia/vi-du", "/dot-danh-gia/bang-tinh", "/dot-danh-gia/mo"))
    assert "/dot-danh-gia" in client.get("/").text


@pytest.mark.parametrize("step", ["ho-so", "phieu", "ket-qua", "van-ban"])
def test_every_step_of_a_round_is_a_valid_page(client: CheckingClient, fields: dict[str, str], step: str) -> None:
    assert client.send(PAGE, {**fields, "viec": f"xem:{step}"}).status_code == 200


def test_every_field_of_a_round_is_once_in_its_page_or_among_its_sheets() -> None:
    named = [name for section in sections_of(RECORDS["evaluation"]) for name in section.fields]

    papers = [f"papers.{name}" for name in Papers.model_fields]
    fields = [name for name in EvaluationRound.model_fields if name != "papers"]
    assert sorted([*named, "kind", "sheets"]) == sorted([*fields, *papers])


def test_a_new_round_lists_what_is_missing(client: CheckingClient) -> None:
    fields = fields_of(client.get(PAGE).text)

    page = shown(act(client, fields, "kiem-tra"))

    assert "Còn phải điền" in page.text_content()
    assert "Chưa có phiếu để chấm" in shown(act(client, fields, "xem:phieu")).text_content()
    assert "Chưa chấm điểm được" in shown(act(client, fields, "xem:ket-qua")).text_content()
    assert act(client, fields, "tai:zip").status_code == 422


@pytest.mark.parametrize("path", ["/dot-danh-gia/mo", "/mo"])
def test_the_example_opens_whole_and_is_kept_as_it_was(client: CheckingClient, path: str) -> None:
    response = client.send(path, {"tep": (SAMPLE.open("rb"), "x.json")}, content_type="multipart/form-data", known=True)

    saved = act(client, fields_of(response.text), "tai:json")

    assert load_round(saved.data) == load_round(SAMPLE)


def test_a_workbook_opens_like_the_record_it_holds(client: CheckingClient) -> None:
    evaluation = load_round(small_round())

    response = opened(client, round_workbook(evaluation), "dot.xlsx")

    assert load_round(act(client, fields_of(response.text), "tai:json").data) == evaluation


def test_a_round_leaves_the_page_as_a_workbook_again(client: CheckingClient, fields: dict[str, str]) -> None:
    assert load_round(act(client, fields, "tai:xlsx").data) == load_round(small_round())


def test_a_file_that_is_no_round_is_refused_in_vietnamese(client: CheckingClient) -> None:
    plan = (samples_folder() / "plan" / "trung-khanh-2023.json").read_bytes()

    assert "không phải hồ sơ" in opened(client, plan).text
    assert opened(client, b"PK\x03\x04", "x.xlsx").status_code in (400, 422)
    assert opened(client, b"{").status_code == 400
    assert client.send("/dot-danh-gia/mo", {}).status_code == 400


def test_a_record_with_a_field_that_no_page_has_is_refused_rather_than_opened_without_it(
    client: CheckingClient,
) -> None:
    response = opened(client, small_round() | {"color": "đỏ"})

    assert response.status_code == 422
    assert "color" in response.text


def test_faults_of_the_record_are_shown_at_their_fields(client: CheckingClient, fields: dict[str, str]) -> None:
    page = shown(act(client, fields | {"products-1-producer": "CT99", "meeting-date": "31/9/2026"}, "kiem-tra"))

    fault = page.get_element_by_id("f-meeting-date-e").text_content()
    again = shown(act(client, fields | {"products-1-producer": "CT99"}, "kiem-tra"))
    assert "31/9/2026" in fault
    assert "CT99" in again.get_element_by_id("f-products-1-producer-e").text_content()


def test_the_catalogue_offers_legal_bases_for_each_paper_that_cites_them(
    client: CheckingClient, fields: dict[str, str]
) -> None:
    basis = "papers-notice-legal_bases"
    before = sum(name.startswith(basis) and name.endswith("-number") for name in fields)
    page = act(client, fields, "chon-can-cu", **{"can-cu": "26/2026/QĐ-TTg", "can-cu-cua": basis})

    offered = lxml_html.fromstring(page.text)
    assert offered.xpath("//select[@id='can-cu']//option[@value='26/2026/QĐ-TTg']")
    assert "papers-minutes-legal_bases" not in offered.xpath("//select[@id='can-cu-cua']/option/@value")
    assert fields_of(page.text)[f"{basis}-{before}-number"] == "26/2026/QĐ-TTg"
