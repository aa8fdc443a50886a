"""Every path of the API, with good and bad requests."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from snapshots.taking import Take
from snapshots.visitor import API, UNKNOWN, Visitor, flat, word_file

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PATIENCE = 600
"""Tenths of a second that a batch of two rows is waited for."""
_DOCUMENT_PATHS, _ROUND_PATHS = ("/check", "/render"), ("/rounds/score", "/rounds/papers")
_WORD_PATHS = ("/lint", "/annotate", "/fix")
_NUMBERS = ("1015", "10,5 tỷ", "0", "-3", "1.000.000", "abc", "", "10,55", "9" * 40)
_BAD_BODIES: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no-json": {"data": b"{", "content_type": "application/json"},
    "a-list": {"data": b"[]", "content_type": "application/json"},
    "no-kind": {"data": b"{}", "content_type": "application/json"},
    "unknown-kind": {"data": b'{"kind": "x"}', "content_type": "application/json"},
    "plain-text": {"data": b"x", "content_type": "text/plain"},
    "no-word-file": {"data": b"x", "content_type": DOCX},
    "no-workbook": {"data": b"PK\x03\x04x", "content_type": XLSX},
    "form-without-file": {"data": {"x": "y"}, "content_type": "multipart/form-data"},
    "foreign-origin": {"data": b"{}", "content_type": "application/json", "headers": {"Origin": "https://a.example"}},
    "packed": {"data": b"{}", "content_type": "application/json", "headers": {"Content-Encoding": "gzip"}},
}


def api(take: Take) -> None:
    """Keep the answers of every path that the description of the API names, to good and bad requests."""
    visitor = Visitor(take, "api")
    described = visitor.ask("openapi", "GET", f"{API}/openapi.json").get_json()
    for path, operations in described["paths"].items():
        for method in operations:
            _walk(take, visitor, method.upper(), path)
        visitor.ask(f"PATCH {flat(path)}", "PATCH", API + path.replace("{", "").replace("}", ""))
    visitor.ask("unknown", "GET", f"{API}/{UNKNOWN}")
    _batches(take, visitor)


def _walk(take: Take, visitor: Visitor, method: str, path: str) -> None:
    item = f"{method} {flat(path)}"
    if "{batch}" in path:
        visitor.ask(item, method, API + path.replace("{batch}", "0" * 32))
    elif "{kind}" in path:
        for kind in [*take.kinds, UNKNOWN]:
            visitor.ask(f"{item} {kind}", method, API + path.replace("{kind}", kind))
    elif path == "/words":
        for number in _NUMBERS:
            for money in ("", "1"):
                query = {"number": number, "money": money}
                visitor.ask(f"{item} {number} {money}", method, API + path, query_string=query)
    elif method == "GET":
        visitor.ask(item, method, API + path)
    else:
        for name, body in (_BAD_BODIES | dict(_good_bodies(take, path))).items():
            visitor.ask(f"{item} {name}", method, API + path, **body)


def _good_bodies(take: Take, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if path in _DOCUMENT_PATHS:
        for name, file in take.documents():
            yield name, {"data": file.read_bytes(), "content_type": "application/json"}
            yield f"{name} as file", {**_upload(file), "query_string": {"data": "1"}}
        yield "as nothing known", {**_upload(file), "query_string": {"format": "odt"}}
    elif path in _ROUND_PATHS:
        yield "json", {"data": take.round.read_bytes(), "content_type": "application/json"}
        yield "xlsx", {"data": take.round_workbook.read_bytes(), "content_type": XLSX}
    elif path in _WORD_PATHS:
        for name, file in list(take.documents())[::4]:
            yield name, {"data": word_file(take, file), "content_type": DOCX}
    elif path == "/roll-up":
        yield "communes", _upload(take.table)


def _batches(take: Take, visitor: Visitor) -> None:
    """Order batches of two reports, good, bad, and only looked at, and keep what each comes to."""
    good = [json.dumps(take.example("report"), ensure_ascii=False)] * 2
    bad = [good[0], '{"kind": "report", "subject": 5}']
    orders = {
        "good": (good, {}),
        "bad": (bad, {}),
        "skip": (bad, {"on_error": "skip"}),
        "look": (good, {"dry_run": "1"}),
    }
    for name, (lines, fields) in orders.items():
        form = {"kind": "report", **fields, "file": (io.BytesIO("\n".join(lines).encode()), "rows.jsonl")}
        made = visitor.silent("POST", f"{API}/batches", data=form, content_type="multipart/form-data")
        address = made.headers["Location"]
        _ended(visitor, address)
        visitor.ask(f"batch {name}", "GET", address)
        for part in ("result", "manifest", "errors", "errors?format=xlsx", "errors?format=x"):
            visitor.ask(f"batch {name} {part}", "GET", f"{address}/{part}")
        page = "/hang-loat/lo/" + address.rpartition("/")[2]
        for part in ("", "/tien-do", "/ket-qua.zip", "/danh-sach.csv", "/o-sai.xlsx"):
            visitor.ask(f"batch {name} page {flat(part)}", "GET", page + part)
        visitor.ask(f"batch {name} stop", "POST", f"{address}/stop")
        visitor.ask(f"batch {name} run wrong", "POST", f"{address}/run?on_error=x")
        visitor.ask(f"batch {name} delete", "DELETE", address)
    for name, fields in {"kind": {"kind": UNKNOWN}, "pattern": {"name": "{x}"}, "on_error": {"on_error": "x"}}.items():
        form = {"kind": "report", **fields, "file": (io.BytesIO("\n".join(good).encode()), "rows.jsonl")}
        visitor.ask(f"batch wrong {name}", "POST", f"{API}/batches", data=form, content_type="multipart/form-data")


def _ended(visitor: Visitor, address: str) -> None:
    for _ in range(PATIENCE):
        if visitor.silent("GET", address).get_json()["ended"]:
            return
        time.sleep(0.1)
    raise TimeoutError(address)


def _upload(file: Path) -> dict[str, Any]:
    return {"data": {"file": (io.BytesIO(file.read_bytes()), file.name)}, "content_type": "multipart/form-data"}
