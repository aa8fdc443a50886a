"""The office's profile in the page: filled from a name, kept in the browser, saved as a file, offered when asked."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.conftest import CheckingClient, Office, OfficeIn, Server

from ocop_docs.drafting.profile import profile_of
from ocop_docs.kind_info import example
from ocop_docs.resources import samples_folder

FILE = samples_folder() / "office-profile" / "xa-vi-du.json"
STATUS = "#trang-thai"


def kept(page: Page, address: str) -> None:
    """Open the sample profile, which the browser then keeps."""
    page.goto(f"{address}/ho-so-co-quan")
    page.locator("#tep").set_input_files(FILE)
    expect(page.locator(STATUS)).to_contain_text("Đã lưu")


def test_a_name_that_several_have_is_chosen_once_and_the_rest_is_filled(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/ho-so-co-quan")
    page.locator("[name=issuer-name]").fill("xa minh chau")
    page.locator("[name=issuer-name]").press("Tab")
    page.get_by_role("button", name="xã Minh Châu, tỉnh Nghệ An").click()

    expect(page.locator("[name=issuer-place]")).to_have_value("Minh Châu")
    expect(page.locator("[name=province]")).to_have_value("tỉnh Nghệ An")
    expect(page.locator("[name=units-1-name]")).to_have_value("Phòng Kinh tế")
    expect(page.locator("[name=signatories-0-head_position]")).to_have_value("Chủ tịch")


def test_a_new_document_takes_the_profile_when_asked_and_nothing_before(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/soan/report")
    expect(page.get_by_role("button", name="Điền từ hồ sơ cơ quan")).to_be_visible()
    expect(page.locator("[name=issuer-name]")).to_have_value("")

    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()
    expect(page.locator("[name=issuer-name]")).to_have_value("Ủy ban nhân dân xã Ví Dụ")
    expect(page.locator("[name=recipients-4]")).to_have_value("Các thôn, các chủ thể OCOP")
    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator("[name=issuer-name]")).to_have_value("")


def test_another_signatory_of_the_profile_is_one_click_away(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/soan/plan")
    page.get_by_role("button", name="Trần Thị B, Chủ tịch").click()

    expect(page.locator("[name=signatory-name]")).to_have_value("Trần Thị B")
    expect(page.locator("[name=signatory-capacity]")).to_have_value("head")


def test_the_units_of_the_profile_are_suggested(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/soan/plan")
    page.get_by_role("button", name="Thêm nhiệm vụ").click()
    page.locator("[name=tasks-0-lead]").focus()

    expect(page.locator("#dia-danh option").nth(1)).to_have_attribute("value", "Phòng Kinh tế")


def test_a_round_takes_the_profile_too(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/dot-danh-gia/ho-so")
    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()

    expect(page.locator("[name=communes-0-name]")).to_have_value("xã Ví Dụ")
    expect(page.locator("[name=province-name]")).to_have_value("tỉnh Minh Họa")


def test_the_office_of_a_first_document_is_kept_as_the_profile_when_asked(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/xa-vi-du-2027")
    with page.expect_download():
        page.get_by_role("button", name="Tải Word").click()
    page.get_by_role("button", name="Lưu làm hồ sơ").click()
    page.goto(f"{server.url}/ho-so-co-quan")

    expect(page.locator("[name=issuer-name]")).to_have_value("Ủy ban nhân dân xã Ví Dụ")
    expect(page.locator("[name=signatories-0-name]")).to_have_value("Nguyễn Văn A")


def test_a_profile_that_a_file_replaces_can_be_taken_back(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/ho-so-co-quan")
    page.locator("[name=issuer-name]").fill("Ủy ban nhân dân xã Cũ")
    expect(page.locator(STATUS)).to_contain_text("Đã lưu")
    page.locator("#tep").set_input_files(FILE)
    expect(page.locator("[name=issuer-name]")).to_have_value("Ủy ban nhân dân xã Ví Dụ")
    page.get_by_role("button", name="Lấy lại bản trước").click()

    expect(page.locator("[name=issuer-name]")).to_have_value("Ủy ban nhân dân xã Cũ")


def test_what_is_saved_as_a_file_opens_as_it_was(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải tệp hồ sơ").click()

    saved = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert {name: saved[name] for name in ("units", "recipients", "signatories")} == {
        name: example("office-profile")[name] for name in ("units", "recipients", "signatories")
    }
    assert "xã Ví Dụ" in download.value.suggested_filename


def test_the_page_works_where_scripts_are_forbidden(office_in: OfficeIn, server: Server) -> None:
    page = office_in(java_script_enabled=False).open(f"{server.url}/ho-so-co-quan")
    page.locator("[name=issuer-name]").fill("tỉnh Cao Bằng")
    page.get_by_role("button", name="Điền phần đã biết").click()
    expect(page.locator("[name=issuer-place]")).to_have_value("Cao Bằng")
    page.locator("#tep").set_input_files(FILE)
    page.get_by_role("button", name=re.compile("Mở tệp hồ sơ")).click()

    expect(page.locator("[name=units-1-name]")).to_have_value("Phòng Kinh tế")


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"kind": "plan"}', "hồ".encode("utf-16"), b"PK\x03\x04"])
def test_a_file_that_is_no_profile_is_refused_with_a_way_out(client: CheckingClient, content: bytes) -> None:
    answer = client.send("/ho-so-co-quan/mo", {"tep": (io.BytesIO(content), "x.json")})

    assert answer.status_code in (400, 422)
    assert "Về trang chủ" in answer.text


@pytest.mark.parametrize("sent", ["", "x", "[1]", '[["issuer-name", "Ủy ban nhân dân xã A"]]'])
def test_a_broken_profile_fills_nothing(client: CheckingClient, sent: str) -> None:
    answer = client.send("/ho-so-co-quan/dien/plan", {"ho-so": sent}, headers={"Accept": "application/json"})

    assert answer.status_code == 422
    assert answer.get_json()["errors"]


def test_the_first_page_opens_a_profile(client: CheckingClient) -> None:
    answer = client.send("/mo", {"tep": (io.BytesIO(FILE.read_bytes()), "x.json")})

    assert "Hồ sơ cơ quan" in answer.text
    assert "Phòng Kinh tế" in answer.text


def test_the_api_makes_a_profile_and_a_skeleton_with_it(client: CheckingClient) -> None:
    made = client.get("/api/v1/profile", query_string={"name": "tỉnh Cao Bằng"}).get_json()
    assert made == profile_of("tỉnh Cao Bằng")

    empty = client.post("/api/v1/kinds/plan/skeleton", json=made, headers={"X-Token": client.token()}).get_json()

    assert empty["issuer"]["place"] == "Cao Bằng"
    assert client.get("/api/v1/profile?name=x").status_code == 400
