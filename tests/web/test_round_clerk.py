"""A clerk runs the whole example round in a real browser, from the file to the papers."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.web.conftest import Office, Server
from tests.web.rounds.pages import SAMPLE

from ocop_docs.rounds.pipeline import load_round

STATUS = "#trang-thai"
GRAND = ".tally .grand"


def step(page: Page, name: str) -> None:
    page.locator(".views").get_by_role("button", name=name).click()


def cell(page: Page, key: str) -> str:
    return page.locator(f'.matrix button[value="xem:phieu:{key}"]').inner_text()


def saved(page: Page) -> None:
    expect(page.locator(STATUS)).to_contain_text("Đã lưu bản nháp")


def test_a_clerk_runs_the_example_round_from_the_file_to_the_papers(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia")
    page.locator("#tep").set_input_files(SAMPLE)
    page.wait_for_url("**/dot-danh-gia/ho-so?nhap=*")

    step(page, "Kết quả")
    expect(page.locator(".ranking tbody tr")).to_have_count(24)
    expect(page.locator(".ranking tbody th").nth(2)).to_contain_text("Gạo nếp nương Suối Mơ")
    expect(page.locator(".ranking tbody tr").nth(2)).to_contain_text("84,83")

    step(page, "Chấm điểm")
    expect(page.locator(GRAND)).to_contain_text("84/100")
    page.locator("[name='o-1.1'][value='1']").check()
    expect(page.locator(GRAND)).to_contain_text("82/100")
    expect(page.locator("[data-points='1']")).to_have_text("16")
    assert cell(page, "SP01:TV01") == "82"

    step(page, "Kết quả")
    expect(page.locator(".ranking tbody tr").nth(2)).to_contain_text("84,50")

    step(page, "Văn bản")
    expect(page.locator(".calm.good")).to_contain_text("chỗ trong 221 văn bản", timeout=60_000)
    with page.expect_download(timeout=60_000) as all_papers:
        page.get_by_role("button", name="Tải tất cả (ZIP").click()
    with page.expect_download() as one_paper:
        page.get_by_role("button", name="Tải 08 Biên bản họp Hội đồng.docx").click()

    with zipfile.ZipFile(all_papers.value.path()) as archive:
        index = json.loads(archive.read("index.json"))
        assert len(archive.namelist()) == len(index["papers"]) + 2 == 223
        assert archive.read("08 Biên bản họp Hội đồng.docx") == Path(one_paper.value.path()).read_bytes()
    assert index["proof"]["disagreements"] == 0
    assert [one["score"] for one in index["summary"]["products"] if one["id"] == "SP01"] == ["84,50"]


def test_a_new_sheet_is_ticked_with_the_keyboard_and_is_there_after_a_reload(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    step(page, "Chấm điểm")
    page.get_by_role("button", name="Xóa phiếu này").click()
    expect(page.locator(GRAND)).to_contain_text("0/100")

    page.locator("[name='o-1.1']").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.locator("#o-y-kien").fill("Cần bổ sung hồ sơ.")
    expect(page.locator(GRAND)).to_contain_text("2/100")
    saved(page)
    page.reload()

    expect(page.locator("[name='o-1.1'][value='2']")).to_be_checked()
    expect(page.locator("#o-y-kien")).to_have_value("Cần bổ sung hồ sơ.")
    assert cell(page, "SP01:TV01") == "−31"
    step(page, "Kết quả")
    expect(page.locator("#man")).to_contain_text("Phiếu của TV01 cho SP01")


def test_a_removed_sheet_can_be_restored(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    step(page, "Chấm điểm")
    page.get_by_role("button", name="Xóa phiếu này").click()
    expect(page.locator(GRAND)).to_contain_text("0/100")

    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator(GRAND)).to_contain_text("84/100")
    with page.expect_download() as data:
        page.get_by_role("button", name="Tải dữ liệu").click()
    assert load_round(Path(data.value.path())) == load_round(SAMPLE)


def test_a_draft_of_a_round_is_listed_on_the_first_page(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    page.locator("[name=meeting-place]").fill("Hội trường số 1")
    saved(page)

    page.get_by_role("link", name="Trang chủ").click()
    page.get_by_role("link", name="Đợt 2 năm 2026", exact=True).click()

    expect(page.locator("[name=meeting-place]")).to_have_value("Hội trường số 1")
    step(page, "Kết quả")
    expect(page.locator(".ranking tbody tr")).to_have_count(24)


def test_a_remark_leads_to_its_field_and_to_its_sheet(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    page.get_by_text("SP01 · Gạo nếp nương Suối Mơ").click()
    page.locator("[name=products-0-product_set]").select_option("4")
    remark = page.locator("#said .error [data-jump^=sheets-]").first
    expect(remark).to_be_visible()
    expect(page.locator("#so-loi")).not_to_be_empty()

    remark.click()
    expect(page.locator("#phieu-h")).to_contain_text("SP01. Gạo nếp nương Suối Mơ")

    step(page, "Hồ sơ")
    page.locator("[name=products-0-product_set]").select_option("3")
    page.locator("[name=meeting-date]").fill("31/9/2026")
    step(page, "Kết quả")
    page.locator("#man [data-jump=meeting-date]").click()
    expect(page.locator("[name=meeting-date]")).to_be_focused()


def test_a_long_row_folds_up_to_its_name_and_opens_where_a_remark_leads(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    page.locator("#said .warning [data-jump]").click()
    expect(page.locator("[name=products-15-name]")).to_be_visible()
    page.locator("[name=products-15-name]").fill("Túi thêu")
    expect(page.get_by_text("SP16 · Túi thêu")).to_be_visible()
    saved(page)

    page.reload()

    expect(page.get_by_text("SP16 · Túi thêu")).to_be_visible()
    expect(page.locator("[name=products-15-name]")).to_be_hidden()


def test_a_code_of_another_list_is_offered_with_its_name(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia/vi-du")
    page.locator("[name=council-conflicts-0-product]").focus()

    offered = page.locator("#dia-danh option")
    expect(offered).to_have_count(24)
    assert (offered.first.get_attribute("value"), offered.first.inner_text()) == ("SP01", "Gạo nếp nương Suối Mơ")


def test_the_boxes_of_a_score_sheet_follow_its_product_set(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/score-sheet")
    page.locator("[name=product_set]").select_option("3")
    page.locator("[name='o-1.1'][value='3']").check()
    expect(page.locator(GRAND)).to_contain_text("3/100")
    saved(page)
    page.reload()
    expect(page.locator("[name='o-1.1'][value='3']")).to_be_checked()

    page.locator("[name=product_set]").select_option("5")
    expect(page.locator(GRAND)).to_contain_text("0/100")
    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator("[name=product_set]")).to_have_value("3")
    expect(page.locator(GRAND)).to_contain_text("3/100")


def test_a_round_is_ticked_where_scripts_are_forbidden(office_in: Callable[..., Office], server: Server) -> None:
    page = office_in(java_script_enabled=False).open(f"{server.url}/dot-danh-gia/vi-du")
    step(page, "Chấm điểm")
    page.locator("[name='o-1.1'][value='1']").check()
    page.get_by_role("button", name="Phiếu tiếp theo").click()

    expect(page.locator("#phieu-h")).to_contain_text("Phiếu của TV02")
    assert cell(page, "SP01:TV01") == "82"


def test_a_text_of_the_catalogue_is_added_to_the_paper_that_is_chosen(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/dot-danh-gia")
    page.locator("#tep").set_input_files(SAMPLE)
    page.wait_for_url("**/dot-danh-gia/ho-so?nhap=*")
    bases = page.locator('[data-list="papers-notice-legal_bases"] [data-row]')
    before = bases.count()

    page.get_by_label("Văn bản cần thêm căn cứ").select_option(label="Thông báo kết quả")
    page.get_by_label("Chọn căn cứ từ danh mục").select_option(value="26/2026/QĐ-TTg")
    page.get_by_role("button", name="Thêm vào căn cứ").click()

    expect(bases).to_have_count(before + 1)
    expect(bases.last.locator('[name$="-number"]')).to_have_value("26/2026/QĐ-TTg")
    saved(page)
