"""Administrators manage the accounts of their office, and people their own."""

from __future__ import annotations

import re

import pyotp
from flask import Flask
from tests.office.pages import client_of, send
from tests.office.people import PASSWORD, Office

from ocop_docs.office.people.accounts import Account, add_person
from ocop_docs.office.store.store import Store


def test_an_administrator_opens_and_closes_accounts_but_not_the_last_of_its_own_kind(
    app: Flask, office: Office
) -> None:
    client = client_of(app, office, "administrator")
    new = {"ten": "hoa", "ho-ten": "Lê Hoa", "mat-khau": PASSWORD, "vai-tro": "specialist"}

    assert send(client, "/co-quan/tai-khoan", viec="mo", **new).status_code == 303
    assert send(client, "/co-quan/tai-khoan", viec="mo", **new).status_code == 409
    assert send(client, "/co-quan/tai-khoan", viec="khoa", ten="hoa").status_code == 303
    last = send(client, "/co-quan/tai-khoan", viec="khoa", ten=f"administrator{office.id}")

    demoted = send(
        client, "/co-quan/tai-khoan", viec="vai-tro", ten=f"administrator{office.id}", **{"vai-tro": "viewer"}
    )
    assert (last.status_code, demoted.status_code) == (409, 409)
    assert "Lê Hoa" in client.get("/co-quan/tai-khoan").text


def test_an_administrator_changes_roles_password_and_mail_of_an_account(app: Flask, office: Office) -> None:
    client, path = client_of(app, office, "administrator"), "/co-quan/tai-khoan"
    new = {"ten": "nga", "ho-ten": "Vũ Nga", "mat-khau": PASSWORD, "vai-tro": "specialist", "thu": "nga@xa.example.vn"}

    assert send(client, path, viec="mo", **new).status_code == 303
    assert send(client, path, viec="vai-tro", ten="nga", **{"vai-tro": ["head", "clerk"]}).status_code == 303
    assert send(client, path, viec="mat-khau", ten="nga", **{"mat-khau": "ngắn"}).status_code == 409
    assert send(client, path, viec="mat-khau", ten="nga", **{"mat-khau": PASSWORD * 2}).status_code == 303
    assert send(client, path, viec="thu", ten="nga", thu="nga").status_code == 409
    assert send(client, path, viec="pha", ten="nga").status_code == 409

    row = re.search(r"<tr><td>nga</td>.*?</tr>", client.get(path).text, re.DOTALL)
    assert row
    assert re.findall(r'value="(\w+)" checked', row[0]) == ["head", "clerk"]
    assert 'value="nga@xa.example.vn"' in row[0]
    old, right = (send(client_of(app), "/dang-nhap", ten="nga", **{"mat-khau": PASSWORD * n}) for n in (1, 2))
    assert (old.status_code, right.status_code) == (401, 303)


def test_people_change_their_own_password_mail_and_second_factor(app: Flask, office: Office, shared: Store) -> None:
    add_person(shared, office.id, Account("yen", "Đỗ Yến", PASSWORD, ["viewer"]))
    client, path, new = client_of(app), "/co-quan/toi", PASSWORD * 2
    send(client, "/dang-nhap", ten="yen", **{"mat-khau": PASSWORD})
    other = client_of(app)
    send(other, "/dang-nhap", ten="yen", **{"mat-khau": PASSWORD})

    wrong = send(client, path, viec="mat-khau", **{"mat-khau": "đoán mò", "mat-khau-moi": new})
    right = send(client, path, viec="mat-khau", **{"mat-khau": PASSWORD, "mat-khau-moi": new})
    assert (wrong.status_code, right.status_code) == (401, 303)
    assert client.get(path).status_code == 200, "the session goes on"
    assert other.get(path).status_code == 303, "those of others end"
    assert send(client, path, viec="thu", thu="yen@xa.example.vn").status_code == 303
    found = re.search("<code>([A-Z2-7]{32})</code>", client.get(path).text)
    assert found
    code = pyotp.TOTP(found[1]).now()
    assert send(client, path, viec="bat-ma", ma="000000", **{"mat-khau": new}).status_code == 409
    assert send(client, path, viec="bat-ma", ma=code, **{"mat-khau": new}).status_code == 303
    assert send(client_of(app), "/dang-nhap", ten="yen", **{"mat-khau": new}).status_code == 401
    assert send(client, path, viec="tat-ma", **{"mat-khau": new}).status_code == 303
    assert send(client, path, viec="pha").status_code == 409
    assert send(client_of(app), "/dang-nhap", ten="yen", **{"mat-khau": new}).status_code == 303
    assert 'value="yen@xa.example.vn"' in client.get(path).text
