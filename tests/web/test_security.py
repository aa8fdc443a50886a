"""What strangers may try: foreign requests, strange hosts, sizes, scripts in text, broken requests of every shape."""

from __future__ import annotations

import io
import json
import random
import re
import socket
import string
from collections.abc import Callable
from itertools import cycle
from typing import Any
from urllib.parse import quote, unquote

import pytest
from flask import Flask
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient, Server
from tests.web.scripts import ALL, XSS
from tests.web.test_pages import fields_of
from werkzeug.test import TestResponse

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.pipeline import describe_kinds
from ocop_docs.resources import samples_folder
from ocop_docs.web import create_app
from ocop_docs.web.settings import WebSettings

NO_BATCH = f"/hang-loat/lo/{'0' * 32}"
ROUND_POSTS = ["/dot-danh-gia/mo", "/dot-danh-gia/ho-so", "/dot-danh-gia/ho-so/song", "/dot-danh-gia/ho-so/buoc"]
BATCH_POSTS = ["/hang-loat/plan", NO_BATCH]
POSTS = ["/soan/plan", "/soan/plan/song", "/soan/plan/trang", "/mo", "/cham-diem", *ROUND_POSTS, *BATCH_POSTS]
PAGES_TOO = {"/soan/plan": 200, "/dot-danh-gia/ho-so": 200, "/hang-loat/plan": 200, NO_BATCH: 404}
"""Addresses that are posted to, and are pages as well."""
API_ROUNDS = ["/api/v1/rounds/score", "/api/v1/rounds/papers"]
API_POSTS = ["/api/v1/check", "/api/v1/render", "/api/v1/batches", "/api/v1/roll-up", *API_ROUNDS]


@pytest.mark.parametrize("path", POSTS)
def test_a_form_without_its_token_is_refused(client: CheckingClient, path: str) -> None:
    assert client.post(path, data={"viec": "tai:json"}).status_code == 400


@pytest.mark.parametrize(("path", "keeps"), [("/soan/plan", True), ("/dot-danh-gia/ho-so", True), ("/mo", False)])
def test_only_a_page_that_keeps_what_was_typed_says_so(client: CheckingClient, path: str, keeps: bool) -> None:  # noqa: FBT001 - a case
    page = client.post(path, data={"viec": "tai:json"}).text

    assert ("Nội dung đã gõ còn nguyên" in page) is keeps
    assert ("chọn lại tệp nếu có" in page) is not keeps


@pytest.mark.parametrize("path", POSTS)
def test_a_token_of_another_session_is_refused(app: Flask, client: CheckingClient, path: str) -> None:
    other = app.test_client()
    assert isinstance(other, CheckingClient)
    client.token()

    assert client.post(path, data={"token": other.token(), "viec": "tai:json"}).status_code == 400


@pytest.mark.parametrize("path", POSTS + API_POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1.evil.example"},
    ],
)
def test_a_request_from_another_site_is_refused(client: CheckingClient, path: str, headers: dict[str, str]) -> None:
    assert client.send(path, {"viec": "tai:json"}, headers=headers).status_code == 403


@pytest.mark.parametrize("path", POSTS + API_POSTS)
def test_what_makes_something_cannot_be_asked_for_by_a_link(client: CheckingClient, path: str) -> None:
    assert client.get(path).status_code == PAGES_TOO.get(path, 405)


@pytest.mark.parametrize("host", ["http://evil.example", "http://127.0.0.1.evil.example", "http://evil.example:8080"])
def test_a_strange_host_is_refused(client: CheckingClient, host: str) -> None:
    assert client.get("/", base_url=host).status_code == 400


HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
POLICY = {
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize(
    ("path", "page"),
    [
        *((path, True) for path in ("/", "/soan/plan", "/api", "/khong-co", "/xet-the-thuc")),
        *((path, False) for path in ("/api/v1/kinds", "/api/v1/khong-co", "/tra-cuu/phien")),
    ],
)
def test_every_answer_carries_exactly_these_headers(client: CheckingClient, path: str, *, page: bool) -> None:
    headers = client.get(path).headers

    assert {name: headers[name] for name in HEADERS} == HEADERS
    parts = set(headers["Content-Security-Policy"].split("; "))
    assert parts >= POLICY
    scripts = "".join(parts - POLICY)
    assert re.fullmatch(r"script-src 'self' 'nonce-[\w-]{22}'" if page else "", scripts)
    assert "Server" not in headers


def test_each_answer_has_a_nonce_of_its_own(client: CheckingClient) -> None:
    policies = {client.get("/").headers["Content-Security-Policy"] for _ in range(5)}

    assert len(policies) == 5


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(client: CheckingClient) -> None:
    cookie = client.get("/soan/plan").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def small_client(**limits: int) -> CheckingClient:
    app = create_app(WebSettings.model_validate(limits))
    app.test_client_class = CheckingClient
    made = app.test_client()
    assert isinstance(made, CheckingClient)
    return made


@pytest.mark.parametrize("setting", ["max_body_bytes", "max_form_bytes"])
def test_one_byte_too_many_is_refused_with_the_limit_and_its_setting(setting: str) -> None:
    client = small_client(**{setting: 1000})
    token = client.token()
    room = 1000 - len(f"token={token}&subject=")

    fits = client.post("/soan/plan/song", data=f"token={token}&subject={'a' * room}", content_type=FORM)
    over = client.post("/soan/plan/song", data=f"token={token}&subject={'a' * (room + 1)}", content_type=FORM)

    assert fits.status_code == 200
    assert over.status_code == 413
    assert "1000 byte" in over.text
    assert f"OCOP_DOCS_WEB_{setting.upper()}" in over.text


FORM = "application/x-www-form-urlencoded"


def test_one_field_too_many_is_refused_with_the_limit() -> None:
    client = small_client(max_fields=50)
    lines = {f"purposes-{number}": "a" for number in range(49)}

    assert client.send("/soan/plan/song", lines).status_code == 200
    over = client.send("/soan/plan/song", lines | {"purposes-49": "a"})
    assert over.status_code == 413
    assert "tối đa 50 ô" in over.text


def test_one_part_too_many_is_refused_with_the_limit() -> None:
    client = small_client(max_fields=50)
    parts = {f"purposes-{number}": "a" for number in range(60)}

    response = client.send("/soan/plan/song", parts, content_type="multipart/form-data")

    assert response.status_code == 413
    assert "tối đa 50 ô" in response.text


HARMLESS = "một hai ba"


def each_with(fields: dict[str, str], texts: list[str]) -> dict[str, str]:
    """The fields of a form, each with the next of `texts` typed into it."""
    typed = cycle(texts)
    return {name: value if name in ("token", "nhap") else next(typed) for name, value in fields.items()}


def bones(text: str) -> list[tuple[str, list[str]]]:
    """A page without its words: every element with the names of its attributes."""
    return [
        (str(one.tag), sorted(set(map(str, one.attrib)) - {"selected", "checked"}))
        for one in lxml_html.fromstring(text).iter()
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_sixty_scripts_typed_into_any_field_come_back_as_text(client: CheckingClient, kind: str) -> None:
    """Once all of them in every field; once each alone, so that it begins the value."""
    example = next(one for one in describe_kinds() if one["kind"] == kind)["samples"][0]
    fields = fields_of(client.get(f"/vi-du/{kind}/{example}").text)

    def checked(typed: dict[str, str]) -> str:
        return client.send(f"/soan/{kind}", {**typed, "viec": "kiem-tra"}).text

    for texts in ([ALL], XSS):
        attacked = each_with(fields, texts)
        page = checked(attacked)

        assert bones(page) == bones(
            checked(each_with(fields, [f"{HARMLESS} {number}" for number, _ in enumerate(texts)]))
        )
        returned = fields_of(page)
        free = lxml_html.fromstring(page).xpath("//input[not(@type='checkbox')]/@name | //textarea/@name")
        assert {name: returned[name] for name in attacked if name in free} == {
            name: value for name, value in attacked.items() if name in free
        }
        assert "49" not in returned.values()


ECHOES: dict[str, Callable[[CheckingClient, str], TestResponse]] = {
    "an unknown page": lambda client, text: client.get(f"/{quote(text, safe='')}"),
    "an unknown kind": lambda client, text: client.get(f"/soan/{quote(text, safe='')}"),
    "an unknown act": lambda client, text: client.send("/soan/plan", {"viec": text}),
    "an unknown row": lambda client, text: client.send("/soan/plan", {"viec": f"dong:add:{text}"}),
    "an unknown format": lambda client, text: client.send("/soan/plan", {"viec": f"tai:{text}"}),
    "an unknown legal text": lambda client, text: client.send("/soan/plan", {"viec": "chon-can-cu", "can-cu": text}),
    "the name of a draft": lambda client, text: client.send("/soan/plan", {"viec": "kiem-tra", "nhap": text}),
    "the name of a data file": lambda client, text: uploaded(client, "/mo", b"{", text),
    "the name of a Word file": lambda client, text: uploaded(client, "/xet-the-thuc", b"PK", text),
    "the kind in a data file": lambda client, text: uploaded(client, "/mo", json.dumps({"kind": text}).encode(), "x"),
    "a key of a data file": lambda client, text: uploaded(
        client, "/mo", json.dumps({"kind": "plan", text: {text: text}}).encode(), "x"
    ),
}


def uploaded(client: CheckingClient, path: str, content: bytes, name: str) -> TestResponse:
    return client.send(path, {"tep": (io.BytesIO(content), name)}, content_type="multipart/form-data")


@pytest.mark.parametrize("place", ECHOES)
def test_no_error_and_no_file_name_brings_a_script_into_a_page(client: CheckingClient, place: str) -> None:
    clean = bones(ECHOES[place](client, HARMLESS).text)

    for text in (ALL, XSS[0], '"><img src=x onerror=alert(1)>', "../../etc/passwd"):
        response = ECHOES[place](client, text)

        assert bones(response.text) == clean
        assert "49" not in response.text.split()


@pytest.mark.parametrize("path", ["/api/v1/words?number={}", "/api/v1/render?format={}", "/tra-cuu/dia-danh?q={}"])
def test_what_programs_are_answered_is_never_a_page(client: CheckingClient, path: str) -> None:
    ask = client.post if "render" in path else client.get

    response = ask(path.format(quote(ALL)), headers={"Accept": "application/json"})

    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_name_is_never_shown(client: CheckingClient) -> None:
    assert "passwd" not in uploaded(client, "/mo", b"{", "../../etc/passwd.json").text


def test_a_download_name_holds_no_line_breaks_and_no_path(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    fields["symbol"] = "KH-UBND/..\\x"
    fields["subject"] = "Kế hoạch: “a/b\\c” <d>?"

    headers = client.send("/soan/plan", {**fields, "viec": "tai:docx"}).headers.getlist("Content-Disposition")

    assert len(headers) == 1
    name = unquote(headers[0].partition("filename*=UTF-8''")[2])
    assert not re.search(r'[\r\n/\\:<>"?*|]', name)


TRAVERSALS = [
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/vi-du/plan/..%2f..%2fpyproject",
    "/trang/..%2f/1.png",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_leads_out_of_what_is_served(client: CheckingClient, path: str) -> None:
    response = client.get(path, follow_redirects=True)

    assert response.status_code == 404
    assert "create_app" not in response.text


def test_an_error_page_tells_no_path_no_version_and_no_trace(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("/srv/secret/app.py: SELECT password")

    monkeypatch.setattr("ocop_docs.web.views.home.describe_kinds", broken)
    page, answer = client.get("/"), client.get("/", headers={"Accept": "application/json"})

    assert page.status_code == answer.status_code == 500
    for text in (page.text, answer.text):
        assert re.search(r"mã [0-9a-f]{8}", json.loads(text)["errors"][0]["message"] if text[0] == "{" else text)
        assert not re.search(r"secret|SELECT|Traceback|\.py|Python|Werkzeug|Flask", text)


def test_text_that_no_document_may_hold_is_refused_by_name(client: CheckingClient) -> None:
    for mark in ["\x00", "\x0b", "\x1b", "\u202e", "\ufffe", "\u200b"]:
        faults = client.send("/soan/plan/song", {"subject": f"a{mark}b"}).get_json()["faults"]

        assert "ký tự không được phép" in faults["subject"]


HEAD = b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
LIES = {
    "shorter than the body": HEAD + b"Content-Length: 2\r\n\r\n{}GET /x HTTP/9.9 {}\r\n\r\n",
    "longer than the body": HEAD + b"Content-Length: 5000\r\n\r\n{}",
    "negative": HEAD + b"Content-Length: -1\r\n\r\n{}",
    "no number": HEAD + b"Content-Length: 0x10\r\n\r\n{}",
    "beyond every limit": HEAD + b"Content-Length: 99999999999999\r\n\r\n{}",
    "said twice": HEAD + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
    "beside chunks": HEAD + b"Content-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "missing": HEAD + b"\r\n{}",
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_about_the_length_of_a_body_harms_nobody(server: Server, lie: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as stranger:
        stranger.sendall(LIES[lie])
        stranger.shutdown(socket.SHUT_WR)
        answered = b"".join(iter(lambda: stranger.recv(4096), b""))

    assert not re.search(rb"HTTP/1.[01] (?:2|50[^1])", answered)
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as clerk:
        clerk.sendall(b"GET /tra-cuu/phien HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert clerk.recv(12) == b"HTTP/1.1 200"


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


def test_five_thousand_strange_requests_never_break_the_program(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocop_docs.web.views.preview.find_soffice", lambda: None)
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


def test_the_samples_pass_the_api_and_come_back_as_documents(client: CheckingClient) -> None:
    for described in describe_kinds():
        for name in described["samples"]:
            data = (samples_folder() / described["kind"] / f"{name}.json").read_bytes()

            response = client.post("/api/v1/render", data=data, content_type="application/json")

            assert response.status_code == 200
            assert response.data[:2] == b"PK"
