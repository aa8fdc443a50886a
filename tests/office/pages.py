"""A client of the office's application, logged in as whom a test names."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from flask import Flask
from sqlalchemy import insert
from tests.office.people import Office
from tests.web.conftest import CheckingClient
from werkzeug.test import TestResponse

from ocop_docs.office.people.login import _kept
from ocop_docs.office.store.schema import sessions
from ocop_docs.web.office.guard import COOKIE


def client_of(app: Flask, office: Office | None = None, role: str = "") -> CheckingClient:
    """A client logged in as the person with that role; as nobody without an office."""
    made = app.test_client()
    assert isinstance(made, CheckingClient)
    if office is not None:
        token, now = secrets.token_urlsafe(32), office.store.now()
        row = {"token": _kept(token), "person_id": office.person(role).id, "started": now, "seen": now}
        with office.store.writing() as connection:
            connection.execute(insert(sessions).values(row))
        made.set_cookie(COOKIE, token, domain="127.0.0.1")
    return made


def ended(client: CheckingClient, response: TestResponse) -> TestResponse:
    """Ask for the result of work that took long until it is there."""
    while response.status_code == HTTPStatus.ACCEPTED:
        response = client.get(response.headers["Location"])
    return response


def send(client: CheckingClient, path: str, **fields: Any) -> TestResponse:
    """Post a form of the office's pages; the token is the session's."""
    with client.session_transaction(base_url="http://127.0.0.1") as session:
        session["token"] = "t" * 32
    return client.post(path, data={"token": "t" * 32, **fields})
