"""Many documents from one table, in the pages: filled, refused cell by cell, watched, downloaded."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask import Flask
from lxml import html as lxml_html
from openpyxl.workbook import Workbook
from playwright.sync_api import Page, expect
from tests.batch.tables import jsonl, put, report, workbook
from tests.batch.watching import PATIENCE_S, hold, hold_after, until
from tests.web.conftest import CheckingClient, Office, Server
from tests.web.ordered import GOOD, job_at
from werkzeug.test import TestResponse

from ocop_docs import load
from ocop_docs.batch.job import Job
from ocop_docs.batch.roll_up import roll_up
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import fault
from ocop_docs.kind_info import input_table
from ocop_docs.pipeline import load_table
from ocop_docs.resources import samples_folder

SAMPLE = samples_folder() / "report" / "communes-2026.xlsx"
COMMUNES = 120
ISSUER = {"name": "Ủy ban nhân dân tỉnh Minh Họa", "level": "province"}
ONE_BAD = jsonl(report(1), report(2) | {"number": 0})


def spoilt() -> tuple[bytes, list[str]]:
    """The sample table with three bad cells, and their places."""
    book = openpyxl.load_workbook(SAMPLE)
    places = [
        put(book, "Dữ liệu", 7, "Cơ quan ban hành › Cấp", "làng"),
        put(book, "Dữ liệu", 40, "Trích yếu", "=A40"),
        put(book, "Số liệu đạt được", 90, "Số lượng", "nhiều"),
    ]
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue(), places


def upload(data: bytes, name: str = "bảng.jsonl", **fields: str) -> dict[str, Any]:
    return {"tep": (io.BytesIO(data), name), **fields}


def send(client: CheckingClient, data: bytes, name: str = "bảng.jsonl", **fields: str) -> TestResponse:
    return client.send("/hang-loat/report", upload(data, name, **fields), content_type="multipart/form-data")


def ended(client: CheckingClient, response: TestResponse) -> str:
    """The address of a batch just ordered, once it has ended."""
    assert response.status_code == 303, response.text
    address = response.headers["Location"]
    until(lambda: client.get(f"{address}/tien-do").get_json()["ended"])
    return address


def words(text: str) -> str:
    return " ".join(lxml_html.fromstring(text).text_content().split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page_and_its_workbook(client: CheckingClient, kind: str) -> None:
    page = client.get(f"/hang-loat/{kind}")
    book = client.get(f"/hang-loat/{kind}/bang-mau.xlsx")

    assert f"/hang-loat/{kind}" in client.get("/hang-loat").text
    assert KINDS[kind].title in page.text
    assert book.data == input_table(kind)
    assert ".xlsx" in book.headers["Content-Disposition"]


def test_a_batch_without_scripts_from_upload_to_files(client: CheckingClient) -> None:
    address = ended(client, send(client, GOOD, ten="{mã} {cơ quan}"))

    page = client.get(address).text
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/ket-qua.zip").data))
    listed = client.get(f"{address}/danh-sach.csv").data

    assert "Đã làm xong 2 văn bản" in page
    assert archive.namelist()[0] == "1 Ủy ban nhân dân xã Ví Dụ 1.docx"
    assert listed == archive.read("manifest.csv")
    assert len(list(csv.reader(io.StringIO(listed.decode("utf-8-sig"))))) == 3
    assert client.get(f"{address}/o-sai.xlsx").status_code == 409


def test_a_batch_from_the_page_has_pdfs_when_they_are_ticked(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = ended(client, send(client, GOOD, ten="{mã}", pdf="1"))

    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/ket-qua.zip").data))
    assert archive.namelist() == ["1.docx", "1.pdf", "2.docx", "2.pdf", "manifest.csv"]
    assert 'name="pdf" value="1"' in client.get("/hang-loat/report").text
    monkeypatch.setattr("ocop_docs.web.views.batches.obstacle", lambda: fault("pdf-engine-missing"))
    assert 'name="pdf"' not in client.get("/hang-loat/report").text


def test_a_page_of_running_work_renews_itself_without_scripts(client: CheckingClient, app: Flask) -> None:
    address = send(client, GOOD).headers["Location"]
    hold(job_at(app, address))

    page = lxml_html.fromstring(client.get(address).text)

    assert page.xpath("//noscript/meta/@http-equiv | //noscript/text()") != []
    client.send(address, {"viec": "xoa"})


def test_a_refused_batch_can_be_repeated_without_its_bad_rows(client: CheckingClient) -> None:
    address = ended(client, send(client, ONE_BAD))
    assert "Bỏ qua 1 dòng sai, làm 1 dòng còn lại" in words(client.get(address).text)

    ended(client, client.send(address, {"viec": "bo-qua"}))
    page = words(client.get(address).text)

    assert "Đã làm xong 1 văn bản" in page
    assert "bỏ qua 1 dòng có chỗ sai" in page
    assert "Các ô cần sửa" in page
    assert client.get(f"{address}/o-sai.xlsx").data.startswith(b"PK")


def test_a_table_that_was_only_checked_is_made_at_the_press_of_a_button(client: CheckingClient) -> None:
    address = ended(client, send(client, GOOD, viec="kiem-tra"))
    page = words(client.get(address).text)
    assert "không có ô nào sai" in page
    assert client.get(f"{address}/ket-qua.zip").status_code == 409

    ended(client, client.send(address, {"viec": "lam"}))

    assert "Đã làm xong 2 văn bản" in client.get(address).text


def test_a_deleted_batch_is_gone(client: CheckingClient, app: Flask) -> None:
    address = send(client, GOOD).headers["Location"]
    folder = job_at(app, address).folder

    response = client.send(address, {"viec": "xoa"})

    assert response.headers["Location"].startswith("/hang-loat#da-xoa-")
    assert not folder.exists()
    assert client.get(address).status_code == 404
    assert "quá thời gian lưu giữ" in client.get(address).text


REFUSED: list[tuple[bytes, str, dict[str, str], int, str]] = [
    (b"", "", {}, 400, "Chưa chọn bảng nào"),
    (b"x", "b.exe", {}, 415, "Bảng phải là tệp .xlsx"),
    (GOOD, "b.jsonl", {"ten": "{xã}"}, 422, "{xã}"),
    (GOOD, "b.jsonl", {"ten": "a" * 201}, 422, "dài hơn 200 ký tự"),
    (GOOD, "b.jsonl", {"khi-sai": "đoán"}, 400, "đoán"),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case[-1])
def test_a_refused_order_is_explained_above_the_form(
    client: CheckingClient, case: tuple[bytes, str, dict[str, str], int, str]
) -> None:
    data, name, fields, status, said = case

    response = send(client, data, name, **fields)
    page = lxml_html.fromstring(response.text)

    assert response.status_code == status
    assert said in page.xpath("string(//*[@role='alert'])")
    assert page.xpath("//form//input[@name='ten']")


@pytest.mark.parametrize(("data", "name"), [(b"abc", "b.xlsx"), (b"\xff\xfe", "b.csv"), (b"", "b.json")])
def test_a_file_that_is_no_table_is_refused_on_the_page_of_the_batch(
    client: CheckingClient, data: bytes, name: str
) -> None:
    page = words(client.get(ended(client, send(client, data, name))).text)

    assert "Chưa dùng được bảng này" in page
    assert "Gửi lại bảng" in page


def a_bad_heading(book: Workbook) -> None:
    put(book, "Dữ liệu", 1, "Trích yếu", "Trích yêu sai")


def test_a_bad_heading_is_shown_at_its_cell(client: CheckingClient) -> None:
    data = workbook(1, a_bad_heading)

    page = lxml_html.fromstring(client.get(ended(client, send(client, data, "b.xlsx"))).text)

    assert "K1" in page.xpath("//table//th[@scope='row']/text()")


# In the browser.


def order_in(page: Page, server: Server, table: Path | dict[str, Any], button: str = "Kiểm tra rồi làm") -> None:
    page.goto(f"{server.url}/hang-loat/report")
    page.locator("#tep").set_input_files(table)  # type: ignore[arg-type]  # a path, or a name with bytes
    page.get_by_role("button", name=button).click()
    page.wait_for_url("**/lo/*")


def says(page: Page, heading: str) -> None:
    """Wait for the page to come to a heading; a worker takes the time that it takes."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading, timeout=PATIENCE_S * 1000)


