"""The examples of docs/api-examples.md do what they say, against a real server."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.web.conftest import Server
from tools.locked import ROOT

from ocop_docs import load, render

pytestmark = pytest.mark.checkout

PAGE = (ROOT / "docs" / "api-examples.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "samples" / "plan" / "phu-xuyen-2019.json"
PROGRAMS = {"python": ([sys.executable], ".py"), "sh": (["sh", "-e"], ".sh"), "js": (["node"], ".mjs")}
NEEDED = {"python": sys.executable, "sh": "curl", "js": "node"}


@pytest.mark.parametrize("language", PROGRAMS)
def test_an_example_checks_a_record_and_saves_its_word_file(language: str, server: Server, tmp_path: Path) -> None:
    if shutil.which(NEEDED[language]) is None and os.environ.get("CI") != "true":
        pytest.skip(f"{NEEDED[language]} is not installed")
    (code,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    command, ending = PROGRAMS[language]
    script = tmp_path / f"example{ending}"
    script.write_text(code.replace("http://127.0.0.1:8080", server.url), encoding="utf-8")
    shutil.copy(SAMPLE, tmp_path / "record.json")

    result = subprocess.run([*command, script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    assert "warning" in result.stdout
    assert (tmp_path / "document.docx").read_bytes() == render(load(SAMPLE))


ITEM = {
    "CoQuan": "Ủy ban nhân dân xã Suối Mơ", "DiaDanh": "Suối Mơ", "So": "57", "Ngay": "2026-12-08",
    "TrichYeu": "Dự Hội nghị tổng kết Chương trình OCOP năm 2026",
    "CuocHop": "Hội nghị tổng kết Chương trình OCOP năm 2026 của xã",
    "KhachMoi": "Các chủ thể có sản phẩm OCOP trên địa bàn xã",
    "ChuTri": "Ông Lò Văn Sáng, Chủ tịch Ủy ban nhân dân xã",
    "ThoiGian": "08 giờ 00, ngày 15 tháng 12 năm 2026", "DiaDiem": "Hội trường Ủy ban nhân dân xã Suối Mơ",
    "DonViSoan": "KT", "NguoiKy": "Lò Văn Sáng",
}  # fmt: skip
"""What the columns of the list hold."""


def sent_by_the_flow(server: Server, item: dict[str, str]) -> tuple[int, bytes, bytes]:
    """The status, the answer, and the body of the request that the action of the page makes of an item."""
    (code,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    typed = re.sub(r"\"@outputs[^\"]*body/(\w+)'\]\"", lambda found: item[found[1]], code)
    asked = json.loads(re.sub(r"@\{[^}]*body/(\w+)'\][^}]*\}", lambda found: item[found[1]], typed))["inputs"]
    body = json.dumps(asked["body"]).encode()
    address = asked["uri"].replace("http://127.0.0.1:8080", server.url)
    request = urllib.request.Request(address, body, asked["headers"], method=asked["method"])  # noqa: S310 - ours
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - ours
            return answer.status, answer.read(), body
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read(), body


def test_the_action_of_power_automate_makes_a_word_file_of_an_item(server: Server) -> None:
    status, answer, body = sent_by_the_flow(server, ITEM)

    assert status == 200, answer.decode()
    assert answer == render(load(body))


def test_a_refusal_has_the_status_and_the_errors_that_the_condition_looks_at(server: Server) -> None:
    status, answer, _ = sent_by_the_flow(server, ITEM | {"Ngay": "ngày mai"})

    assert status == 422
    assert [fault["place"] for fault in json.loads(answer)["errors"]] == ["date"]
