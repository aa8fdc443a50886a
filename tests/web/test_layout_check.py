"""Judging a Word file in the page and over the API."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.web.conftest import CheckingClient

from ocop_docs.pipeline import annotate, fix, lint, load, render
from ocop_docs.resources import samples_folder

GOOD = render(load(samples_folder() / "plan" / "xa-vi-du-2027.json"))
BARE = b"PK\x05\x06" + b"\x00" * 18


def bad() -> bytes:
    """The same document with every bold face gone."""
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


def test_the_page_says_what_the_verb_says_and_by_which_rule(client: CheckingClient) -> None:
    status, content, _ = send(client, bad())
    text = content.decode()

    findings = lint(bad()).findings
    assert status == 200
    assert findings
    assert all(finding.citation in text for finding in findings)


def test_copies_with_notes_and_mended_are_downloads(client: CheckingClient) -> None:
    noted, mended = send(client, bad(), "ghi-chu"), send(client, bad(), "sua")

    assert noted[1] == annotate(bad())
    assert mended[1] == fix(bad()).data
    assert all("attachment" in answer[2] for answer in (noted, mended))


@pytest.mark.parametrize("data", [b"", b"PK", b"abc", BARE])
def test_what_is_no_word_file_is_refused_at_the_gate(client: CheckingClient, data: bytes) -> None:
    status, content, _ = send(client, data)

    assert 400 <= status < 500
    assert "Chưa thực hiện được" in content.decode()


def test_the_api_judges_annotates_and_mends(client: CheckingClient) -> None:
    def ask(path: str) -> bytes:
        return client.post(path, data={"file": (io.BytesIO(bad()), "x.docx")}, content_type="multipart/form-data").data

    answer = client.post("/api/v1/lint", data={"file": (io.BytesIO(bad()), "x.docx")}).get_json()

    assert answer["findings"] == [finding.as_dict() for finding in lint(bad()).findings]
    assert ask("/api/v1/annotate") == annotate(bad())
    assert ask("/api/v1/fix") == fix(bad()).data
