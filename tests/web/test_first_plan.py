"""The first plan in the page: nine questions, ticked wording, the draft in the ordinary form."""

from __future__ import annotations

import re

from playwright.sync_api import Page, Route, expect
from tests.web.conftest import CheckingClient, Office, OfficeIn, Server
from tests.web.test_profile import kept

from ocop_docs.kind_info import example

ANSWERS = example("first-plan")


def answered(page: Page) -> None:
    for name, value in {"period-start": "2027", "period-end": "2027", "date": "05/01/2027", "products": "06"}.items():
        page.locator(f"[name={name}]").fill(value)


def test_profile_and_answers_make_a_draft_that_is_sound(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/lap-ke-hoach")
    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()
    answered(page)
    expect(page.get_by_label("Tuyên truyền, quảng bá sản phẩm OCOP của xã Ví Dụ")).to_be_checked()
    expect(page.locator("[name=hien]")).to_have_value(re.compile("yeu-cau-tieu-chi-1"))
    page.get_by_role("button", name="Lập bản thảo").click()
    page.wait_for_url("**/soan/plan?nhap=*")

    expect(page.locator("[name=subject]")).to_have_value(re.compile(r"năm 2027$"))
    expect(page.locator("[name=signatory-name]")).to_have_value("Nguyễn Văn A")
    expect(page.locator("#said .error")).to_have_count(0)
    expect(page.locator("#said .missing")).to_have_count(0)


def test_a_phrase_without_its_tick_stays_out_and_its_tick_stays_off(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/lap-ke-hoach")
    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()
    answered(page)
    expect(page.get_by_label("Tuyên truyền, quảng bá")).to_be_checked()
    page.get_by_label("Tuyên truyền, quảng bá").uncheck()
    with page.expect_response("**/lap-ke-hoach/cau"):
        page.locator("[name=lead]").fill("Văn phòng")
    expect(page.get_by_label(re.compile("Văn phòng: Chủ trì tham mưu"))).to_be_checked()
    expect(page.get_by_label("Tuyên truyền, quảng bá")).not_to_be_checked()
    page.get_by_role("button", name="Lập bản thảo").click()
    page.wait_for_url("**/soan/plan?nhap=*")

    expect(page.locator("[name=responsibilities-0-unit]")).to_have_value("Văn phòng")
    assert "Tuyên truyền, quảng bá" not in page.locator("form").inner_html()


def test_a_tick_that_is_changed_while_wording_is_on_its_way_stays_changed(office: Office, server: Server) -> None:
    page = office.open(server.url)
    kept(page, server.url)
    page.goto(f"{server.url}/lap-ke-hoach")
    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()
    with page.expect_response("**/lap-ke-hoach/cau"):
        answered(page)
    tick = page.get_by_label("Tuyên truyền, quảng bá")
    expect(tick).to_be_checked()
    held: list[Route] = []
    page.route("**/lap-ke-hoach/cau", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/lap-ke-hoach/cau"):
        page.locator("[name=lead]").fill("Văn phòng")
    tick.uncheck()
    held[0].continue_()

    expect(page.get_by_label(re.compile("Văn phòng: Chủ trì tham mưu"))).to_be_checked()
    expect(tick).not_to_be_checked()


def test_answers_with_faults_come_back_with_their_ticks(client: CheckingClient) -> None:
    typed = {
        "viec": "lap",
        "issuer-name": "UBND xã A",
        "period-start": "x",
        "hien": "muc-dich-1 muc-dich-2",
        "cau": "muc-dich-2",
    }
    answer = client.send("/lap-ke-hoach", typed)

    assert answer.status_code == 422
    assert 'value="muc-dich-1">' in answer.text
    assert 'value="muc-dich-2" checked>' in answer.text


def test_the_questions_work_where_scripts_are_forbidden(office_in: OfficeIn, server: Server) -> None:
    page = office_in(java_script_enabled=False).open(f"{server.url}/lap-ke-hoach")
    page.locator("[name=issuer-name]").fill("Ủy ban nhân dân xã Ví Dụ")
    page.locator("[name=issuer-level]").select_option("commune")
    answered(page)
    page.get_by_role("button", name="Kiểm tra").click()
    page.get_by_role("button", name="Lập bản thảo").click()

    expect(page.locator("[name=subject]")).to_have_value(re.compile(r"năm 2027$"))


def test_the_api_makes_a_plan_and_tells_what_was_left(client: CheckingClient) -> None:
    answer = client.post("/api/v1/first-plan", json=ANSWERS).get_json()

    assert answer["record"]["kind"] == "plan"
    assert {one["name"] for one in answer["suggestions"] if one["taken"]} == set(ANSWERS["phrases"])
    assert client.post("/api/v1/first-plan", json={}).status_code == 422
