"""What the one file promises beside the pages: its size, no network, drafts, old browsers, what it cannot do."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.revision.edited import made
from tests.single_file.conftest import Address, FileOffice
from tests.web.test_access import violations
from tests.web.test_revision import PLAN as EDITED_PLAN
from tests.web.test_revision import edited_word

from ocop_docs import load, render
from ocop_docs.resources import samples_folder
from ocop_docs.revision.redline.redline import compared_in_word

pytestmark = pytest.mark.checkout

MOST_BYTES = 15_000_000
PLAN = samples_folder() / "plan" / "trung-khanh-2023.json"


def test_the_file_is_small_enough_to_be_sent(single_file: Path) -> None:
    assert single_file.stat().st_size <= MOST_BYTES


def test_the_file_allows_no_network_and_only_its_own_scripts(single_file: Path) -> None:
    text = single_file.read_text(encoding="latin-1")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)

    assert policy
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy[1].split(";"))
    assert rules["default-src"] == "'none'"
    assert "connect-src" not in rules
    assert set(rules["script-src"].split()) - {"blob:", "'wasm-unsafe-eval'"} == set(
        re.findall(r"'sha256-[^']+'", rules["script-src"])
    )


def test_a_request_to_a_network_is_refused_by_the_file_itself(office: FileOffice, server: Address) -> None:
    page = office.open(server.url)

    refused = page.tab.evaluate("fetch('http://127.0.0.1:9/').then(() => 'sent', (error) => error.name)")

    assert refused == "TypeError"
    assert any("Content Security Policy" in one for one in office.complaints)
    office.complaints.clear()
    office.requests.clear()


def test_a_word_file_with_its_data_is_opened_again(office: FileOffice, server: Address) -> None:
    page = office.open(server.url)
    word = render(load(PLAN), with_data=True)

    page.locator("#tep").set_input_files({"name": "Kế hoạch.docx", "mimeType": "", "buffer": word})
    page.wait_for_url("**/soan/plan?nhap=*")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải dữ liệu").click()
    with page.expect_download() as again:
        page.get_by_role("button", name="Tải Word").click()

    assert load(saved.value.path()) == load(PLAN)
    assert again.value.path().read_bytes() == word


def test_what_was_edited_in_word_is_taken_back_and_both_versions_are_compared(
    office: FileOffice, server: Address
) -> None:
    page = office.open(server.url)
    files = [
        {"name": f"{name}.docx", "mimeType": "", "buffer": word}
        for name, word in (("Kế hoạch", made(EDITED_PLAN)), ("Kế hoạch đã sửa", edited_word()))
    ]
    page.locator("#tep").set_input_files(files[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("Những chỗ đã sửa trong Word")
    page.get_by_role("button", name="Lấy và mở để xem lại").click()
    expect(page.locator("[name=signatory-name]")).to_have_value("Lê Thị B")

    page.goto("#/so-sanh")
    for name, file in zip(("truoc", "sau"), files, strict=True):
        page.locator(f"[name={name}]").set_input_files(file)
    with page.expect_download() as compared:
        page.get_by_role("button", name="Tải tệp Word").click()

    expected = compared_in_word(made(EDITED_PLAN), edited_word(), day=dt.date(2027, 1, 5))
    assert compared.value.path().read_bytes() == expected.word


def test_a_draft_is_listed_on_the_first_page_and_told_to_another_tab(office: FileOffice, server: Address) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Bản nháp trong một tệp")
    expect(page.locator("#trang-thai")).to_contain_text("Đã lưu bản nháp")

    page.goto("#/")

    expect(page.locator("#ban-nhap-ds a")).to_have_text("Bản nháp trong một tệp")
    page.locator("#ban-nhap-ds a").click()
    expect(page.locator("[name=subject]")).to_have_value("Bản nháp trong một tệp")


def test_back_and_forward_go_through_the_pages(office: FileOffice, server: Address) -> None:
    page = office.open(server.url)
    page.get_by_role("link", name="Đợt đánh giá", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đợt đánh giá")

    page.tab.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hôm nay làm việc gì?")
    page.tab.go_forward()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Đợt đánh giá")


def test_what_it_cannot_do_it_says_with_where_to_get_it(office: FileOffice, server: Address) -> None:
    page = office.open(f"{server.url}/xet-the-thuc")
    expect(page.locator("main")).to_contain_text("Dùng bản cài trên Windows hoặc trên máy chủ")
    assert page.locator("main form").count() == 0

    page.goto("#/vi-du/plan/trung-khanh-2023")
    expect(page.get_by_role("button", name="Tải PDF")).to_have_count(0)
    page.locator("#tab-pages").click()

    expect(page.locator("#pages")).to_contain_text("Mở tệp .docx trong Word và chọn Save as PDF")


def test_printing_prints_the_page_and_not_the_frame_around_it(office: FileOffice, server: Address) -> None:
    page = office.open(f"{server.url}/vi-du/plan/trung-khanh-2023")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")

    page.locator("[name=subject]").press("Control+P")

    assert page.evaluate("window.printed") is True


def test_axe_finds_nothing_around_and_inside_the_frame(office: FileOffice, server: Address) -> None:
    page = office.open(f"{server.url}/vi-du/plan/trung-khanh-2023")
    page.locator("[name=date]").fill("30/02/2023")
    expect(page.locator("#said .error")).to_be_visible()
    found = violations(page.tab, iframes=False) + violations(page.frame)  # type: ignore[arg-type]  # as a page does

    for path in ("/", "/xet-the-thuc", "/hang-loat/report", "/dot-danh-gia"):
        page.goto(f"#{path}")
        found += violations(page.frame)  # type: ignore[arg-type]  # as above

    assert found == []


@pytest.mark.parametrize(
    ("script", "words"),
    [("delete self.DecompressionStream", "Còn thiếu: DecompressionStream."), (None, "đang tắt JavaScript")],
)
def test_an_old_browser_is_told_in_plain_words(
    browser: Browser, single_file: Path, no_cover: None, script: str | None, words: str
) -> None:
    context = browser.new_context(offline=True, java_script_enabled=script is not None)
    if script:
        context.add_init_script(script)
    page = context.new_page()

    page.goto(single_file.as_uri())

    expect(page.locator("main")).to_contain_text(words)
    expect(page.locator("main")).to_contain_text("Hãy mở tệp này bằng Microsoft Edge hoặc Google Chrome")
    expect(page.locator("#loading")).to_be_hidden()
    context.close()
