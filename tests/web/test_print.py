"""Pages on paper: the wide layout, findings below the form, nothing cut off and nothing that can only be clicked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.web.conftest import Office, OfficeIn, Server

A4 = {"width": 680, "height": 1000}
"""The text area of an A4 page in CSS pixels."""
CUT = """() => [...document.querySelectorAll("main th, main td, main .said li")]
  .filter((one) => one.offsetWidth && one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.textContent)"""


def on_paper(page: Page) -> None:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")


def test_the_ranking_of_a_round_fits_on_paper(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    page.locator(".views").get_by_role("button", name="Kết quả").click()
    expect(page.locator(".ranking tbody tr")).to_have_count(24)

    on_paper(page)

    assert page.evaluate(CUT) == []
    assert page.locator("main button:visible").count() == 0


def test_a_form_on_paper_has_its_findings_and_rows_as_tables(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/xa-vi-du-2027")

    on_paper(page)

    expect(page.locator("#said")).to_be_visible()
    expect(page.locator("[data-list=star_quotas] thead")).to_be_visible()
    assert page.locator("main button:visible").count() == 0


def test_folded_rows_are_open_on_paper(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    name = page.locator("[name=products-3-name]")
    expect(name).not_to_be_visible()

    on_paper(page)

    expect(name).to_be_visible()


@pytest.mark.parametrize("path", ["/dot-danh-gia/vi-du", "/hang-loat/report", "/so-sanh"])
def test_a_dark_page_is_printed_in_dark_ink_on_white(office_in: OfficeIn, server: Server, path: str) -> None:
    page = office_in(color_scheme="dark").open(server.url + path)

    on_paper(page)

    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--soft').trim()") == "#56605a"
