"""Who logs in with what, and how guessing is slowed down."""

from __future__ import annotations

import re

import pyotp
import pytest
from flask import Flask
from tests.office.pages import client_of, send
from tests.office.people import PASSWORD, Office

from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person
from ocop_docs.office.people.login import new_totp_secret
from ocop_docs.office.store.store import Store


def test_a_login_lets_in_with_the_right_password_only_and_every_refusal_reads_the_same(
    app: Flask, office: Office, shared: Store
) -> None:
    add_person(shared, office.id, Account("lan", "Nguyễn Lan", PASSWORD, ["clerk"]))
    client = client_of(app)

    wrong = send(client, "/dang-nhap", ten="lan", **{"mat-khau": "sai mật khẩu"})
    unknown = send(client, "/dang-nhap", ten="khong-co", **{"mat-khau": "sai mật khẩu"})
    right = send(client, "/dang-nhap", ten=" Lan ", tiep="/co-quan/so", **{"mat-khau": PASSWORD})
    inside = client.get("/co-quan/so")

    assert (wrong.status_code, unknown.status_code, right.status_code) == (401, 401, 303)
    assert re.sub('nonce="[^"]+"', "", wrong.text) == re.sub('nonce="[^"]+"', "", unknown.text)
    assert right.location == "/co-quan/so"
    assert {"HttpOnly", "SameSite=Strict"} <= set(right.headers["Set-Cookie"].split("; "))
    assert inside.status_code == 200
    change_person(shared, office.id, "lan", Changed(roles=["viewer"]))
    assert client.get("/co-quan/so").status_code == 303, "every session ends when the account changes"


def test_a_second_factor_is_asked_for_where_it_is_on(app: Flask, office: Office, shared: Store) -> None:
    add_person(shared, office.id, Account("tam", "Lê Tâm", PASSWORD, ["clerk"]))
    secret = new_totp_secret()
    change_person(shared, office.id, "tam", Changed(totp=secret))
    client = client_of(app)

    without = send(client, "/dang-nhap", ten="tam", **{"mat-khau": PASSWORD})
    wrong = send(client, "/dang-nhap", ten="tam", ma="000000", **{"mat-khau": PASSWORD})
    right = send(client, "/dang-nhap", ten="tam", ma=pyotp.TOTP(secret).now(), **{"mat-khau": PASSWORD})

    assert (without.status_code, wrong.status_code, right.status_code) == (401, 401, 303)


@pytest.mark.parametrize("target", ["//evil", "/\\evil", "https://evil", "\\evil", "/a\r\nb", "javascript:x"])
def test_a_login_leads_to_no_page_of_others(app: Flask, target: str) -> None:
    assert f'name="tiep" value="{target}"' not in client_of(app).get("/dang-nhap", query_string={"tiep": target}).text


def test_guessing_from_one_address_is_slowed_down_and_locks_nobody_out(
    app: Flask, office: Office, shared: Store
) -> None:
    add_person(shared, office.id, Account("mai", "Trần Mai", PASSWORD, ["clerk"]))
    client = client_of(app)
    here, elsewhere = {"REMOTE_ADDR": "10.0.0.1"}, {"REMOTE_ADDR": "10.0.0.2"}

    def attempt(address: dict[str, str], password: str) -> int:
        data = {"token": "t" * 32, "ten": "mai", "mat-khau": password}
        with client.session_transaction(base_url="http://127.0.0.1") as session:
            session["token"] = "t" * 32
        return client.post("/dang-nhap", data=data, environ_overrides=address).status_code

    assert [attempt(here, f"đoán lần {each}") for each in range(11)] == [401] * 11
    assert attempt(here, PASSWORD) == 401
    assert attempt(elsewhere, PASSWORD) == 303
