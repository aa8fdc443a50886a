"""The pictures of docs/mot-tep.md are of the file as it is; `OCOP_DOCS_TAKE_PICTURES=1` puts them into docs/images."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.single_file.conftest import BOOT, OPENED

pytestmark = pytest.mark.checkout

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def test_the_pictures_show_the_file_while_it_opens_and_when_it_is_open(
    browser: Browser, single_file: Path, tmp_path: Path, no_cover: None
) -> None:
    folder = IMAGES if os.environ.get("OCOP_DOCS_TAKE_PICTURES") else tmp_path
    page = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}, locale="vi-VN").new_page()

    page.goto(single_file.as_uri(), wait_until="commit")
    expect(page.locator("#loading")).to_be_visible()
    page.screenshot(path=folder / "mot-tep-dang-mo.png", clip={"x": 0, "y": 0, "width": 1366, "height": 330})
    page.wait_for_selector(OPENED, timeout=BOOT)
    page.screenshot(path=folder / "mot-tep.png")

    expect(page.frame_locator("#page").get_by_role("heading", level=1)).to_have_text("Hôm nay làm việc gì?")
