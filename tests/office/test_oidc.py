"""Logging in by a provider of OpenID Connect, against a provider on this machine."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from joserfc.jwk import RSAKey
from tests.office.pages import client_of, send
from tests.office.people import Office, open_office
from tests.office.provider import CLIENT, SECRET, Provider
from tests.web.conftest import CheckingClient
from werkzeug.test import TestResponse

from ocop_docs.office.audit.verification import verify
from ocop_docs.office.people.accounts import Changed, change_person
from ocop_docs.office.store.store import create_store
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.app import create_app
from ocop_docs.web.office.guard import COOKIE


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    made = Provider()
    for name, value in {"ISSUER": made.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "TITLE": "tài khoản tỉnh"}.items():
        monkeypatch.setenv(f"OCOP_DOCS_OIDC_{name}", value)
    settings.cache_clear()
    yield made
    made.stop()
    settings.cache_clear()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = create_store(tmp_path / "kho")
    yield open_office(store)
    store.close()


@pytest.fixture
def client(office: Office, tmp_path: Path) -> CheckingClient:
    app = create_app(WebSettings(batch_folder=tmp_path / "lô"), office.store)
    app.test_client_class = CheckingClient
    return client_of(app, office, "clerk")


def at_provider(address: str) -> str:
    """Where the provider sends the browser back to."""
    try:
        urllib.request.build_opener(_Stay()).open(address)
    except urllib.error.HTTPError as answer:
        return str(answer.headers["Location"])
    raise AssertionError(address)


def through(client: CheckingClient, path: str, spoil: str = "") -> TestResponse:
    """Go to the provider and back as a browser does."""
    start = client.get(path)
    assert start.status_code == 303, start.text
    back = urlsplit(at_provider(start.location))
    page = client.get(f"{back.path}?{back.query}{spoil}")
    then = re.search('http-equiv="refresh" content="0; url=([^"]+)"', page.text)
    assert then
    return client.get(then[1].replace("&amp;", "&"))


def logged_out(client: CheckingClient) -> CheckingClient:
    send(client, "/dang-xuat")
    return client


def test_a_linked_account_is_logged_in_to_and_an_unlinked_identity_to_none(
    provider: Provider, office: Office, client: CheckingClient
) -> None:
    assert through(client, "/co-quan/toi/lien-ket").location == "/co-quan/toi"
    assert "Bỏ liên kết" in client.get("/co-quan/toi").text
    logged_out(client)
    assert "Đăng nhập bằng tài khoản tỉnh" in client.get("/dang-nhap").text

    right = through(client, "/dang-nhap/oidc")
    inside = client.get("/co-quan")
    logged_out(client)
    provider.subject = "u-2"
    unknown = through(client, "/dang-nhap/oidc")

    assert (right.status_code, right.location) == (303, "/co-quan")
    assert f"clerk {office.id}" in inside.text
    assert {"HttpOnly", "SameSite=Strict"} <= set(right.headers["Set-Cookie"].split("; "))
    assert unknown.status_code == 401
    assert "chưa được liên kết" in unknown.text
    with office.store.reading() as connection:
        assert [one.faults for one in verify(connection)] == [[]]
    change_person(office.store, office.id, f"clerk{office.id}", Changed(active=False))
    provider.subject = "u-1"
    assert through(client, "/dang-nhap/oidc").status_code == 401, "a closed account"


@pytest.mark.parametrize(
    "wrong", [{"nonce": "khac"}, {"iss": "https://khac.example"}, {"aud": "khac"}, {"exp": 1}, {"sub": ""}], ids=str
)
def test_a_token_that_is_not_for_this_login_is_refused(
    provider: Provider, client: CheckingClient, wrong: dict[str, Any]
) -> None:
    through(client, "/co-quan/toi/lien-ket")
    logged_out(client)
    provider.wrong = wrong

    refused = through(client, "/dang-nhap/oidc")

    assert refused.status_code == 401
    assert client.get_cookie(COOKIE, "127.0.0.1") is None


def test_a_foreign_key_a_foreign_state_and_a_foreign_session_are_refused(
    provider: Provider, office: Office, client: CheckingClient
) -> None:
    through(client, "/co-quan/toi/lien-ket")
    victim = client_of(client.application, office, "head")
    start = client.get("/dang-nhap/oidc")
    back = urlsplit(at_provider(start.location))
    foreign = victim.get(f"/dang-nhap/oidc/xong?{back.query}")
    own = provider.published
    provider.key = RSAKey.generate_key(2048, {"kid": "1"})
    forged = through(client, "/dang-nhap/oidc")
    provider.key = own
    changed = client.get("/dang-nhap/oidc/xong?code=a&state=b")
    denied = client.get("/dang-nhap/oidc/xong?error=access_denied")

    assert [one.status_code for one in (foreign, forged, changed, denied)] == [401] * 4


def test_an_identity_belongs_to_one_account_and_can_be_unlinked(
    provider: Provider, office: Office, client: CheckingClient
) -> None:
    other = client_of(client.application, office, "head")
    through(client, "/co-quan/toi/lien-ket")

    assert through(client, "/co-quan/toi/lien-ket").location == "/co-quan/toi", "again"
    taken = through(other, "/co-quan/toi/lien-ket")
    assert (taken.status_code, "một người khác" in taken.text) == (409, True)
    assert send(client, "/co-quan/toi", viec="bo-lien-ket").status_code == 303
    assert through(other, "/co-quan/toi/lien-ket").location == "/co-quan/toi"


def test_without_a_provider_there_is_no_such_login_and_one_that_is_away_is_told(
    office: Office, client: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.cache_clear()
    assert client.get("/dang-nhap/oidc").status_code == 404
    monkeypatch.setenv("OCOP_DOCS_OIDC_ISSUER", "http://127.0.0.1:9")
    settings.cache_clear()

    away = client.get("/dang-nhap/oidc")
    settings.cache_clear()

    assert away.status_code == 401
    assert "Không hỏi được nơi cấp danh tính" in away.text
