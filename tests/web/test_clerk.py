"""A clerk in a real browser: types, pastes, fixes errors, downloads, previews."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.conftest import Office, OfficeIn, Server
from tests.web.typist import Typist

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.typed_marks import leading_mark
from ocop_docs.pipeline import load, write_word
from ocop_docs.resources import samples_folder
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import entries, typed_of

SEEDS = [
    "plan/phu-xuyen-2019",
    "plan/thuy-nguyen-2019",
    "plan/trung-khanh-2023",
    "approval-decision/cao-bang-2019",
    "report/phu-xuyen-2020",
]
STATUS = "#trang-thai"


def data_of(path: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def typed(seed: str) -> dict[str, str]:
    """What a clerk types for a seed: the fields that are not blank."""
    data = data_of(samples_folder() / f"{seed}.json")
    form, _ = typed_of(form_of(KINDS[str(data["kind"])].model), data)
    return {name: value for name, value in entries(form) if value}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clerk_types_a_whole_case_with_the_keyboard_alone(office: Office, server: Server, seed: str) -> None:
    page = office.open(f"{server.url}/soan/{seed.split('/', maxsplit=1)[0]}")
    typist = Typist(page, typed(seed))

    typist.fill_form()
    download = typist.press_file("docx")

    expected = load(samples_folder() / f"{seed}.json")
    assert Path(download.path()).read_bytes() == write_word(expected, with_data=True)
    assert download.suggested_filename.endswith(".docx")
    assert expected.type_name in download.suggested_filename


def test_the_first_page_loads_under_200_kilobytes_and_nothing_from_elsewhere(office: Office, server: Server) -> None:
    loaded: dict[str, int] = {}
    office.context.on("response", lambda response: loaded.update({response.url: len(response.body())}))

    page = office.open(server.url)
    page.wait_for_load_state("networkidle")

    assert f"{server.url}/static/drafts.js" in loaded
    assert [url for url in loaded if not url.startswith(server.url)] == []
    assert sum(loaded.values()) < 200_000


def test_picking_an_office_fills_its_level_and_place(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    with page.expect_response("**/tra-cuu/dia-danh*"):
        page.locator("[name=issuer-name]").press_sequentially("ubnd phuong thuan hoa")
    expect(page.locator("#dia-danh option")).to_have_count(1)
    page.locator("[name=issuer-name]").fill(page.locator("#dia-danh option").get_attribute("value") or "")
    page.locator("[name=issuer-name]").press("Tab")

    expect(page.locator("[name=issuer-name]")).to_have_value("Ủy ban nhân dân phường Thuận Hóa")
    expect(page.locator("[name=issuer-level]")).to_have_value("commune")
    expect(page.locator("[name=issuer-place]")).to_have_value("Thuận Hóa")


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+V")


@pytest.fixture
def clipboard_office(office_in: OfficeIn) -> Office:
    return office_in(permissions=["clipboard-read", "clipboard-write"])


def test_a_table_of_thirty_rows_pasted_from_excel_fills_thirty_rows(clipboard_office: Office, server: Server) -> None:
    page = clipboard_office.open(f"{server.url}/soan/report")
    page.get_by_role("button", name="Thêm dòng vào Kết quả theo xã, phường").click()
    lines = [
        f"Xã Số {number}\t{number}\t{number + 5}\t{number}\t2\t1\t{number}.500.000 đồng" for number in range(1, 31)
    ]

    paste(page, "\r\n".join(lines) + "\r\n")

    expect(page.locator("#tin")).to_contain_text("Đã dán 30 dòng × 7 cột")
    expect(page.locator("[name=commune_results-29-commune]")).to_have_value("Xã Số 30")
    expect(page.locator("[name=commune_results-29-amount]")).to_have_value("30.500.000 đồng")
    expect(page.locator("[data-list=commune_results] .sum")).to_contain_text("480.000.000 đồng")


def test_a_table_pasted_from_excel_fills_the_rows_of_an_annex(clipboard_office: Office, server: Server) -> None:
    page = clipboard_office.open(f"{server.url}/soan/plan")
    page.locator("[value='dong:add:annexes']").click()
    page.locator("[value='dong:add:annexes-0-rows']").click()

    paste(page, "1\tChè Shan\t1.200\r\n2\tMật ong\t300\r\n")

    expect(page.locator("[name=annexes-0-rows-0]")).to_have_value("1 | Chè Shan | 1.200")
    expect(page.locator("[name=annexes-0-rows-1]")).to_have_value("2 | Mật ong | 300")


def test_a_pasted_heading_line_assigns_the_columns(clipboard_office: Office, server: Server) -> None:
    page = clipboard_office.open(f"{server.url}/soan/plan")
    page.get_by_role("button", name="Thêm nguồn").click()

    paste(page, 'Số tiền\tNguồn kinh phí\n4 tỷ đồng\tNgân sách huyện\n6,5 tỷ đồng\t"Nguồn khác,\nhuy động"\n')

    expect(page.locator("[name=budget-sources-0-source]")).to_have_value("Ngân sách huyện")
    expect(page.locator("[name=budget-sources-1-source]")).to_have_value("Nguồn khác, huy động")
    expect(page.locator("[name=budget-sources-1-amount]")).to_have_value("6,5 tỷ đồng")


LINES = ["- Cụ thể hóa chỉ tiêu;", "+ Gắn với nông thôn mới.", "1. Phòng Kinh tế:", "a) Tuyên truyền", "Sạch"]


def test_lines_pasted_from_word_become_rows_without_the_marks_that_the_document_prints(
    clipboard_office: Office, server: Server
) -> None:
    page = clipboard_office.open(f"{server.url}/soan/plan")
    page.locator("[name=purposes-0]").focus()
    paste(page, "\r\n".join(LINES))
    expect(page.locator("#tin")).to_contain_text("ở 4 ô")
    page.locator("[name=recipients-0]").focus()
    paste(page, "- Sở Tài chính;\n- Các sở, ngành, v.v.")

    read = [page.locator(f"[name=purposes-{row}]").input_value() for row in range(5)]
    recipients = [page.locator(f"[name=recipients-{row}]").input_value() for row in range(2)]
    assert read == [line.removeprefix(leading_mark(line)).strip() for line in LINES]
    assert recipients == ["Sở Tài chính", "Các sở, ngành, v.v."]


def test_one_pasted_line_loses_its_marks_too_and_gets_them_back_on_demand(
    clipboard_office: Office, server: Server
) -> None:
    page = clipboard_office.open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").focus()
    paste(page, "1. Thực hiện Chương trình OCOP năm 2027.")
    expect(page.locator("[name=subject]")).to_have_value("Thực hiện Chương trình OCOP năm 2027")
    page.locator("[name=subject]").press("End")
    paste(page, " - 2028;")

    expect(page.locator("[name=subject]")).to_have_value("Thực hiện Chương trình OCOP năm 2027 - 2028;")


def test_a_paste_can_be_undone(clipboard_office: Office, server: Server) -> None:
    page = clipboard_office.open(f"{server.url}/soan/plan")
    page.locator("[name=purposes-0]").fill("Mục đích đã gõ")
    page.locator("[name=purposes-0]").press("Control+A")

    paste(page, "Một\nHai\nBa")
    expect(page.locator("[name=purposes-2]")).to_have_value("Ba")
    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator("[name=purposes-0]")).to_have_value("Mục đích đã gõ")
    assert page.locator("[name=purposes-1]").count() == 0


FIXES = {
    "issuer-level": "district",
    "subject": "Thực hiện Chương trình OCOP năm 2023",
    "date": "07/3/2023",
    "period-end": "2023",
    "budget-total": "1,5 tỷ đồng",
    "budget-sources-0-amount": "1,5 tỷ đồng",
    "targets-0-quantity": "6 - 9",
    "targets-0-stars": "3",
    "targets-0-unit": "sản phẩm",
}
BAD = {
    "kind": "plan",
    "issuer": {"name": "Ủy ban nhân dân huyện Trùng Khánh"},
    "date": "30/02/2023",
    "period": {"start": "2023", "end": "2022"},
    "budget": {"total": "1.5 tỷ", "sources": [{"source": "Ngân sách", "amount": "2 tỷ đồng"}]},
    "targets": [{"quantity": "9 - 6", "stars": "7"}],
}


def test_a_clerk_fixes_every_error_by_following_the_findings(office: Office, server: Server) -> None:
    page = office.open(server.url)
    bad = json.dumps(BAD).encode()
    page.locator("#tep").set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": bad})
    wrong = page.locator("#said .error, #said .missing")
    fixed = set()

    for _ in range(len(FIXES)):
        wrong.locator("[data-jump]").first.click()
        name = page.evaluate("() => document.activeElement.name")
        name = {"period-start": "period-end"}.get(name, name)
        if "các nguồn cộng lại" in wrong.first.inner_text():
            name = "budget-sources-0-amount"
        field = page.locator(f"[name={name}]")
        before = page.locator("#said-body").inner_html()
        field.select_option(FIXES[name]) if name == "issuer-level" else field.fill(FIXES[name])
        page.wait_for_function("old => document.getElementById('said-body').innerHTML !== old", arg=before)
        fixed.add(name)

    expect(wrong).to_have_count(0)
    assert fixed == set(FIXES)
    assert page.locator("[aria-invalid]").count() == 0


def test_a_double_click_gives_one_file(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/trung-khanh-2023")
    files: list[str] = []
    page.on("download", lambda download: files.append(download.suggested_filename))

    page.get_by_role("button", name="Tải Word").dblclick()
    expect(page.locator(STATUS)).to_contain_text("Đã tải")
    page.wait_for_load_state("networkidle")

    assert len(files) == 1


def test_the_preview_keeps_its_scroll_position_when_refreshed(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.locator("#tab-pages").click()
    page.locator(".pages img").nth(1).wait_for()
    page.locator("#pages").evaluate("box => { box.scrollTop = 400; }")
    first = page.locator(".pages img").first.get_attribute("src")

    page.locator("[name=purposes-0]").fill("Mục đích mới của kế hoạch.")
    page.wait_for_function("old => document.querySelector('.pages img').getAttribute('src') !== old", arg=first)

    assert page.locator("#pages").evaluate("box => box.scrollTop") == 400


WATCH = """() => {
  window.frames_seen = [];
  const look = () => {
    const box = document.getElementById("pages"), view = box.getBoundingClientRect();
    const seen = [...box.querySelectorAll("img")].filter((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return bottom > view.top && top < view.bottom;
    });
    const whole = seen.length > 0 && seen.every((one) => one.complete && one.naturalWidth > 0);
    window.frames_seen.push([whole, box.scrollTop]);
    requestAnimationFrame(look);
  };
  look();
}"""


def test_pages_neither_flicker_nor_move_while_the_clerk_types(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.locator("#tab-pages").click()
    page.locator(".pages img").nth(1).wait_for()
    page.locator("#pages").evaluate("box => { box.scrollTop = 400; }")
    page.wait_for_load_state("networkidle")
    page.evaluate(WATCH)

    for text in ("Mục đích một.", "Mục đích một, hai.", "Mục đích một, hai, ba."):
        first = page.locator(".pages img").first.get_attribute("src")
        page.locator("[name=purposes-0]").fill(text)
        page.wait_for_function("old => document.querySelector('.pages img').getAttribute('src') !== old", arg=first)

    frames = page.evaluate("window.frames_seen")
    assert len(frames) > 10
    assert [frame for frame in frames if frame != [True, 400]] == []


def test_pages_that_did_not_change_keep_their_pictures(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    page.locator("#tab-pages").click()
    page.locator(".pages img").nth(1).wait_for()
    page.evaluate("document.querySelectorAll('.pages img').forEach((image, at) => { image.dataset.was = at; })")
    first = page.locator(".pages img").first.get_attribute("src")

    purpose = page.locator("[name=purposes-0]")
    one, two, *others = purpose.input_value().split()
    purpose.fill(" ".join([two, one, *others]))
    page.wait_for_function("old => document.querySelector('.pages img').getAttribute('src') !== old", arg=first)

    pictures = page.locator(".pages img").evaluate_all("images => images.map((image) => image.dataset.was ?? '')")
    assert (pictures[0], pictures[-1]) == ("", str(len(pictures) - 1))


def test_a_deleted_row_can_be_restored(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/vi-du/plan/phu-xuyen-2019")
    before = page.locator("[name=targets-0-of_which-0-quantity]").input_value()

    page.locator('[value="dong:delete:targets-0"]').click()
    assert page.locator("[name=targets-0-of_which-0-quantity]").count() == 0
    page.get_by_role("button", name="Hoàn tác").click()

    expect(page.locator("[name=targets-0-of_which-0-quantity]")).to_have_value(before)


def test_a_legal_text_is_picked_from_the_list_in_the_page(office: Office, server: Server) -> None:
    page = office.open(f"{server.url}/soan/plan")
    page.locator("[name=date]").fill("1/8/2026")
    page.locator("[name=date]").blur()
    expect(page.locator("#can-cu optgroup").nth(1)).to_contain_text("thay bằng 26/2026/QĐ-TTg")

    page.locator("#can-cu").select_option("26/2026/QĐ-TTg")
    page.get_by_role("button", name="Thêm vào căn cứ").click()

    expect(page.locator("[name=legal_bases-0-number]")).to_have_value("26/2026/QĐ-TTg")
    expect(page.locator("[name=legal_bases-0-date]")).to_have_value("22/5/2026")


def test_a_file_is_opened_and_survives_a_reload(office: Office, server: Server) -> None:
    page = office.open(server.url)
    page.locator("#tep").set_input_files(samples_folder() / "plan" / "trung-khanh-2023.json")
    page.wait_for_url("**/soan/plan?nhap=*")
    subject = page.locator("[name=subject]").input_value()

    page.reload()

    assert (
        page.locator("[name=subject]").input_value()
        == subject
        == "Thực hiện Chương trình mỗi xã một sản phẩm (OCOP) năm 2023"
    )


def test_the_form_works_where_scripts_are_forbidden(office_in: OfficeIn, server: Server) -> None:
    page = office_in(java_script_enabled=False).open(f"{server.url}/soan/plan")
    page.locator("[name=subject]").fill("Gõ không có mã lệnh")

    page.get_by_role("button", name="Thêm mục tiêu").click()
    page.locator("[name=targets-0-unit]").fill("sản phẩm")
    page.get_by_role("button", name="Kiểm tra").click()

    expect(page.locator("[name=subject]")).to_have_value("Gõ không có mã lệnh")
    expect(page.locator("[name=targets-0-unit]")).to_have_value("sản phẩm")
    expect(page.locator("#said .missing")).to_have_count(1)
