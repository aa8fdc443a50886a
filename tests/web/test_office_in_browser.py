"""The pages of the office in a real browser."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import Row
from tests.office.people import PASSWORD, Office, open_office
from tests.office.test_watch import issued, sample
from tests.web.conftest import OfficeIn, Server
from tests.web.test_access import violations_in_every_look

from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.intake.embedded import read_embedded
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import comment
from ocop_docs.office.people.accounts import FIRST_BOOK, Account, add_person
from ocop_docs.office.register.entries import books_of, entries_of, years_of
from ocop_docs.office.register.series import CERTIFICATES, FORMS
from ocop_docs.office.store.store import create_store
from ocop_docs.pipeline import load, write_word
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.web.app import create_app

CORRECTED = "Thực hiện Chương trình mỗi xã một sản phẩm trên địa bàn xã năm 2027"
PEOPLE = {"lan": "specialist", "hung": "head", "minh": "signatory", "binh": "clerk"}
NO_PAGES = {
    "office_home.download": "a workbook",
    "office_papers.download": "a file",
    "office_register.download": "a file",
    "office_figures.show": "for Prometheus",
    "office_health.alive": "JSON",
    "office_health.ready": "JSON",
    "office_oidc.start": "leads to a provider, and none is set",
    "office_oidc.link": "leads to a provider, and none is set",
    "office_oidc.returned": "not there without a provider",
    "office_oidc.finish": "not there without a provider",
}
"""Views that show no page, and why."""


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
    specialist.get_by_label("Văn bản ví dụ").uncheck()
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


def pages_of_the_office(app: Flask, key: str) -> list[str]:
    """Every page of the office that a browser can be sent to, by the table of routes."""
    adapter = app.url_map.bind("127.0.0.1")
    of_office = [one for one in app.url_map.iter_rules() if one.endpoint.startswith("office_")]
    shown = [one for one in of_office if "GET" in (one.methods or ()) and one.endpoint not in NO_PAGES]
    return sorted({adapter.build(one.endpoint, {"key": key} if one.arguments else {}) for one in shown})


def test_axe_finds_nothing_on_any_page_of_the_office(served: tuple[str, Office], office_in: OfficeIn) -> None:
    url, office = served
    office.store.clock = lambda: dt.datetime(2027, 6, 1, tzinfo=dt.UTC)
    issued(office, sample("recognition-decision"))
    issued(office, sample("plan", "tinh-minh-hoa-2027"))
    office.draft()
    returned = office.draft(subject="Kế hoạch bị trả lại")
    move(office.actor("specialist"), returned, "submit")
    comment(office.actor("head"), returned, "subject", "Ghi rõ năm")
    comment(office.actor("clerk"), returned, "", "Xem lại nơi nhận")
    move(office.actor("head"), returned, "return", reason="Trích yếu chưa rõ")
    office.signed()
    every = ["administrator", "clerk", "head", "specialist", "signatory"]
    add_person(office.store, office.id, Account("an", "Nguyễn An", PASSWORD, every))
    page = office_in().open(f"{url}/co-quan")

    assert violations_in_every_look(page) == [], "the login"
    page.get_by_label("Tên đăng nhập").fill("an")
    page.get_by_label("Mật khẩu").fill("sai mật khẩu")
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations_in_every_look(page) == [], "the login refused"
    log_in(page, url, "an")
    paths = pages_of_the_office(create_app(store=office.store), returned)
    assert {"/co-quan/toi", "/co-quan/tai-khoan", f"/co-quan/van-ban/{returned}/soan"} <= set(paths)
    for path in (*paths, "/soan/plan", "/co-quan/van-ban?q=ke+hoach"):
        page.goto(url + path)
        for summary in page.locator("main summary:visible").all():
            summary.click()
        assert violations_in_every_look(page) == [], path
    page.goto(f"{url}/co-quan/van-ban/nhap-cu")
    old = write_word(load(sample("plan", "xa-vi-du-2027")))
    page.get_by_label("Tệp Word").set_input_files(
        [
            {"name": "cũ.docx", "mimeType": "application/octet-stream", "buffer": old},
            {"name": "hỏng.docx", "mimeType": "application/octet-stream", "buffer": b"?"},
        ]
    )
    page.get_by_role("button", name="Lưu thành dự thảo").click()
    expect(page.get_by_text("hỏng.docx: không nhập được.")).to_be_visible()
    assert violations_in_every_look(page) == [], "what became of old files"


def test_a_round_issues_every_paper_in_one_act_with_consecutive_numbers_and_one_is_found_a_year_later(
    served: tuple[str, Office], office_in: OfficeIn, tmp_path: Path
) -> None:
    url, office = served
    now = dt.datetime(2027, 1, 15, tzinfo=dt.UTC)
    office.store.clock = lambda: now
    every = ["specialist", "head", "signatory", "clerk"]
    add_person(office.store, office.id, Account("an", "Nguyễn An", PASSWORD, every))
    browser = office_in()
    page = browser.open(url)
    page.set_default_timeout(180_000)
    log_in(page, url, "an")

    page.goto(f"{url}/co-quan/van-ban/nhap")
    round_ = tmp_path / "dot.json"
    sample_round = next((samples_folder() / "evaluation").glob("*.json"))
    round_.write_text(json.dumps(json.loads(sample_round.read_bytes()) | {"example": False}), encoding="utf-8")
    page.get_by_label("Tệp Excel, CSV hoặc JSON").set_input_files(round_)
    page.get_by_role("button", name="Lưu thành dự thảo").click()
    page.wait_for_url(f"{url}/co-quan#**")
    total = page.locator("[name=van-ban]").count()
    for step in ("Trình", "Duyệt thể thức", "Ghi nhận đã ký"):
        page.get_by_label(f"Chọn cả {total}").check()
        page.get_by_role("button", name=f"{step} các văn bản đã chọn").click()
        page.wait_for_load_state()
    page.goto(f"{url}/co-quan/so")
    assert page.locator("[name=van-ban]:checked").count() == total
    page.get_by_label("Ngày ban hành").fill("")
    page.get_by_role("button", name="Vào sổ, lấy số").click()
    expect(page.get_by_text("Không có văn bản nào đã ký đang chờ số.")).to_be_visible(timeout=180_000)

    made = [one.document for one in papers(score(load_round(round_)))]
    certificates = sum(isinstance(one, Certificate) for one in made)
    documents = sum(isinstance(one, AdministrativeDocument) for one in made)
    assert total == len(made)
    found = numbered_in(office, FIRST_BOOK, documents)
    numbered_in(office, CERTIFICATES, certificates)
    numbered_in(office, FORMS, total - documents - certificates)
    office.store.clock = lambda: now + dt.timedelta(days=366)
    page.set_default_timeout(30_000)
    log_in(page, url, "an")
    page.goto(f"{url}/co-quan/van-ban")
    page.get_by_label("Tìm").fill(f'"{found[-1].subject}"')
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("cell", name=f"{documents}/")).to_be_visible()
    page.get_by_label("Loại").select_option("score-sheet")
    page.get_by_role("searchbox").fill("gao nep nuong")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_role("link", name="Phiếu đánh giá: Gạo nếp nương").first.click()
    expect(page.locator(".lead")).to_contain_text("trong sổ ngày 15/01/2027")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Word").click()
    assert read_embedded(download.value.path().read_bytes()).record["kind"] == "score-sheet"
    assert browser.complaints == []


def numbered_in(office: Office, name: str, count: int) -> Sequence[Row[Any]]:
    """The entries of a book in its one year: numbered 1 to `count`, each with its file."""
    with office.store.reading() as connection:
        (book,) = (one for one in books_of(connection, office.person("clerk")) if one.name == name)
        (year,) = years_of(connection, book)
        found = entries_of(connection, book, year)
    assert [one.number for one in found] == list(range(1, count + 1))
    assert all(one.made for one in found)
    return found
