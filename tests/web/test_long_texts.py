"""On a screen of 1366 × 768 a form shows long texts and choices whole, and its lists keep the keys of the system."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.web.conftest import Office, Server

CUT = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const style = (field) => getComputedStyle(field);
  const width = (field, words) => { pen.font = style(field).font; return pen.measureText(words).width; };
  const padding = (field) => parseFloat(style(field).paddingLeft) + parseFloat(style(field).paddingRight);
  const space = (field) => field.clientWidth - padding(field);
  const lines = (field) => Math.round((field.clientHeight - 10) / parseFloat(style(field).lineHeight));
  const shown = (fields) =>
    [...document.querySelectorAll(`.paperwork :is(${fields})`)].filter((one) => one.offsetParent);
  const texts = shown("input[type=text], textarea").filter((field) =>
    field.scrollWidth > field.clientWidth || field.scrollHeight > field.clientHeight + 2);
  const choices = shown("select").filter((field) =>
    field.value && lines(field) < 2 && width(field, field.selectedOptions[0].text) > space(field));
  return [...texts, ...choices].map((field) => field.name);
}"""


@pytest.mark.parametrize(
    "sample",
    [
        "council-decision/tinh-minh-hoa-2026-dot-2",
        "council-minutes/tinh-minh-hoa-2026-dot-2",
        "council-report/tinh-minh-hoa-2026-dot-2",
        "inspection-plan/tinh-minh-hoa-2027",
        "official-letter/de-nghi-danh-gia-5-sao-tinh-minh-hoa-2026",
        "self-assessment/gao-nep-nuong-suoi-mo",
    ],
)
def test_no_text_and_no_choice_of_a_form_is_cut(office: Office, server: Server, sample: str) -> None:
    page = office.open(f"{server.url}/vi-du/{sample}")
    if page.locator("[name=product_set]").count():
        page.locator("[name=product_set]").select_option("8")

    assert page.evaluate(CUT) == []


def test_a_long_choice_takes_more_lines_and_the_arrow_keys_choose(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/registration")
    chosen = page.locator("[name=product_set]")
    chosen.select_option("7")
    one_line = chosen.evaluate("field => field.offsetHeight")
    chosen.press("ArrowDown")

    expect(chosen).to_have_value("8")
    assert chosen.evaluate("field => field.offsetHeight") > one_line


def test_enter_in_a_text_of_several_lines_types_no_line_break(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/council-decision/tinh-minh-hoa-2026-dot-2")
    position = page.locator("[name=members-0-position]")
    before = position.input_value()
    position.press("Enter")

    expect(position).to_have_value(before)
