"""Every page and state for every reader: axe-core finds nothing, light and dark, wide and narrow, on paper."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from tests.batch.tables import jsonl, report
from tests.batch.watching import hold, until
from tests.web.conftest import Office, OfficeIn, Server
from tests.web.rounds.pages import small_round

from ocop_docs.batch.job import Job, Phase

KINDS_APART = ["plan", "report", "approval-decision", "council-minutes"]
"""Kinds whose forms hold, between them, every control and every shape of row; the ticks stand in the example."""
PAGES = [
    "/",
    "/api",
    "/dot-danh-gia",
    "/dot-danh-gia/ho-so",
    "/hang-loat",
    "/hang-loat/cong-bao-cao",
    "/hang-loat/report",
    "/xet-the-thuc",
    "/ho-so-co-quan",
    "/cau-mau",
    "/nam-sau",
    "/so-sanh",
    "/theo-doi",
    "/lap-ke-hoach",
    "/khong-co",
    *(f"/soan/{kind}" for kind in KINDS_APART),
]
FILLED = [
    "/vi-du/score-sheet/gao-nep-nuong-suoi-mo",
    "/vi-du/plan/trung-khanh-2023",
    "/vi-du/report/xa-vi-du-2026",
]
SCREEN, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
COLOURS = ["color-contrast", "link-in-text-block"]
ALL_BUT_COLOURS = {rule: {"enabled": False} for rule in COLOURS}
RUN = """async ([place, options]) => (await axe.run(place, {resultTypes: ["violations"], ...options})).violations
  .map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`)"""


def violations(page: Page, place: str = "html", **options: object) -> list[str]:
    """What axe-core finds at `place` of the page as it stands; it is brought into a page once."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(RUN, [place, options])
    return found


def violations_in_every_look(page: Page, place: str = "html") -> list[str]:
    """The dark look differs from the light one in colours only, the narrow one in everything but colours."""
    found = violations(page, place)
    page.emulate_media(color_scheme="dark")
    found += violations(page, place, runOnly=COLOURS)
    page.set_viewport_size(PHONE)
    found += violations(page, place, rules=ALL_BUT_COLOURS)
    found += [] if page.evaluate("() => document.documentElement.scrollWidth <= innerWidth") else ["too wide"]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(SCREEN)
    return found


@pytest.mark.parametrize("path", PAGES + FILLED)
def test_axe_finds_nothing_on_any_page_light_or_dark_wide_or_narrow(
    office_in: OfficeIn, server: Server, path: str
) -> None:
    assert violations_in_every_look(office_in().open(server.url + path)) == []


def a_bad_form(page: Page) -> None:
    page.locator("#tab-said").click()
    page.locator("[name=date]").fill("30/02/2023")
    expect(page.locator("#said .error")).to_be_visible()


def the_pages(page: Page) -> None:
    page.locator("#tab-pages").click()
    page.locator(".pages img").first.wait_for()


def a_wide_panel(page: Page) -> None:
    page.locator("#widen").click()


def a_notice(page: Page) -> None:
    page.locator('[value="dong:delete:targets-0"]').click()
    expect(page.locator("#tin")).to_contain_text("Hoàn tác")


def new_rows(page: Page) -> None:
    for button in page.locator(".add").all()[:8]:
        button.click()


STATES: dict[Callable[[Page], None], str] = {
    a_notice: "#tin",
    the_pages: ".side",
    a_wide_panel: ".desk",
    a_bad_form: "main",
    new_rows: ".paperwork",
}
"""Each state with the place that it changes."""


def test_axe_finds_nothing_in_any_state_of_the_form(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/trung-khanh-2023")
    found = []

    for state, place in STATES.items():
        state(page)
        found += violations(page, place)

    assert found == []


def test_axe_finds_nothing_at_any_step_of_a_round(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia")
    record = json.dumps(small_round()).encode()
    page.locator("#tep").set_input_files({"name": "dot.json", "mimeType": "application/json", "buffer": record})

    for name, drawn in (("Chấm điểm", ".tally .grand"), ("Kết quả", ".chart"), ("Văn bản", ".papers")):
        page.locator(".views").get_by_role("button", name=name).click()
        expect(page.locator(drawn).first).to_be_visible(timeout=60_000)
        assert violations_in_every_look(page, "#man") == []


BATCHES: dict[str, tuple[bytes, str]] = {
    "made": (jsonl(report()), "Kiểm tra rồi làm"),
    "checked": (jsonl(report()), "Chỉ kiểm tra"),
    "faulty": (jsonl(report(), report() | {"number": 0}), "Kiểm tra rồi làm"),
    "refused": (b"", "Kiểm tra rồi làm"),
    "waiting": (jsonl(report()), "Kiểm tra rồi làm"),
    "stopped": (jsonl(report()), "Kiểm tra rồi làm"),
}
"""What is sent and pressed to bring a batch into a state; the last two need their worker held."""


def bring(page: Page, server: Server, state: str) -> None:
    """Order a batch in the page and bring it into a state."""
    data, button = BATCHES[state]
    page.goto(f"{server.url}/hang-loat/report")
    page.locator("#tep").set_input_files({"name": "b.jsonl", "mimeType": "text/plain", "buffer": data})
    page.get_by_role("button", name=button).click()
    page.wait_for_url("**/lo/*")
    job = Job(server.batches / page.url.rpartition("/")[2])
    if state in ("waiting", "stopped"):
        hold(job)
    else:
        until(lambda: job.state.phase is Phase(state))
    if state == "stopped":
        page.get_by_role("button", name="Dừng").click()
        expect(page.get_by_role("button", name="Làm tiếp")).to_be_visible()
    page.reload()


@pytest.mark.parametrize("state", BATCHES)
def test_axe_finds_nothing_in_any_state_of_a_batch(office_in: OfficeIn, server: Server, state: str) -> None:
    page = office_in().open(f"{server.url}/hang-loat/report")
    bring(page, server, state)
    found = violations_in_every_look(page)
    if state == "waiting":
        page.get_by_role("button", name="Dừng").click()

    assert found == []


def test_drafts_on_the_first_page_are_accessible(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Một bản nháp")
    page.get_by_role("link", name="Trang chủ").click()
    expect(page.locator(".drafts li")).to_have_count(1)

    assert violations(page) == []

    page.get_by_role("button", name="Xóa bản nháp").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".drafts li")).to_have_count(1)


def test_rows_added_in_the_page_keep_ids_and_labels_right(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.locator('[value="dong:copy:targets-0"]').click()
    page.locator('[value="dong:add:targets-1-of_which"]').click()
    page.locator('[value="dong:down:targets-0"]').click()
    page.locator('[value="dong:delete:targets-2"]').click()

    broken = page.evaluate("""() => {
      const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      const bare = [...document.querySelectorAll("#van-ban [name]:not([type=hidden], button)")]
        .filter((one) => !one.labels?.length).map((one) => one.name);
      const names = [...document.querySelectorAll("[data-row]")].filter((row) => {
        const rows = [...row.parentElement.children];
        return row.dataset.row !== `${row.closest("[data-list]").dataset.list}-${rows.indexOf(row)}`;
      }).map((row) => row.dataset.row);
      return [...twice, ...bare, ...names];
    }""")

    assert broken == []


@pytest.mark.parametrize("width", [360, 768, 1366])
def test_no_page_is_wider_than_the_screen(office_in: OfficeIn, server: Server, width: int) -> None:
    page = office_in(viewport={"width": width, "height": 768}).open(f"{server.url}/vi-du/report/xa-vi-du-2026")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_a_printed_page_shows_only_the_form_and_its_findings(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.emulate_media(media="print")

    assert page.locator("#said").is_visible()
    assert not page.locator(".tabs").is_visible()
    assert not page.locator(".acts").is_visible()
    assert page.locator("[name=subject]").is_visible()


def test_the_reader_may_choose_the_dark_look_and_it_stays(office: Office, server: Server) -> None:
    page = office.open(server.url)
    page.get_by_role("button", name="Nền tối").click()
    page.reload()

    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    assert page.get_by_role("button", name="Nền sáng").is_visible()
