"""Usual wording in the form: shown on demand, added by one click, taken back, the office's own beside it."""

from __future__ import annotations

import io
import json

import pytest
from playwright.sync_api import Page, expect
from tests.web.conftest import CheckingClient, Office, OfficeIn, Server

from ocop_docs.drafting.phrases import library
from ocop_docs.resources import samples_folder

BOOK = samples_folder() / "phrase-book" / "xa-vi-du.json"
EXAMPLE = "/vi-du/plan/xa-vi-du-2027"


def shown(page: Page, section: str) -> None:
    page.get_by_role("button", name=f"Câu mẫu cho {section}").click()
    expect(page.get_by_label("Tìm câu")).to_be_visible()


def test_a_phrase_is_found_and_added_by_one_click_and_can_be_taken_back(office: Office, server: Server) -> None:
    page = office.open(server.url + EXAMPLE)
    shown(page, "Tổ chức thực hiện")
    page.get_by_label("Tìm câu").fill("trung tam phuc vu")
    page.locator(".phrases li:visible button").click()
    expect(page.locator("[name=responsibilities-3-unit]")).to_have_value("Trung tâm Phục vụ hành chính công")

    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator("[name=responsibilities-3-unit]")).to_have_count(0)


def test_a_phrase_fills_the_blank_row_and_the_names_of_the_record(office: Office, server: Server) -> None:
    page = office.open(server.url + EXAMPLE)
    page.locator("[name=recipients-2]").fill("")
    shown(page, "Nơi nhận")
    page.get_by_role("button", name="Hội đồng nhân dân xã Ví Dụ").click()

    expect(page.locator("[name=recipients-2]")).to_have_value("Thường trực Đảng ủy, Hội đồng nhân dân xã Ví Dụ")


def test_the_office_s_own_phrases_stand_beside_the_others(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/cau-mau")
    page.locator("#tep").set_input_files(BOOK)
    expect(page.locator("#trang-thai")).to_contain_text("Đã lưu")
    page.goto(server.url + EXAMPLE)
    shown(page, "Mục đích")
    page.get_by_role("button", name="nghề làm miến dong của xã Ví Dụ").click()

    expect(page.locator("[name=purposes-2]")).to_have_value(
        "Đưa nghề làm miến dong của xã Ví Dụ thành sản phẩm OCOP có thương hiệu."
    )


def test_phrases_are_added_where_scripts_are_forbidden(office_in: OfficeIn, server: Server) -> None:
    page = office_in(java_script_enabled=False).open(server.url + EXAMPLE)
    page.get_by_role("button", name="Câu mẫu cho Yêu cầu").click()
    page.get_by_role("button", name="công khai, minh bạch").click()

    expect(page.locator("[name=requirements-2]")).to_contain_text("công khai, minh bạch")


def test_the_library_is_searched_in_the_page(client: CheckingClient) -> None:
    assert f"Câu mẫu có sẵn ({len(library())})" in client.get("/cau-mau").text
    assert "Câu mẫu có sẵn (1)" in client.get("/cau-mau?tim=tieu chuan chat luong va truy xuat").text


def test_an_unknown_phrase_is_refused(client: CheckingClient) -> None:
    for wanted in ("them-cau:khong-co", "khac:x"):
        answer = client.send("/soan/plan/cau-mau", {"viec": wanted}, headers={"Accept": "application/json"})
        assert answer.status_code == 400


@pytest.mark.parametrize("content", [b"{", b'{"kind": "plan"}', b'{"kind": "phrase-book", "phrases": 1}'])
def test_a_file_that_holds_no_phrases_is_refused(client: CheckingClient, content: bytes) -> None:
    answer = client.send("/cau-mau/mo", {"tep": (io.BytesIO(content), "x.json")})

    assert answer.status_code in (400, 422)


def test_the_file_of_phrases_is_what_was_typed(client: CheckingClient) -> None:
    typed = {"viec": "tai:json", "phrases-0-section": "tasks", "phrases-0-text": "Làm."}
    saved = json.loads(client.send("/cau-mau", typed).data)

    assert saved == {"kind": "phrase-book", "phrases": [{"section": "tasks", "text": "Làm."}]}


def test_the_api_lists_phrases(client: CheckingClient) -> None:
    found = client.get("/api/v1/phrases", query_string={"kind": "plan", "search": "truy xuat nguon goc"}).get_json()[
        "phrases"
    ]

    assert [one["name"] for one in found] == ["viec-xa-3"]
    assert client.get("/api/v1/phrases?kind=x").status_code == 400
