"""On a narrow screen, or at 200 % zoom, the sections of a form are in a menu; a notice goes with its cause."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.conftest import Office, OfficeIn, Server

SIZES = {"zoom": {"width": 683, "height": 384}, "phone": {"width": 390, "height": 844}}


@pytest.mark.parametrize("size", SIZES)
def test_the_menu_leads_to_a_section_and_closes(office_in: OfficeIn, server: Server, size: str) -> None:
    page = office_in(viewport=SIZES[size]).open(f"{server.url}/vi-du/plan/tinh-minh-hoa-2027")
    menu = page.locator(".section-menu")
    menu.locator("summary").press("Enter")
    menu.get_by_role("link", name="Chỉ tiêu hạng sao").press("Enter")

    expect(menu.locator("ol")).to_be_hidden()
    expect(page.get_by_role("heading", name="Chỉ tiêu hạng sao")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size]["width"]
    menu.locator("summary").press("Enter")
    page.keyboard.press("Escape")
    expect(menu.locator("ol")).to_be_hidden()


def test_a_wide_screen_shows_the_list_and_no_menu(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/tinh-minh-hoa-2027")

    expect(page.locator(".sections")).to_be_visible()
    expect(page.locator(".section-menu")).to_be_hidden()


def test_an_offer_to_undo_goes_once_something_else_is_typed(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/trung-khanh-2023")
    page.locator('[value="dong:delete:targets-0"]').click()
    expect(page.locator("#tin")).to_contain_text("Hoàn tác")

    page.locator("[name=subject]").press_sequentially("a")

    expect(page.locator("#tin")).to_be_empty()
