"""In a real browser: findings are beside the text of a Word file, and its two copies can be downloaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.checks.layout.foreign import WORDS, foreign_document
from tests.web.conftest import Office, Server

from ocop_docs.pipeline import lint

PHONE = {"viewport": {"width": 390, "height": 844}}
FILE = {"name": "ke-hoach.docx", "mimeType": "application/octet-stream", "buffer": foreign_document()}


@pytest.fixture
def checked_page(office: Office, server: Server) -> Page:
    return check(office.open(f"{server.url}/xet-the-thuc"))


def check(page: Page) -> Page:
    page.locator("#tep").set_input_files(FILE)  # type: ignore[arg-type]  # a file by its bytes
    page.get_by_role("button", name="Xét thể thức").click()
    page.get_by_text("Xem từng chỗ trong văn bản").click()
    page.locator(".checked").wait_for()
    return page


def copy(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_bytes()


def test_each_finding_is_shown_beside_its_paragraph(checked_page: Page) -> None:
    passage = checked_page.locator(".checked > li.marked", has_text="PHÒNG KINH TẾ")

    text, beside = passage.locator("> div").nth(0).bounding_box(), passage.locator(".beside").bounding_box()
    expect(passage.locator(".beside")).to_contain_text("Tên cơ quan ban hành văn bản: kiểu chữ là không đậm")
    assert text
    assert beside
    assert text["y"] == beside["y"]
    assert text["x"] + text["width"] < beside["x"]


def test_both_copies_come_from_the_file_that_is_still_chosen(checked_page: Page) -> None:
    commented = docx.Document(io.BytesIO(copy(checked_page, "Tải bản có ghi chú")))
    fixed = copy(checked_page, "Tải bản đã sửa")

    assert len(list(commented.comments)) > 10
    left = {finding.code for finding in lint(fixed).findings}
    assert left == {"layout.agency.rule_typed", "layout.motto.rule_typed", "agency-ended"}
    assert [p.text for p in docx.Document(io.BytesIO(fixed)).paragraphs if p.text in WORDS] == list(WORDS)


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, PHONE], ids=["dark", "phone"])
def test_axe_finds_nothing_on_a_checked_file(
    office_in: Callable[..., Office], server: Server, look: dict[str, object]
) -> None:
    page = check(office_in(**look).open(f"{server.url}/xet-the-thuc"))

    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