def job_of(server: Server, page: Page) -> Job:
    return Job(server.batches / page.url.rpartition("/")[2])


def file(data: bytes, name: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def test_a_clerk_adds_up_120_communes_and_goes_on_in_the_form_of_the_report_above(
    office: Office, server: Server
) -> None:
    page = office.context.new_page()
    page.goto(f"{server.url}/hang-loat")
    page.get_by_role("link", name="Cộng báo cáo của các xã").click()
    data, places = spoilt()
    page.locator("#tep").set_input_files(file(data, "báo cáo.xlsx"))
    page.get_by_role("button", name="Cộng rồi mở báo cáo").click()
    cells = page.locator(".told tbody th")
    expect(cells).to_have_count(len(places), timeout=PATIENCE_S * 1000)
    assert sorted(cells.all_inner_texts()) == sorted(place.split("!")[1] for place in places)

    page.locator("#tep").set_input_files(SAMPLE)
    page.get_by_role("button", name="Cộng rồi mở báo cáo").click()
    expect(page.locator("#tin")).to_contain_text(f"Đã cộng {COMMUNES} dòng")
    page.locator("[name='issuer-name']").fill("Ủy ban nhân dân tỉnh Minh Họa")
    page.locator("[name='subject']").fill("Kết quả năm 2026")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Tải dữ liệu").click()

    kept = json.loads(saved.value.path().read_bytes())
    expected = roll_up(load_table(SAMPLE, "report"), {"subject": "Kết quả năm 2026"}).data
    assert kept["issuer"]["name"] == "Ủy ban nhân dân tỉnh Minh Họa"
    assert load(kept | {"issuer": ISSUER}) == load(expected | {"issuer": ISSUER})
    page.close()


def test_a_clerk_corrects_three_bad_cells_of_120_rows_and_gets_120_documents(office: Office, server: Server) -> None:
    data, places = spoilt()
    page = office.context.new_page()

    order_in(page, server, file(data, "báo cáo.xlsx"))
    says(page, "Có 3 chỗ phải sửa trong bảng")
    rows = page.locator(".told").first.locator("tbody tr")
    shown = [row.locator("td, th").all_inner_texts() for row in rows.all()]
    assert sorted(f"{cells[1]}!{cells[2]}" for cells in shown) == sorted(places)
    assert all(len(cells) == 6 and all(cells) for cells in shown)
    with page.expect_download() as marked:
        page.get_by_role("link", name="Tải bảng có đánh dấu ô sai").click()
    noted = openpyxl.load_workbook(io.BytesIO(marked.value.path().read_bytes()))
    assert all(noted[place.split("!")[0]][place.split("!")[1]].comment for place in places)

    first = page.url
    page.locator("#tep").set_input_files(SAMPLE)
    page.get_by_role("button", name="Kiểm tra rồi làm").click()
    page.wait_for_url(lambda address: "/lo/" in address and address != first)
    expect(page.locator("#lo-thanh")).to_be_visible()
    worker = hold_after(job_of(server, page), 32)
    page.reload()
    says(page, "Đang làm văn bản")
    expect(page.locator("#lo-so")).to_contain_text(f"/{COMMUNES} dòng")
    assert float(page.locator("#lo-thanh").get_attribute("value") or 0) > 0
    worker.resume()

    says(page, f"Đã làm xong {COMMUNES} văn bản")
    with page.expect_download() as result:
        page.get_by_role("link", name=f"Tải {COMMUNES} văn bản").click()
    with zipfile.ZipFile(result.value.path()) as archive:
        assert len([name for name in archive.namelist() if name.endswith(".docx")]) == COMMUNES
    with page.expect_download() as listed:
        page.get_by_role("link", name="Tải danh sách").click()
    assert len(list(csv.reader(listed.value.path().read_text("utf-8-sig").splitlines()))) > COMMUNES


def test_a_running_batch_is_stopped_resumed_and_deleted(office: Office, server: Server) -> None:
    page = office.context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    order_in(page, server, file(jsonl(*(report(number) for number in range(199))), "b.jsonl"))
    worker = hold_after(job_of(server, page), 32)

    page.get_by_role("button", name="Dừng").click()
    says(page, "Đã dừng theo yêu cầu")
    assert not worker.is_running()
    page.get_by_role("button", name="Làm tiếp").click()
    says(page, "Đã làm xong 199 văn bản")
    assert job_of(server, page).report["resumed"] >= 32

    page.goto(f"{server.url}/hang-loat")
    page.locator("#lo-gan-day a").first.click()
    page.get_by_role("button", name="Xóa lô này").click()
    page.wait_for_url("**/hang-loat#da-xoa-*")
    expect(page.locator("#lo-gan-day")).to_be_hidden()


def test_the_page_reports_a_killed_worker_and_can_start_another(office: Office, server: Server) -> None:
    page = office.context.new_page()
    order_in(page, server, file(jsonl(*(report(number) for number in range(199))), "b.jsonl"))
    hold_after(job_of(server, page), 32).kill()

    says(page, "Bị ngắt giữa chừng")
    page.get_by_role("button", name="Làm tiếp").click()

    says(page, "Đã làm xong 199 văn bản")


# What strangers may try.


STRANGE = ["0" * 32, "..", "%2e%2e", "..%2f..%2fetc", "a", "A" * 32, "0" * 33, "order.json"]


@pytest.mark.parametrize("name", STRANGE)
def test_a_batch_cannot_be_found_without_its_id(client: CheckingClient, name: str) -> None:
    addresses = [f"/hang-loat/lo/{name}{rest}" for rest in ("", "/tien-do", "/ket-qua.zip", "/o-sai.xlsx")]
    addresses += [f"/api/v1/batches/{name}{rest}" for rest in ("", "/result", "/manifest", "/errors")]

    assert {client.get(address).status_code for address in addresses} <= {404, 308}
    assert client.delete(f"/api/v1/batches/{name}").status_code in (404, 405)


@pytest.mark.parametrize(
    "name", ["order.json", "states.jsonl", "bang.jsonl", "..%2forder.json", ".ket-qua.zip.journal"]
)
def test_only_results_of_a_batch_can_be_downloaded(client: CheckingClient, name: str) -> None:
    address = send(client, GOOD).headers["Location"]

    assert client.get(f"{address}/{name}").status_code == 404
    client.send(address, {"viec": "xoa"})


def test_a_batch_is_started_and_stopped_only_from_its_own_page(client: CheckingClient) -> None:
    address = send(client, GOOD).headers["Location"]
    foreign = {"Origin": "https://evil.example"}

    assert client.post(address, data={"viec": "xoa"}).status_code == 400
    assert client.post("/hang-loat/report", data=upload(GOOD)).status_code == 400
    assert client.send(address, {"viec": "xoa"}, headers=foreign).status_code == 403
    assert client.delete(address.replace("/hang-loat/lo", "/api/v1/batches"), headers=foreign).status_code == 403
    assert client.send(address, {"viec": "đoán"}).status_code == 400
    assert client.get(address).status_code == 200
    client.send(address, {"viec": "xoa"})


def test_the_name_of_a_table_is_never_shown_or_used(client: CheckingClient, app: Flask) -> None:
    address = ended(client, send(client, b"[", "<script>alert(1)</script>../../etc/passwd.JSONL"))

    assert "passwd" not in client.get(address).text
    assert "alert(1)" not in client.get(address).text
    assert job_at(app, address).table.name == "bang.jsonl"


def test_markup_in_a_table_is_shown_as_text(client: CheckingClient) -> None:
    payload = "<script>alert(1)</script>"
    data = jsonl(report(1) | {"number": payload, payload: 1})

    page = client.get(ended(client, send(client, data))).text

    assert payload not in page
    assert "&lt;script&gt;" in page
