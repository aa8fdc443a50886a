"""Requests made from the addresses and forms of the office's pages, sound and broken ones: none is an error of ours.

The pages are described as an API is: each address, and of each form the fields with the values that they offer.
"""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis.errors import Unsatisfiable
from lxml import html
from tests.office.pages import client_of
from tests.office.people import Office, open_office
from tests.web.conftest import CheckingClient
from werkzeug.routing import Rule

from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.store.schema import roles
from ocop_docs.office.store.store import create_store
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app
from ocop_docs.web.office.guard import COOKIE

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis import GenerationMode

EXAMPLES = int(os.environ.get("OCOP_DOCS_ATTACK_EXAMPLES", "2"))
INTERNAL = 500
TOKEN = "t" * 32
COOKIES = ((COOKIE, "127.0.0.1"), ("session", "localhost"))
Json = dict[str, Any]
Fields = dict[str, dict[str, set[str]]]
"""For each view that a form is sent to, the names of its fields, each with the values to choose from."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """An office whose specialist has every role, with papers in several states."""
    store = create_store(tmp_path_factory.mktemp("kho"))
    made = open_office(store)
    person = made.person("specialist").id
    with made.actor("administrator").act("person") as act:
        for role in sorted(set(workflow().roles) - {"specialist"}):
            act.insert(roles, person_id=person, role=role)
    made.issue([made.signed()])
    made.signed()
    yield made
    store.close()


@pytest.fixture(scope="module")
def app(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")), office.store)
    made.test_client_class = CheckingClient
    return made


@pytest.fixture(scope="module")
def pages(app: Flask, office: Office) -> schemathesis.BaseSchema:
    key = office.draft()
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("office_")]
    fields = fields_of_forms(app, client_of(app, office, "specialist"), rules, key)
    paths: Json = defaultdict(dict)
    for rule in rules:
        where = [_parameter(name, "path", {key, "docx", "xlsx", "plan"}) for name in sorted(rule.arguments)]
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            sent = fields[f"{method} {rule.endpoint}"]
            described: Json = {"responses": {"default": {"description": ""}}, "parameters": list(where)}
            if method == "GET":
                described["parameters"] += [_parameter(name, "query", values) for name, values in sent.items()]
            else:
                described["requestBody"] = _form(sent)
            paths[re.sub(r"<(?:[^<>]*:)?(\w+)>", r"{\1}", rule.rule)][method.lower()] = described
    made = schemathesis.openapi.from_dict(
        {"openapi": "3.1.0", "info": {"title": "pages", "version": "1"}, "paths": dict(paths)}
    )
    made.app = app
    return made


def fields_of_forms(app: Flask, client: CheckingClient, rules: list[Rule], key: str) -> defaultdict[str, Any]:
    """The fields of every form on every page, by the method and the view that they are sent to."""
    adapter, found = app.url_map.bind("127.0.0.1"), defaultdict[str, Any](lambda: defaultdict(set))
    for rule in rules:
        if "GET" not in (rule.methods or ()) or not rule.arguments <= {"key"}:
            continue
        page = client.get(adapter.build(rule.endpoint, dict.fromkeys(rule.arguments, key)), known=True)
        if page.mimetype != "text/html" or not page.text:
            continue
        for form in html.fromstring(page.text).iter("form"):
            method = form.get("method", "get").upper()
            endpoint = adapter.match(form.get("action") or "/", method=method)[0]
            for control in form.xpath(".//*[@name]"):
                options = control.xpath(".//option/@value") or control.xpath("./@value")
                found[f"{method} {endpoint}"][control.get("name")] |= {str(one) for one in options}
    return found


def _parameter(name: str, where: str, values: set[str]) -> Json:
    return {"name": name, "in": where, "required": where == "path", "schema": _values(values)}


def _values(values: set[str]) -> Json:
    text = {"type": "string", "maxLength": 200}
    return {"anyOf": [{"enum": sorted(values)}, text]} if values - {""} else text


def _form(sent: dict[str, set[str]]) -> Json:
    properties = {name: _values(values) for name, values in sent.items()}
    return {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": properties}}}}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_no_request_to_a_page_of_the_office_is_an_error_of_ours(
    pages: schemathesis.BaseSchema, app: Flask, office: Office, mode: GenerationMode
) -> None:
    asked: Counter[str] = Counter()
    for found in pages.get_all_operations():
        operation = found.ok()

        @seed(30)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: schemathesis.Case) -> None:
            assume("?" not in case.formatted_path)  # the client would take what follows for the query
            if isinstance(case.body, dict):
                case.body["token"] = TOKEN  # else every broken request would be refused for it
            client = client_of(app, office, "specialist")
            with client.session_transaction(base_url="http://localhost") as session:
                session["token"] = TOKEN
            cookies = [client.get_cookie(name, domain=where) for name, where in COOKIES]
            answer = case.call(cookies={cookie.key: cookie.value for cookie in cookies if cookie})
            asked[case.operation.label] += 1
            assert answer.status_code < INTERNAL, (case.operation.label, case.query, case.body, answer.content[:300])

        try:
            ask()
        except Unsatisfiable:
            continue  # an address without parameters cannot be asked wrongly
    assert len(asked) > 15
