"""Attacks over HTTP: requests from other sites, unknown hosts, oversized bodies, paths, wrong lengths."""

from __future__ import annotations

import json
import re
import socket
from io import BytesIO

import pytest
from flask import Flask
from pydantic import SecretStr
from tests.web.conftest import CheckingClient, Server

from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app
from ocop_docs.web.forms.field_labels import FIELD_LABELS
from ocop_docs.web.page_text import carried_json, shown

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
def test_only_a_page_that_keeps_typed_text_announces_that(client: CheckingClient, path: str, *, keeps: bool) -> None:
    page = client.post(path, data={"viec": "tai:json"}).text

    assert ("Nội dung đã gõ còn nguyên" in page) is keeps
    assert ("chọn lại tệp nếu có" in page) is not keeps


@pytest.mark.parametrize("path", POSTS)
def test_a_token_of_another_session_is_refused(app: Flask, client: CheckingClient, path: str) -> None:
    other = app.test_client()
    assert isinstance(other, CheckingClient)
    client.token()

    assert client.post(path, data={"token": other.token(), "viec": "tai:json"}).status_code == 400


def test_a_session_signed_with_an_older_key_stays_valid_while_the_key_is_listed() -> None:
    """What is signed from then on is signed with the new key alone."""
    old, new = SecretStr("3f9a0c81d2e74b56a8f0917cde23b465"), SecretStr("c0ffee81d2e74b56a8f0917cde23b4d7")
    before = WebSettings(secret_key=old)
    between = WebSettings(secret_key=new, secret_key_fallbacks=[old])
    after = WebSettings(secret_key=new)
    token, signed_before = _signed_by(before)
    later_token, signed_between = _signed_by(between)

    assert _is_taken(before, token, signed_before)
    assert _is_taken(between, token, signed_before)
    assert not _is_taken(after, token, signed_before)
    assert _is_taken(after, later_token, signed_between)
    assert not _is_taken(before, later_token, signed_between)


def _signed_by(web: WebSettings) -> tuple[str, str]:
    """The token of a form, and the cookie of its session."""
    page = create_app(web).test_client().get("/soan/plan", base_url="http://127.0.0.1")
    found = re.search('name="token" value="([^"]+)"', page.text)
    assert found
    return found[1], page.headers["Set-Cookie"].partition(";")[0]


def _is_taken(web: WebSettings, token: str, cookie: str) -> bool:
    """Whether a form that was sent with that token and cookie is taken."""
    client = create_app(web).test_client(use_cookies=False)
    given = {"token": token, "viec": "tai:json"}
    answer = client.post("/soan/plan", base_url="http://127.0.0.1", data=given, headers={"Cookie": cookie})
    return "Phiên làm việc đã được mở lại" not in answer.text


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
def test_a_link_cannot_make_or_change_anything(client: CheckingClient, path: str) -> None:
    assert client.get(path).status_code == PAGES_TOO.get(path, 405)


@pytest.mark.parametrize("host", ["http://evil.example", "http://127.0.0.1.evil.example", "http://evil.example:8080"])
def test_an_unknown_host_is_refused(client: CheckingClient, host: str) -> None:
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
def test_every_response_has_exactly_these_headers(client: CheckingClient, path: str, *, page: bool) -> None:
    headers = client.get(path).headers

    assert {name: headers[name] for name in HEADERS} == HEADERS
    parts = set(headers["Content-Security-Policy"].split("; "))
    assert parts >= POLICY
    scripts = "".join(parts - POLICY)
    assert re.fullmatch(r"script-src 'self' 'nonce-[\w-]{22}'" if page else "", scripts)
    assert "Server" not in headers


