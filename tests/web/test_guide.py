"""The user guide: its pictures are of the pages as they are, its pages, buttons and settings exist.

`OCOP_DOCS_TAKE_PICTURES=1` puts the pictures into docs/images; without it they are taken all the same and thrown away.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from playwright.sync_api import Page, expect
from tests.reading.corpus.documents import known
from tests.revision.edited import made, replaced
from tests.revision.test_tracking import PLAN, next_plan, report
from tests.web.conftest import CheckingClient, Office, Server
from tests.web.test_batches import file, says, spoilt
from tests.web.test_profile import kept

from ocop_docs.settings import WebSettings

pytestmark = pytest.mark.checkout

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text(encoding="utf-8")
IMAGES = ROOT / "docs" / "images"
EXAMPLE = "/vi-du/plan/phu-xuyen-2019"


def first_page(page: Page, address: str) -> None:
    page.goto(address)


def form(page: Page, address: str) -> None:
    page.goto(address + EXAMPLE)
    expect(page.locator("#said .warning")).to_be_visible()


def findings(page: Page, address: str) -> None:
    page.goto(address + EXAMPLE)
    page.locator("[name=budget-total]").fill("1.5 tỷ")
    expect(page.locator("#said .error")).to_be_visible()
    page.locator("#said [data-jump=budget-total]").click()


def pages(page: Page, address: str) -> None:
    page.goto(address + EXAMPLE)
    page.locator("#widen").click()
    page.locator("#tab-pages").click()
    page.locator(".pages img").nth(1).wait_for()
    page.wait_for_load_state("networkidle")


def batch(page: Page, address: str) -> None:
    data, _ = spoilt()
    page.goto(f"{address}/hang-loat/report")
    page.locator("#tep").set_input_files(file(data, "báo cáo.xlsx"))
    page.get_by_role("button", name="Kiểm tra rồi làm").click()
    says(page, "Có 3 chỗ phải sửa trong bảng")


def ticking(page: Page, address: str) -> None:
    page.goto(f"{address}/dot-danh-gia/vi-du")
    page.locator(".views").get_by_role("button", name="Chấm điểm").click()
    expect(page.locator(".tally .grand")).to_be_visible()


def ranking(page: Page, address: str) -> None:
    page.goto(f"{address}/dot-danh-gia/vi-du")
    page.locator(".views").get_by_role("button", name="Kết quả").click()
    expect(page.locator(".chart")).to_be_visible()


def tracked(page: Page, address: str) -> None:
    page.goto(f"{address}/theo-doi")
    records = {"kh.json": PLAN, "bc.json": report(PLAN, "05", "04", "01", "95%"), "kh2.json": next_plan()}
    given = [file(json.dumps(record).encode(), name) for name, record in records.items()]
    page.locator("#tep").set_input_files(given)
    page.get_by_role("button", name="Lập bảng và biểu đồ").click()
    expect(page.locator(".bars")).to_be_visible()
    page.locator("#bang").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('bang').scrollIntoView()")


def profile(page: Page, address: str) -> None:
    kept(page, address)
    page.reload()
    expect(page.locator("[name=issuer-place]")).to_have_value("Ví Dụ")


def first_plan(page: Page, address: str) -> None:
    kept(page, address)
    page.goto(f"{address}/lap-ke-hoach")
    page.get_by_role("button", name="Điền từ hồ sơ cơ quan").click()
    page.locator("[name=period-start]").fill("2027")
    expect(page.locator("#cau")).to_contain_text("Phòng Kinh tế")
    page.evaluate("scrollTo(0, 0)")


def phrases(page: Page, address: str) -> None:
    page.goto(f"{address}/vi-du/plan/xa-vi-du-2027")
    section = page.locator("section", has=page.get_by_role("heading", name="Yêu cầu", exact=True))
    section.get_by_role("button", name="Câu mẫu").click()
    expect(section.get_by_role("searchbox")).to_be_visible()
    section.evaluate("one => one.scrollIntoView()")


def old_file(page: Page, address: str) -> None:
    page.goto(f"{address}/doc-van-ban")
    page.locator("#tep").set_input_files(file(known()[0].word(), "kế hoạch cũ.docx"))
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", name="Đã đọc được")).to_be_visible()


def next_year(page: Page, address: str) -> None:
    page.goto(f"{address}/nam-sau")
    page.locator("#tep").set_input_files(file(json.dumps(PLAN).encode(), "ke-hoach-2027.json"))
    page.get_by_role("button", name="Xem các chỗ sẽ đổi").click()
    expect(page.locator(".changes")).to_be_visible()


def edited_word(page: Page, address: str) -> None:
    word = replaced(made(PLAN), ("Phát triển 06 sản phẩm", "Phát triển 09 sản phẩm"), ("Số: 08/KH", "Số: 15/KH"))
    page.goto(address)
    page.locator("#tep").set_input_files(file(word, "ke-hoach-2027.docx"))
    expect(page.get_by_role("heading", name="Những chỗ đã sửa trong Word")).to_be_visible()


def two_versions(page: Page, address: str) -> None:
    page.goto(f"{address}/so-sanh")
    page.locator("#tep-1").set_input_files(file(json.dumps(PLAN).encode(), "ke-hoach-2027.json"))
    page.locator("#tep-2").set_input_files(file(json.dumps(next_plan()).encode(), "ke-hoach-2028.json"))
    page.get_by_role("button", name="So sánh").click()
    expect(page.locator("#khac")).to_be_visible()


PICTURES: dict[str, Callable[[Page, str], None]] = {
    "trang-dau": first_page,
    "ho-so-co-quan": profile,
    "ke-hoach-dau-tien": first_plan,
    "dien-mau": form,
    "cau-mau": phrases,
    "kiem-tra": findings,
    "xem-trang": pages,
    "lap-nam-sau": next_year,
    "mo-van-ban-cu": old_file,
    "theo-doi": tracked,
    "sua-trong-word": edited_word,
    "so-hai-ban": two_versions,
    "hang-loat": batch,
    "cham-diem": ticking,
    "ket-qua-dot": ranking,
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_guide_can_be_taken_and_is_there(
    office: Office, server: Server, tmp_path: Path, name: str
) -> None:
    folder = IMAGES if os.environ.get("OCOP_DOCS_TAKE_PICTURES") else tmp_path
    page = office.context.new_page()

    PICTURES[name](page, server.url)
    page.screenshot(path=folder / f"{name}.png", animations="disabled")

    with Image.open(folder / f"{name}.png") as taken, Image.open(IMAGES / f"{name}.png") as kept:
        assert taken.size == kept.size == (1366, 768)


def test_the_guide_shows_every_picture_and_no_other() -> None:
    assert re.findall(r"\]\(images/([\w-]+)\.png\)", GUIDE) == list(PICTURES)


@pytest.mark.parametrize("path", re.findall(r"^\| `(/[^`]*)`", GUIDE, re.MULTILINE))
def test_every_page_of_the_guide_exists(client: CheckingClient, path: str) -> None:
    assert client.get(path).status_code == 200


WORDS = [
    "Bản nháp trên máy này",
    "Mở tệp đã làm",
    "Soạn kế hoạch",
    "Xét tệp Word",
    "Theo dõi chỉ tiêu qua các năm",
    "Kèm dữ liệu",
    "Xem ví dụ",
    "Kiểm tra",
    "Xem trang",
    "Mở rộng",
    "Tải Word",
    "Tải PDF",
    "Tải dữ liệu",
    "Chọn căn cứ từ danh mục",
    "Thêm vào căn cứ",
    "Cần xem lại",
    "Lưu ý",
    "Làm hàng loạt",
    "Tải bảng mẫu",
    "Kiểm tra rồi làm",
    "Chỉ kiểm tra",
    "Mẫu tên tệp",
    "Các lô gần đây trên máy này",
    "Đợt đánh giá, phân hạng",
    "Nhập một đợt mới",
    "Lấy bảng tính trống",
    "Xem đợt ví dụ",
    "Chấm điểm",
    "Kết quả",
    "Văn bản",
    "Tải mọi văn bản",
]


@pytest.fixture(scope="module")
def shown(app: Flask) -> str:
    """What stands on the pages that the guide speaks of."""
    paths = ("/", "/vi-du/plan/xa-vi-du-2027", EXAMPLE, "/dot-danh-gia", "/dot-danh-gia/vi-du")
    paths += ("/hang-loat", "/hang-loat/report")
    return "".join(app.test_client().get(path, base_url="http://127.0.0.1").text for path in paths)


@pytest.mark.parametrize("words", WORDS)
def test_what_the_guide_names_is_on_a_page(shown: str, words: str) -> None:

    assert words in GUIDE
    assert words in shown


@pytest.mark.parametrize("name", WebSettings.model_fields)
def test_every_setting_of_the_pages_is_documented(name: str) -> None:
    field = WebSettings.model_fields[name]
    default = "không có" if field.default in (None, []) else field.default

    row = f"| `OCOP_DOCS_WEB_{name.upper()}` | {default} | {field.description} |"

    assert row in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
