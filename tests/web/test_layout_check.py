"""Checking the layout of a Word file in the page and over the API."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from tests.checks.layout.test_unsafe_parts import changed, with_macro, with_object
from tests.web.conftest import CheckingClient

from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.errors import CallEnded, fault
from ocop_docs.pipeline import annotate, fix, lint, load, render
from ocop_docs.resources import samples_folder

GOOD = render(load(samples_folder() / "plan" / "xa-vi-du-2027.json"))
BARE = b"PK\x05\x06" + b"\x00" * 18


def bad() -> bytes:
    """The document without any bold text."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w") as result:
        for name in source.namelist():
            content = source.read(name)
            result.writestr(name, content.replace(b"<w:b/>", b"") if name.startswith("word/") else content)
    return target.getvalue()


def send(client: CheckingClient, data: bytes, act: str = "xet") -> tuple[int, bytes, str]:
    upload = {"tep": (io.BytesIO(data), "x.docx"), "viec": act}
    response = client.send("/xet-the-thuc", upload, content_type="multipart/form-data")
    return response.status_code, response.data, response.headers.get("Content-Disposition", "")


def test_the_page_cites_the_rule_of_every_finding(client: CheckingClient) -> None:
    status, content, _ = send(client, bad())
    text = content.decode()

    findings = lint(bad()).findings
    assert status == 200
    assert findings
    assert all(finding.citation in text for finding in findings)


def test_the_commented_and_the_fixed_copy_are_downloads(client: CheckingClient) -> None:
    commented, fixed = send(client, bad(), "ghi-chu"), send(client, bad(), "sua")

    assert commented[1] == annotate(bad())
    assert fixed[1] == fix(bad()).data
    assert all("attachment" in answer[2] for answer in (commented, fixed))


@pytest.mark.parametrize("data", [b"", b"PK", b"abc", BARE])
def test_a_file_that_is_no_word_file_is_refused(client: CheckingClient, data: bytes) -> None:
    status, content, _ = send(client, data)

    assert 400 <= status < 500
    assert "Chưa thực hiện được" in content.decode()


def test_the_api_lints_annotates_and_fixes(client: CheckingClient) -> None:
    def copy(path: str) -> bytes:
        return client.post(path, data={"file": (io.BytesIO(bad()), "x.docx")}, content_type="multipart/form-data").data

    answer = client.post("/api/v1/lint", data={"file": (io.BytesIO(bad()), "x.docx")}).get_json()

    assert answer["findings"] == [finding.as_dict() for finding in lint(bad()).findings]
    assert copy("/api/v1/annotate") == annotate(bad())
    assert copy("/api/v1/fix") == fix(bad()).data


def send_many(client: CheckingClient, *files: tuple[str, bytes], act: str = "xet") -> tuple[int, bytes]:
    upload = {"tep": [(io.BytesIO(data), name) for name, data in files], "viec": act}
    response = client.send("/xet-the-thuc", upload, content_type="multipart/form-data")
    return response.status_code, response.data


MANY = (("tốt.docx", GOOD), ("hỏng.docx", b"PK"))


def test_many_files_are_listed_each_with_its_counts_or_why_it_could_not_be_read(client: CheckingClient) -> None:
    status, content = send_many(client, *MANY, ("lỗi.docx", bad()))
    text = content.decode()

    assert status == 200
    assert "Kết quả của 3 tệp" in text
    assert all(name in text for name in ("tốt.docx", "hỏng.docx", "lỗi.docx"))
    assert "0 lỗi, 0 cần xem lại" in text
    assert "không đọc được" in text


def test_the_table_of_many_files_is_a_download(client: CheckingClient) -> None:
    status, content = send_many(client, *MANY, act="bang")

    book = load_workbook(io.BytesIO(content))
    assert status == 200
    assert [row[0] for row in book["Tệp"].iter_rows(min_row=2, values_only=True)] == ["tốt.docx", "hỏng.docx"]


def test_the_table_and_the_page_name_what_was_left_unread_of_each_file(client: CheckingClient) -> None:
    files = (("macro.docm", changed(with_macro)), ("đối tượng.docx", changed(with_object)), ("tốt.docx", GOOD))

    book = load_workbook(io.BytesIO(send_many(client, *files, act="bang")[1]))
    text = send_many(client, *files)[1].decode()

    notes = [row[-1] for row in book["Tệp"].iter_rows(min_row=2, values_only=True)]
    assert notes == ["Không đọc: macro.", "Không đọc: đối tượng nhúng.", None]
    assert text.count("không đọc: ") == 2
    assert "1 lưu ý · không đọc: macro<" in text


def test_a_copy_is_of_one_file(client: CheckingClient) -> None:
    status, content = send_many(client, *MANY, act="sua")

    assert status == 400
    assert "chỉ làm được cho một tệp" in content.decode()


def test_at_most_a_screen_of_findings_comes_first_and_equal_ones_are_one(client: CheckingClient) -> None:
    text = send(client, bad())[1].decode()

    first, _, rest = text.partition("Xem thêm")
    shown = first.count('class="where"')
    assert 0 < shown <= 6
    assert rest.count('class="where"') + shown == len(grouped(lint(bad()).findings))


def test_the_api_checks_many_files(client: CheckingClient) -> None:
    files = [(io.BytesIO(data), name) for name, data in MANY]

    answer = client.post("/api/v1/lint-files", data={"file": files}, content_type="multipart/form-data").get_json()

    assert [one["file"] for one in answer["files"]] == ["tốt.docx", "hỏng.docx"]
    assert answer["files"][0]["findings"] == []
    assert answer["files"][1]["faults"][0]["code"] == "package-not-zip"


def test_a_file_that_exceeds_the_limits_is_one_among_the_others(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(function: Callable[..., object], name: str, data: bytes) -> object:
        if name == "treo.docx":
            raise CallEnded(fault("work-too-slow", seconds=30))
        return function(name, data)

    monkeypatch.setattr("ocop_docs.web.checked_file.from_outside", ended)
    files = [(io.BytesIO(bad()), "mot.docx"), (io.BytesIO(bad()), "treo.docx")]

    answer = client.post("/api/v1/lint-files", data={"file": files}, content_type="multipart/form-data").get_json()

    good, slow = answer["files"]
    assert good["findings"]
    assert [one["code"] for one in slow["faults"]] == ["work-too-slow"]
