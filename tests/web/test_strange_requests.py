"""Random requests to every address: none breaks the program."""

from __future__ import annotations

import io
import json
import random
import re
import string
from typing import Any

import pytest
from flask import Flask
from tests.web.conftest import CheckingClient


def routes(app: Flask) -> list[str]:
    return sorted({str(rule) for rule in app.url_map.iter_rules()})


WORDS = [
    "plan",
    "report",
    "x",
    "..",
    "%00",
    "0",
    "-1",
    "99999999999",
    "phu-xuyen-2019",
    "ĐỒNG",
    "<b>",
    "{{7*7}}",
    "a" * 300,
]
NAMES = [
    "subject",
    "targets-0-quantity",
    "targets-99999-unit",
    "targets-0-of_which-0-stars",
    "budget-total",
    "viec",
    "nhap",
    "can-cu",
    "date",
    "period-start",
    "targets--1",
    "targets-x-unit",
    "",
    "-",
    "0",
    "purposes-0-0",
    "issuer",
    "legal_bases-0-date",
]
VALUES = [
    "",
    "1",
    "10,5 tỷ",
    "1.5",
    "30/02/2023",
    "9" * 400,
    "-1",
    "\x00",
    "\ud800",
    "tai:docx",
    "tai:exe",
    "dong:add:targets",
    "dong:x:y",
    "dong:delete:targets-5",
    "dong:add:",
    "dong:add:targets-0-of_which",
    "chon-can-cu",
    "trên 90%",
    "3 - 1",
    "<script>",
    "ngày",
    "1e400",
    "²",
    "१२",
    "0" * 50,
    "'" * 20,
]


def fuzzed(chance: random.Random, paths: list[str]) -> tuple[str, str, dict[str, Any]]:
    path = re.sub(r"<[^>]+>", lambda _: chance.choice(WORDS), chance.choice(paths))
    method = chance.choice(["GET", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"])
    form = {
        chance.choice(NAMES): chance.choice(VALUES).encode("utf-8", "surrogatepass") for _ in range(chance.randrange(6))
    }
    bodies: list[dict[str, Any]] = [
        {"data": form},
        {"data": form, "content_type": "multipart/form-data"},
        {"data": "".join(chance.choices(string.printable, k=60)).encode(), "content_type": "application/json"},
        {
            "data": json.dumps({"kind": chance.choice(WORDS), "subject": chance.choice([None, 1, [], {}])}),
            "content_type": "application/json",
        },
        {"data": b"--x\r\nbroken", "content_type": "multipart/form-data; boundary=x"},
        {"data": {"file": (io.BytesIO(chance.randbytes(40)), "x.json"), "tep": (io.BytesIO(chance.randbytes(9)), "y")}},
        {
            "headers": {"Content-Encoding": "gzip", "Accept": chance.choice(["*/*", "application/json", ";;;"])},
            "data": b"\x1f\x8b",
        },
    ]
    extra = chance.choice(bodies)
    extra["query_string"] = {
        chance.choice(["q", "loai", "ngay", "format", "number", "money"]): chance.choice(VALUES).encode(
            "utf-8", "replace"
        )
    }
    return method, path, extra


@pytest.mark.no_cover
def test_five_thousand_random_requests_never_break_the_program(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.engines.libreoffice.find_soffice", lambda: None)
    client = app.test_client(use_cookies=True)
    chance = random.Random(20260822)
    paths = routes(app)
    token = client.get("/tra-cuu/phien", base_url="http://127.0.0.1").get_json()["token"]
    broken = []

    for _ in range(5000):
        method, path, options = fuzzed(chance, paths)
        options.setdefault("headers", {})["X-Token"] = token
        response = super(CheckingClient, client).open(
            path, method=method, base_url="http://127.0.0.1", buffered=True, **options
        )
        if response.status_code >= 500 or not re.match(r"/(?!/)", response.headers.get("Location", "/")):
            broken.append((method, path, options, response.status_code))

    assert broken[:3] == []


@pytest.mark.parametrize(
    ("path", "action"),
    [
        ("/soan/plan", f"dong:delete:targets-{'9' * 5000}"),
        ("/dot-danh-gia/ho-so", f"dong:delete:products-{'9' * 5000}"),
        ("/dot-danh-gia/ho-so", f"xoa-phieu:{'9' * 5000}"),
    ],
)
def test_an_oversized_row_number_is_ignored(client: CheckingClient, path: str, action: str) -> None:
    assert client.send(path, {"viec": action}).status_code < 500
