"""The pages of the office in a real browser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.office.people import PASSWORD, Office, open_office
from tests.web.conftest import OfficeIn, Server
from tests.web.test_access import violations_in_every_look

from ocop_docs.intake.embedded import read_embedded
from ocop_docs.office.papers.papers import comment
from ocop_docs.office.people.accounts import Account, add_person
from ocop_docs.office.store.store import create_store

CORRECTED = "Thực hiện Chương trình mỗi xã một sản phẩm trên địa bàn xã năm 2027"
PEOPLE = {"lan": "specialist", "hung": "head", "minh": "signatory", "binh": "clerk"}
PATHS = ("/co-quan", "/co-quan/van-ban", "/co-quan/van-ban/nhap", "/co-quan/so", "/co-quan/tai-khoan")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, Office]]:
    store = create_store(tmp_path / "kho")
    server = Server(tmp_path / "lô", store)
    yield server.url, open_office(store)
    server.stop()
    store.close()


def log_in(page: Page, url: str, login: str) -> None:
    page.goto(f"{url}/dang-nhap")
    page.get_by_label("Tên đăng nhập").fill(login)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"{url}/co-quan")


def test_a_plan_goes_from_a_clerk_through_return_and_correction_to_its_number_and_is_found_a_year_later(
    served: tuple[str, Office], office_in: OfficeIn
) -> None:
    url, office = served
    office.store.clock = lambda: dt.datetime(2026, 12, 22, tzinfo=dt.UTC)
    browsers = [office_in() for _ in PEOPLE]
    specialist, head, signatory, clerk = (one.open(url) for one in browsers)
    for page, (login, role) in zip((specialist, head, signatory, clerk), PEOPLE.items(), strict=True):
        add_person(office.store, office.id, Account(login, login.title(), PASSWORD, [role]))
        log_in(page, url, login)

    specialist.goto(f"{url}/vi-du/plan/xa-vi-du-2027")
    specialist.get_by_role("button", name="Lưu vào cơ quan").click()
    specialist.get_by_role("button", name="Trình").click()
    expect(specialist.get_by_text("Đã trình")).to_be_visible()
    head.goto(specialist.url)
    head.get_by_label("Ở mục").select_option("subject")
    head.get_by_label("Ý kiến").last.fill("Ghi rõ tên Chương trình")
    head.get_by_role("button", name="Gửi ý kiến").click()
    head.get_by_label("Lý do").fill("Trích yếu chưa rõ")
    head.get_by_role("button", name="Trả lại").click()
    expect(head.locator(".lead")).to_contain_text("Trả lại")

    specialist.goto(f"{url}/co-quan")
    specialist.locator("section", has_text="Chờ tôi xử lý").get_by_role("link").first.click()
    specialist.get_by_role("link", name="Sửa").click()
    expect(specialist.get_by_text("Trích yếu chưa rõ")).to_be_visible()
    specialist.locator("[aria-labelledby=g-y-kien]").get_by_role("link").click()
    assert specialist.evaluate("document.activeElement.name") == "subject"
    specialist.keyboard.press("Control+A")
    specialist.keyboard.insert_text(CORRECTED)
    expect(specialist.locator("#trang-thai")).to_contain_text("Đã lưu phần đang gõ trên máy chủ")
    head.goto(f"{url}{urlsplit(head.url).path}/soan")
    expect(head.get_by_text("Lan đang sửa văn bản này")).to_be_visible()
    specialist.get_by_role("button", name="Lưu vào cơ quan").click()
    expect(specialist.locator("ins")).to_have_text(CORRECTED)
    specialist.get_by_role("button", name="Trình").click()
    for page, button in ((head, "Duyệt thể thức"), (signatory, "Ghi nhận đã ký")):
        page.goto(specialist.url)
        page.get_by_role("button", name=button).click()
    clerk.goto(f"{url}/co-quan/so")
    clerk.get_by_role("button", name="Vào sổ, lấy số").click()
    expect(clerk.get_by_role("cell", name="01/KH-UBND")).to_be_visible()

    office.store.clock = lambda: dt.datetime(2027, 12, 22, tzinfo=dt.UTC)
    log_in(specialist, url, "lan")
    specialist.goto(f"{url}/co-quan/van-ban")
    specialist.get_by_label("Tìm").fill('"chuong trinh moi xa mot san pham" 2027')
    specialist.get_by_role("button", name="Tìm").click()
    specialist.get_by_role("link", name="Thực hiện Chương trình").click()
    with specialist.expect_download() as download:
        specialist.get_by_role("link", name="Tải Word").click()
    record = read_embedded(download.value.path().read_bytes()).record
    assert (record["number"], record["date"]) == (1, "2026-12-22")
    complaints = [complaint for one in browsers for complaint in one.complaints]
    assert [one for one in complaints if "409" not in one] == [], "but for the refusal to edit what another edits"


def test_axe_finds_nothing_on_the_pages_of_the_office(served: tuple[str, Office], office_in: OfficeIn) -> None:
    url, office = served
    key = office.signed()
    office.issue([office.signed()])
    comment(office.actor("head"), key, "subject", "Ghi rõ năm")
    every = ["administrator", "clerk", "head", "specialist"]
    add_person(office.store, office.id, Account("an", "Nguyễn An", PASSWORD, every))
    page = office_in().open(f"{url}/co-quan")

    assert violations_in_every_look(page) == [], "the login"
    log_in(page, url, "an")
    for path in (*PATHS, f"/co-quan/van-ban/{key}", "/soan/plan"):
        page.goto(url + path)
        assert violations_in_every_look(page) == [], path
