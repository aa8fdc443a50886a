"""The application without the libraries that the edition inside a browser lacks: everything works, or says why not."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.web.conftest import CheckingClient

from ocop_docs.resources import samples_folder

BLOCKED = ("lxml", "docxtpl", "docx", "PIL", "pypdfium2", "rdocx", "waitress", "_multiprocessing")
PROGRAM = """
import hashlib, io, json, sys

sys.modules.update(dict.fromkeys(sys.argv[1].split(",")))
from pathlib import Path
from ocop_docs.web.app import create_app

plan = Path(sys.argv[2]).read_bytes()
client = create_app().test_client()
seen = {}

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
post("/api/v1/check", plan)
post("/api/v1/render", plan)
get("/api/v1/rounds/workbook")
post("/api/v1/rounds/papers", Path(sys.argv[3]).read_bytes())
post("/api/v1/lint", b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
print(json.dumps(seen))
"""
ROUND = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
PLAN = samples_folder() / "plan" / "phu-xuyen-2019.json"


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    command = [sys.executable, "-c", PROGRAM, ",".join(BLOCKED), str(PLAN), str(ROUND)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_every_page_opens(seen: dict[str, Any]) -> None:
    assert {path: status for path, (status, *_) in seen.items() if status != 200} == {"/api/v1/lint": 501}


@pytest.mark.parametrize(("path", "source"), [("/api/v1/render", PLAN), ("/api/v1/rounds/papers", ROUND)])
def test_documents_have_the_same_bytes(seen: dict[str, Any], client: CheckingClient, path: str, source: Path) -> None:
    answer = client.post(path, data=source.read_bytes(), content_type="application/json")

    assert seen[path][2] == hashlib.sha256(answer.data).hexdigest()


def test_the_layout_check_tells_where_it_is_to_be_had(seen: dict[str, Any]) -> None:
    answer = json.loads(seen["/api/v1/lint"][3])

    assert answer["errors"][0]["code"] == "layout-check-missing"
    assert "bản cài trên Windows" in seen["/xet-the-thuc"][3]
