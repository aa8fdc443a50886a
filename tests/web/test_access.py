"""Every page and state for every reader: axe-core finds nothing, light and dark, wide and narrow, on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.batch.tables import jsonl, report
from tests.jobs.watching import hold, until
from tests.web.conftest import Office, Server
from tests.web.test_rounds import small_round

from ocop_docs.jobs.job import Job, Phase

PAGES = [
    "/",
    "/api",
    "/dot-danh-gia",
    "/dot-danh-gia/ho-so",
    "/hang-loat",
    "/hang-loat/report",
    "/xet-the-thuc",
    "/khong-co",
    "/soan/plan",
    "/soan/report",
    "/soan/approval-decision",
]
FILLED = [
    "/vi-du/score-sheet/gao-nep-nuong-suoi-mo",
    "/vi-du/plan/xa-vi-du-2027",
    "/vi-du/report/xa-vi-du-2026",
    "/vi-du/approval-decision/cao-bang-2019",
]
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": "light"},
    {"color_scheme": "dark"},
    {"viewport": {"width": 390, "height": 844}},
]


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "phone"])
@pytest.mark.parametrize("path", PAGES + FILLED)
def test_axe_finds_nothing_on_any_page(
    office_in: Callable[..., Office], server: Server, path: str, look: dict[str, Any]
) -> None:
    page = office_in(**look).open(server.url + path)
    page.wait_for_load_state("networkidle")

    assert violations(page) == []


def a_bad_form(page: Page) -> None:
    page.locator("[name=budget-total]").fill("1.5 tỷ")
    expect(page.locator("#said .error")).to_be_visible()


def the_pages(page: Page) -> None:
    page.locator("#tab-pages").click()
    page.locator(".pages img").first.wait_for()


def a_wide_panel(page: Page) -> None:
    page.locator("#widen").click()


def a_notice(page: Page) -> None:
    page.locator('[value="dong:delete:purposes-0"]').click()
    expect(page.locator("#tin")).to_contain_text("Hoàn tác")


def new_rows(page: Page) -> None:
    for button in page.locator(".add").all()[:8]:
        button.click()


STATES: list[Callable[[Page], None]] = [a_bad_form, the_pages, a_wide_panel, a_notice, new_rows]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_in_any_state_of_the_form(
    office_in: Callable[..., Office], server: Server, state: Callable[[Page], None]
) -> None:
    page = office_in().open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    state(page)

    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "phone"])
def test_axe_finds_nothing_at_any_step_of_a_round(
    office_in: Callable[..., Office], server: Server, look: dict[str, Any]
) -> None:
    page = office_in(**look).open(f"{server.url}/dot-danh-gia")
    record = json.dumps(small_round()).encode()
    page.locator("#tep").set_input_files({"name": "dot.json", "mimeType": "application/json", "buffer": record})

    for name, drawn in (("Chấm điểm", ".tally .grand"), ("Kết quả", ".chart"), ("Văn bản", ".papers")):
        page.locator(".views").get_by_role("button", name=name).click()
        expect(page.locator(drawn).first).to_be_visible(timeout=60_000)
        assert violations(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


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
def test_axe_finds_nothing_in_any_state_of_a_batch(
    office_in: Callable[..., Office], server: Server, state: str
) -> None:
    page = office_in().open(f"{server.url}/hang-loat/report")
    bring(page, server, state)
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page)
    page.set_viewport_size({"width": 390, "height": 844})
    found += violations(page)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    if state == "waiting":
        page.get_by_role("button", name="Dừng").click()

    assert found == []
    assert wide <= 390


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
def test_no_page_is_wider_than_the_screen(office_in: Callable[..., Office], server: Server, width: int) -> None:
    page = office_in(viewport={"width": width, "height": 768}).open(f"{server.url}/vi-du/report/xa-vi-du-2026")

    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_on_paper_only_the_form_remains(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.emulate_media(media="print")

    assert not page.locator(".side").is_visible()
    assert not page.locator(".acts").is_visible()
    assert page.locator("[name=subject]").is_visible()


def test_the_reader_may_choose_the_dark_look_and_it_stays(office: Office, server: Server) -> None:
    page = office.open(server.url)
    page.get_by_role("button", name="Nền tối").click()
    page.reload()

    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    assert page.get_by_role("button", name="Nền sáng").is_visible()
