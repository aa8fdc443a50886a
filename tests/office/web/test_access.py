"""Each view is open to the roles that the table of access names, and to nobody else."""

from __future__ import annotations

import io

import openpyxl
import pytest
from flask import Flask
from tests.office.pages import client_of, ended, send
from tests.office.people import PASSWORD, PLAN, Office
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from ocop_docs.office.papers.papers import create
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person
from ocop_docs.office.store.store import Store
from ocop_docs.web.office.access import ACCESS, ANYONE, OPEN

VALUES = {"kind": "plan", "name": "trung-khanh-2023", "form": "docx", "filename": "app.css", "batch": "0" * 32}
NAMES = {"batches.download": "ket-qua.zip"}


def path_of(rule: Rule, app: Flask, key: str) -> str:
    values = {name: VALUES.get(name, key if name == "key" else "1") for name in rule.arguments}
    if rule.endpoint in NAMES:
        values["name"] = NAMES[rule.endpoint]
    with app.test_request_context():
        return str(app.url_map.bind("127.0.0.1").build(rule.endpoint, values, method=next(iter(rule.methods or ()))))


def rules(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods or ())
        if method in ("GET", "POST", "DELETE")
    ]


def test_every_view_has_its_line_in_the_table_and_every_line_its_view(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert sorted(endpoints - ACCESS.keys()) == [], "views without a line in ocop_docs/web/office/access.py"
    assert sorted(ACCESS.keys() - endpoints) == [], "lines of ocop_docs/web/office/access.py without a view"
    assert set(ACCESS.values()) <= {OPEN, ANYONE, *workflow().rights}


def test_nobody_opens_anything_but_what_is_open(app: Flask, office: Office) -> None:
    client, key = client_of(app), office.draft()
    for rule, method in rules(app):
        response = client.open(path_of(rule, app, key), method=method, known=True)

        allowed = ACCESS[rule.endpoint] == OPEN
        assert (response.status_code not in (303, 401)) == (allowed and rule.endpoint != "office_login.log_out") or (
            response.status_code == 400
        ), (rule.endpoint, method, response.status_code)
        assert PLAN["subject"].encode() not in response.data


@pytest.mark.parametrize("role", [*workflow().roles])
def test_each_role_opens_what_the_table_gives_it_and_nothing_else(app: Flask, office: Office, role: str) -> None:
    client, person = client_of(app, office, role), office.person(role)
    key = create(office.actor(role), PLAN) if workflow().may(person, "create") else office.draft()
    for rule, method in rules(app):
        if method != "GET":
            continue
        response = client.get(path_of(rule, app, key), known=True)

        right = ACCESS[rule.endpoint]
        allowed = right in (OPEN, ANYONE) or workflow().may(person, right)
        assert (response.status_code == 403) != allowed, (rule.endpoint, response.status_code)
        assert response.status_code < 500, rule.endpoint


@pytest.mark.parametrize("role", [*workflow().roles])
def test_each_role_sends_what_the_table_lets_it_send_and_nothing_else(app: Flask, office: Office, role: str) -> None:
    person, key = office.person(role), office.draft()
    for rule, method in rules(app):
        if method == "GET":
            continue
        client = client_of(app, office, role)
        with client.session_transaction(base_url="http://127.0.0.1") as session:
            session["token"] = "t" * 32
        path = path_of(rule, app, key)
        response = client.open(path, method=method, known=True, data={"token": "t" * 32})

        right = ACCESS[rule.endpoint]
        allowed = right in (OPEN, ANYONE) or workflow().may(person, right)
        closed = response.status_code == 403 and "không mở được trang đó" in response.text
        assert closed != allowed, (rule.endpoint, method, response.status_code)
        assert response.status_code < 500, rule.endpoint


@pytest.mark.parametrize("role", [*workflow().roles])
def test_lists_counts_and_exports_hold_every_row_of_ones_own_office_and_none_of_another(
    app: Flask, office: Office, other: Office, role: str
) -> None:
    own, foreign = f"việc riêng của xã, {role}", f"việc riêng của Sở, {role}"
    for place, subject in ((office, own), (other, foreign)):
        place.issue([place.signed(subject=subject)])
    client = client_of(app, office, role)

    pages = ("/co-quan/so", f"/co-quan/van-ban?q={role}+rieng", "/co-quan/so/tai.xlsx", "/co-quan/theo-doi.xlsx")
    shown = {path: text_of(ended(client, client.get(path, known=True))) for path in pages}

    assert [path for path, text in shown.items() if foreign in text] == []
    assert [path for path, text in shown.items() if own not in text] == ["/co-quan/theo-doi.xlsx"], (
        "tasks and certificates"
    )


def text_of(response: TestResponse) -> str:
    """The text of a page, or of every cell of a workbook."""
    assert response.status_code == 200, response.text
    if response.mimetype == "text/html":
        return response.text
    sheets = openpyxl.load_workbook(io.BytesIO(response.data)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_a_role_taken_away_between_page_and_button_is_refused(app: Flask, office: Office, shared: Store) -> None:
    add_person(shared, office.id, Account("van", "Lê Vân", PASSWORD, ["clerk"]))
    client, key = client_of(app), office.signed()
    send(client, "/dang-nhap", ten="van", **{"mat-khau": PASSWORD})
    assert client.get("/co-quan/so").status_code == 200

    change_person(shared, office.id, "van", Changed(roles=["viewer"]))
    before = client.get("/co-quan/so").status_code
    send(client, "/dang-nhap", ten="van", **{"mat-khau": PASSWORD})
    after = send(client, "/co-quan/so", viec="lay-so", **{"van-ban": key}).status_code

    assert (before, after) == (303, 403), "the session has ended, and a new one has the new roles"


@pytest.mark.parametrize("role", [*workflow().roles])
def test_no_role_reaches_a_paper_or_an_entry_of_another_office(
    app: Flask, office: Office, other: Office, role: str
) -> None:
    key, foreign = office.signed(), client_of(app, other, role)
    (entry,) = office.issue([office.signed(subject="Văn bản riêng của xã Suối Mơ")])
    for rule, method in rules(app):
        if "key" in rule.arguments:
            path = path_of(rule, app, key)
            response = foreign.get(path, known=True) if method == "GET" else send(foreign, path, viec="submit")
            assert response.status_code in (403, 404), (rule.endpoint, method)
            assert PLAN["subject"].encode() not in response.data
    for path in ("/co-quan", "/co-quan/van-ban?q=suoi+mo", "/co-quan/so"):
        assert "Văn bản riêng của xã Suối Mơ" not in foreign.get(path).text
    assert send(foreign, "/co-quan/so", viec="huy", dong=str(entry), **{"ly-do": "phá"}).status_code in (403, 404)
