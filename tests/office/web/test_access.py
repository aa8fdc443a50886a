"""Each view is open to the roles that the table of access names, and to nobody else."""

from __future__ import annotations

import pytest
from flask import Flask
from tests.office.pages import client_of, send
from tests.office.people import PLAN, Office
from werkzeug.routing import Rule

from ocop_docs.office.papers.papers import create
from ocop_docs.office.papers.workflow import workflow
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
