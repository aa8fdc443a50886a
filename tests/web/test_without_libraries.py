"""The application without threads, processes and some libraries, as in a browser: everything works, or says why not."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.golden.reading import sample_files
from tests.web.conftest import CheckingClient

from ocop_docs import load, render
from ocop_docs.resources import samples_folder

BLOCKED = ("lxml", "docxtpl", "docx", "PIL", "pypdfium2", "rdocx", "waitress", "sqlalchemy", "_multiprocessing")
BROWSER = """
import sys, sysconfig, threading

sysconfig.get_config_vars()  # reads a file that is named after the system

def refuse(*_):
    raise RuntimeError("a browser's Python starts no thread")

sys.platform = "emscripten"  # so that subprocess starts nothing either
sys.modules.update(dict.fromkeys(sys.argv[1].split(",")))
threading.Thread.start = refuse
"""
PROGRAM = f"""{BROWSER}
import hashlib, io, json
from pathlib import Path
from ocop_docs.errors import ConversionError
from ocop_docs.web.app import create_app

plan = Path(sys.argv[2]).read_bytes()
app = create_app()
client = app.test_client()
seen = {{}}

def note(name, answer):
    seen[name] = [answer.status_code, answer.mimetype, hashlib.sha256(answer.data).hexdigest(), answer.text[:2000]
        if answer.mimetype in ("text/html", "application/json") else ""]
    return answer

def get(path):
    return note(path, client.get(path, base_url="http://127.0.0.1"))

def post(path, data, kind="application/json"):
    return note(path, client.post(path, data=data, content_type=kind, base_url="http://127.0.0.1"))

for path in ("/", "/soan/plan", "/hang-loat", "/hang-loat/plan/bang-mau.xlsx", "/dot-danh-gia", "/xet-the-thuc"):
    get(path)
get("/doc-van-ban")
post("/api/v1/check", plan)
post("/api/v1/render", plan)
get("/api/v1/rounds/workbook")
post("/api/v1/rounds/papers", Path(sys.argv[3]).read_bytes())
carried = post("/api/v1/render?data=1", plan).data
note("word", client.post("/api/v1/check", data={{"file": (io.BytesIO(carried), "x.docx")}}, base_url="http://127.0.0.1"))
note("edited", client.post("/api/v1/take-back", data={{"file": (io.BytesIO(carried), "x.docx")}}, base_url="http://127.0.0.1"))
post("/api/v1/read", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
post("/api/v1/lint", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
try:
    app.extensions["previews"].make(carried)
except ConversionError as error:
    seen["preview"] = [501, "", "", [fault.code for fault in error.faults]]
print(json.dumps(seen))
"""
EVERY_SAMPLE = f"""{BROWSER}
import hashlib, json
from pathlib import Path
from ocop_docs import load, render

print(json.dumps([hashlib.sha256(render(load(Path(path)))).hexdigest() for path in sys.argv[2:]]))
"""
ROUND = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
PLAN = samples_folder() / "plan" / "phu-xuyen-2019.json"


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    found: dict[str, Any] = run(PROGRAM, PLAN, ROUND)
    return found


def run(program: str, *paths: Path) -> Any:
    command = [sys.executable, "-c", program, ",".join(BLOCKED), *map(str, paths)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_every_sample_has_the_same_bytes() -> None:
    found = run(EVERY_SAMPLE, *sample_files())

    assert found == [hashlib.sha256(render(load(path))).hexdigest() for path in sample_files()]


def test_every_page_opens(seen: dict[str, Any]) -> None:
    assert {path: status for path, (status, *_) in seen.items() if status != 200} == {
        "/api/v1/lint": 501,
        "/api/v1/read": 501,
        "preview": 501,
    }


@pytest.mark.parametrize(("path", "source"), [("/api/v1/render", PLAN), ("/api/v1/rounds/papers", ROUND)])
def test_documents_have_the_same_bytes(seen: dict[str, Any], client: CheckingClient, path: str, source: Path) -> None:
    answer = client.post(path, data=source.read_bytes(), content_type="application/json")

    assert seen[path][2] == hashlib.sha256(answer.data).hexdigest()


def test_the_layout_check_tells_where_it_is_to_be_had(seen: dict[str, Any]) -> None:
    answer = json.loads(seen["/api/v1/lint"][3])

    assert answer["errors"][0]["code"] == "layout-check-missing"
    assert "bản cài trên Windows" in seen["/xet-the-thuc"][3]


def test_the_page_of_old_files_tells_where_they_are_read(seen: dict[str, Any]) -> None:
    assert json.loads(seen["/api/v1/read"][3])["errors"][0]["code"] == "reading-missing"
    assert "không đọc được văn bản cũ" in seen["/doc-van-ban"][3]


def test_the_preview_tells_that_a_browser_draws_no_pages(seen: dict[str, Any]) -> None:
    assert seen["preview"][3] == ["pdf-in-browser"]