def test_each_response_has_its_own_nonce(client: CheckingClient) -> None:
    policies = {client.get("/").headers["Content-Security-Policy"] for _ in range(5)}

    assert len(policies) == 5


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(client: CheckingClient) -> None:
    cookie = client.get("/soan/plan").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_the_cookie_of_a_page_served_over_https_goes_over_https_only() -> None:
    served = create_app(WebSettings(scheme="https")).test_client().get("/soan/plan", base_url="https://127.0.0.1")

    assert "Secure" in served.headers["Set-Cookie"]


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
    left = 1000 - len(f"token={token}&subject=")

    fits = client.post("/soan/plan/song", data=f"token={token}&subject={'a' * left}", content_type=FORM)
    over = client.post("/soan/plan/song", data=f"token={token}&subject={'a' * (left + 1)}", content_type=FORM)

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


TRAVERSALS = [
    "/static/../app.py",
    "/static/%2e%2e/app.py",
    "/static/..%2fapp.py",
    "/vi-du/plan/..%2f..%2fpyproject",
    "/trang/..%2f.png",
]


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_path_escapes_the_served_files(client: CheckingClient, path: str) -> None:
    response = client.get(path, follow_redirects=True)

    assert response.status_code == 404
    assert "create_app" not in response.text


def test_an_error_page_shows_no_path_no_version_and_no_traceback(
    client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise RuntimeError("/srv/secret/app.py: SELECT password")

    monkeypatch.setattr("ocop_docs.web.views.home.describe_groups", broken)
    page, answer = client.get("/"), client.get("/", headers={"Accept": "application/json"})

    assert page.status_code == answer.status_code == 500
    for text in (page.text, answer.text):
        assert re.search(r"mã [0-9a-f]{8}", json.loads(text)["errors"][0]["message"] if text[0] == "{" else text)
        assert not re.search(r"secret|SELECT|Traceback|\.py|Python|Werkzeug|Flask", text)


def test_a_forbidden_character_is_reported_at_its_field(client: CheckingClient) -> None:
    for mark in ["\x00", "\x0b", "\x1b", "\u202e", "\ufffe", "\u200b"]:
        faults = client.send("/soan/plan/song", {"subject": f"a{mark}b"}).get_json()["faults"]

        assert "ký tự không được phép" in faults["subject"]


LINE_ENDS = ["\x0b", "\x0c", "\x85"]
CONTROLS = ["\x00", "\x1b", "\x7f", "\ufffe", *LINE_ENDS]


@pytest.mark.parametrize("mark", CONTROLS)
def test_a_control_character_is_left_out_of_the_field_shown_again_and_no_two_words_become_one(
    client: CheckingClient, mark: str
) -> None:
    typed, words = (
        (f"Kế hoạch{mark}năm 2027", "Đã thay dấu ngắt dòng ẩn trong ô này bằng dấu cách.")
        if mark in LINE_ENDS
        else (f"Kế ho{mark}ạch năm 2027", "Đã bỏ ký tự ẩn trong ô này.")
    )
    for path, name in (
        ("/soan/plan", "subject"),
        ("/dot-danh-gia/ho-so", "province-name"),
        ("/ho-so-co-quan", "issuer-name"),
    ):
        page = client.send(path, {name: typed, "viec": "kiem-tra"}).text

        assert mark not in page
        assert "Kế hoạch năm 2027" in page
        assert f"{words} Hãy xem lại đoạn chữ rồi gửi lại (mã U+{ord(mark):04X})." in page


@pytest.mark.parametrize("mark", CONTROLS)
def test_a_control_character_in_any_other_field_or_in_an_address_is_refused_and_the_field_named(
    client: CheckingClient, mark: str
) -> None:
    answers = [
        ("ô thứ 1", client.send("/xet-the-thuc", {"viec": f"Lịch{mark}trực"})),
        ("ô “Mẫu tên tệp”", client.send("/hang-loat/plan", {"ten": f"Lịch{mark}trực"})),
        ("ô thứ 1", client.send("/soan/plan", {"subject": "a", "viec": f"dong:{mark}"})),
        ("ô “Tìm”", client.get("/cau-mau", query_string={"muc": "a", "tim": f"Lịch{mark}trực"})),
    ]
    elsewhere = client.get("/tra-cuu", query_string={f"q{mark}": "x"})

    assert elsewhere.status_code == 404
    for field, answer in answers:
        assert answer.status_code == 400
        assert f"Nội dung vừa gửi có ký tự ẩn ở {field}." in answer.text
        assert f"(mã U+{ord(mark):04X})" in answer.text
        assert "Lịch" not in answer.text
    assert not any(mark in answer.text for answer in (*(one for _, one in answers), elsewhere))


def test_every_field_of_the_pages_that_is_typed_and_belongs_to_no_record_has_a_label(app: Flask) -> None:
    typed = re.compile(
        r'<(?:textarea|input(?! type="(?:hidden|file|checkbox|radio|submit)"))[^>]* name="([^"{]+)"', re.DOTALL
    )
    sources = [app.jinja_env.loader.get_source(app.jinja_env, name)[0] for name in app.jinja_env.list_templates()]
    names = {name for source in sources for name in typed.findall(source)}

    assert {"mat-khau", "mat-khau-moi", "ten", "q"} <= names <= FIELD_LABELS.keys()


def test_a_draft_read_from_an_old_file_opens_without_the_control_character_that_the_file_had(
    client: CheckingClient,
) -> None:
    record = {"kind": "plan", "subject": "Kế hoạch\x7f năm 2027"}

    page = client.send("/doc-van-ban/mo", {"du-lieu": json.dumps(record, ensure_ascii=False)})

    assert page.status_code == 200
    assert "\x7f" not in page.text
    assert "Đã bỏ ký tự ẩn trong ô này. Hãy xem lại đoạn chữ rồi gửi lại (mã U+007F)." in page.text


def test_names_of_files_and_texts_read_from_them_are_shown_without_control_characters(client: CheckingClient) -> None:
    files = [(BytesIO(b"PK"), "x\x1b\x96y.docx"), (BytesIO(b"PK"), "z.docx")]
    checked = client.send("/xet-the-thuc", {"viec": "xet", "tep": files}, content_type="multipart/form-data")
    opened = client.send("/doc-van-ban/mo", {"du-lieu": '{"kind": "plan"}', "chua-hieu": "2020 \x96\x0b2025"})

    assert "xy.docx" in checked.text
    assert "chưa có trong bản nháp: 2020 2025" in re.sub(" +", " ", opened.text)
    assert not any(mark in page.text for mark in "\x0b\x1b\x96" for page in (checked, opened))


def test_data_that_a_page_carries_keep_control_characters_so_that_the_form_can_name_them() -> None:
    data = {"subject": "Kế hoạch\x7f\x96\x0b\uffff"}

    assert json.loads(shown(carried_json(data))) == data


def test_line_ends_and_tabs_are_no_control_characters(client: CheckingClient) -> None:
    assert "ký tự ẩn" not in client.send("/xet-the-thuc", {"viec": "một\r\nhai\tba"}).text


HEAD = b"POST /api/v1/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
WRONG_LENGTHS = {
    "shorter than the body": HEAD + b"Content-Length: 2\r\n\r\n{}GET /x HTTP/9.9 {}\r\n\r\n",
    "longer than the body": HEAD + b"Content-Length: 5000\r\n\r\n{}",
    "negative": HEAD + b"Content-Length: -1\r\n\r\n{}",
    "no number": HEAD + b"Content-Length: 0x10\r\n\r\n{}",
    "beyond every limit": HEAD + b"Content-Length: 99999999999999\r\n\r\n{}",
    "given twice": HEAD + b"Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
    "beside chunks": HEAD + b"Content-Length: 40\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    "missing": HEAD + b"\r\n{}",
}


@pytest.mark.parametrize("case", WRONG_LENGTHS)
def test_a_wrong_content_length_does_no_harm(server: Server, case: str) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as attacker:
        attacker.sendall(WRONG_LENGTHS[case])
        attacker.shutdown(socket.SHUT_WR)
        answered = b"".join(iter(lambda: attacker.recv(4096), b""))

    assert not re.search(rb"HTTP/1.[01] (?:2|50[^1])", answered)
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as clerk:
        clerk.sendall(b"GET /tra-cuu/phien HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert clerk.recv(12) == b"HTTP/1.1 200"
