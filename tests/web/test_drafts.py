"""Drafts in a real browser: what was typed survives a reload, a restart of the program, another tab."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.web.conftest import Office, OfficeIn, Server

STATUS = "#trang-thai"


def saved(page: Page) -> None:
    expect(page.locator(STATUS)).to_contain_text("Đã lưu bản nháp")


def test_typed_text_survives_a_reload(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").press_sequentially("Triển khai Chương trình OCOP năm 2027")
    page.get_by_role("button", name="Thêm mục tiêu").click()
    page.locator("[name=targets-0-unit]").press_sequentially("sản phẩm")

    page.reload()

    expect(page.locator("[name=subject]")).to_have_value("Triển khai Chương trình OCOP năm 2027")
    expect(page.locator("[name=targets-0-unit]")).to_have_value("sản phẩm")


def test_typed_text_survives_leaving_and_coming_back(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Kế hoạch viết dở")
    page.get_by_role("link", name="Trang chủ").click()

    page.go_back()
    expect(page.locator("[name=subject]")).to_have_value("Kế hoạch viết dở")

    page.get_by_role("link", name="Trang chủ").click()
    page.get_by_role("link", name=re.compile("Kế hoạch viết dở")).click()
    expect(page.locator("[name=subject]")).to_have_value("Kế hoạch viết dở")


def test_typing_survives_a_restart_of_the_program(office_in: OfficeIn, own_server: Server) -> None:
    page = office_in().open(f"{own_server.url}/soan/plan")
    page.locator("[name=subject]").fill("Gõ trước khi mất kết nối")
    saved(page)

    own_server.stop()
    page.locator("[name=budget-total]").fill("10,5 tỷ")
    expect(page.locator(STATUS)).to_contain_text("Mất kết nối")
    own_server.start()

    expect(page.locator("#f-budget-total-o")).to_contain_text("Mười tỷ năm trăm triệu đồng")
    expect(page.locator("[name=subject]")).to_have_value("Gõ trước khi mất kết nối")
    page.get_by_role("button", name="Tải dữ liệu").click()
    expect(page.locator(STATUS)).to_contain_text("Đã tải")


def test_a_file_can_be_downloaded_as_soon_as_the_program_is_back(office_in: OfficeIn, own_server: Server) -> None:
    page = office_in().open(f"{own_server.url}/soan/plan")
    page.locator("[name=subject]").fill("Gõ trước khi mở lại chương trình")
    saved(page)
    page.wait_for_load_state("networkidle")

    own_server.stop()
    own_server.start()
    page.get_by_role("button", name="Tải dữ liệu").click()

    expect(page.locator(STATUS)).to_contain_text("Đã tải")


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def test_a_page_that_cannot_save_its_draft_warns_before_it_is_left(office_in: OfficeIn, server: Server) -> None:
    office = office_in()
    office.context.add_init_script(FULL)
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").press_sequentially("Chưa lưu")
    expect(page.locator(STATUS)).to_contain_text("Chưa lưu được bản nháp")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))

    page.close(run_before_unload=True)
    expect(page.locator("[name=subject]")).to_have_value("Chưa lưu")
    page.get_by_role("button", name="Tải dữ liệu").click()
    expect(page.locator(STATUS)).to_contain_text("Đã tải")
    page.reload()

    assert asked == ["beforeunload"]


def test_a_page_with_a_saved_draft_is_left_without_a_warning(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.locator("[name=subject]").press_sequentially("Gõ rồi đi ngay")
    page.get_by_role("link", name="Trang chủ").click()

    expect(page.get_by_role("link", name="Gõ rồi đi ngay")).to_be_visible()
    assert asked == []


def test_two_tabs_do_not_overwrite_each_other(office: Office, server: Server) -> None:
    one = office.open(f"{server.url}/soan/plan")
    one.locator("[name=subject]").fill("Bản chung")
    saved(one)
    other = office.open(one.url)
    expect(other.locator("[name=subject]")).to_have_value("Bản chung")

    one.locator("[name=subject]").fill("Sửa ở thẻ thứ nhất")
    expect(other.locator("#tin")).to_contain_text("vừa được sửa ở một thẻ khác")
    other.locator("[name=subject]").fill("Sửa ở thẻ thứ hai")
    expect(other.locator("#tin")).to_contain_text("đang được sửa ở một thẻ khác")

    one.reload()
    other.reload()
    expect(one.locator("[name=subject]")).to_have_value("Sửa ở thẻ thứ nhất")
    expect(other.locator("[name=subject]")).to_have_value("Sửa ở thẻ thứ hai")
    assert one.url != other.url


def test_a_tab_can_load_what_another_tab_saved(office: Office, server: Server) -> None:
    one = office.open(f"{server.url}/soan/plan")
    one.locator("[name=subject]").fill("Bản chung")
    saved(one)
    other = office.open(one.url)

    one.locator("[name=subject]").fill("Bản mới")
    other.get_by_role("button", name="Lấy bản mới nhất").click()

    expect(other.locator("[name=subject]")).to_have_value("Bản mới")


def test_a_draft_is_copied_and_both_go_their_own_way(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Kế hoạch gốc")
    saved(page)
    page.goto(server.url)
    page.get_by_role("button", name="Nhân bản bản nháp Kế hoạch gốc").click()
    expect(page.locator("#ban-nhap-tin")).to_contain_text("Đã nhân bản “Kế hoạch gốc”")

    page.get_by_role("link", name="Kế hoạch gốc (bản sao)").click()
    expect(page.locator("#trang-thai")).to_contain_text("Đã mở lại bản nháp")
    page.locator("[name=subject]").fill("Kế hoạch khác")
    saved(page)
    page.goto(server.url)

    expect(page.locator(".drafts a")).to_have_text(["Kế hoạch khác", "Kế hoạch gốc"])


def test_a_draft_is_not_copied_where_the_browser_has_no_room_and_the_page_tells_it(
    office: Office, server: Server
) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Kế hoạch gốc")
    saved(page)
    page.goto(server.url)
    page.evaluate(f"() => {{ {FULL} }}")
    page.get_by_role("button", name="Nhân bản bản nháp Kế hoạch gốc").click()

    expect(page.locator("#ban-nhap-tin")).to_contain_text("bộ nhớ của trình duyệt đã đầy")
    expect(page.locator(".drafts a")).to_have_count(1)
