"""The API: what the command line does, one shape of errors, a description drawn from the models."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from flask import Flask
from tests.web.conftest import CheckingClient

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import describe_kinds, example, examples, schema_of, skeleton
from ocop_docs.pipeline import check, load, render
from ocop_docs.resources import samples_folder

SAMPLE = samples_folder() / "approval-decision" / "cao-bang-2019.json"


def test_kinds_schemas_and_skeletons_are_those_of_the_command_line(client: CheckingClient) -> None:
    assert [kind["kind"] for kind in client.get("/api/v1/kinds").get_json()["kinds"]] == list(KINDS)
    for kind in KINDS:
        assert client.get(f"/api/v1/kinds/{kind}/schema").get_json() == schema_of(kind)
        assert client.get(f"/api/v1/kinds/{kind}/skeleton").get_json() == skeleton(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_a_kind_are_those_of_the_command_line(client: CheckingClient, kind: str) -> None:
    path = f"/api/v1/kinds/{kind}/example"

    assert {name: client.get(path, query_string={"name": name}).get_json() for name in examples(kind)} == examples(kind)
    assert client.get(path).get_json() == example(kind)


def test_the_example_round_is_the_one_of_the_command_line_and_can_be_scored(client: CheckingClient) -> None:
    record = client.get("/api/v1/rounds/example").get_json()

    assert record == example("evaluation")
    assert client.post("/api/v1/rounds/score", json=record).status_code == 200


def test_an_unknown_example_is_refused_with_the_names_of_all(client: CheckingClient) -> None:
    refused = client.get("/api/v1/kinds/report/example?name=x")
    (error,) = refused.get_json()["errors"]

    assert (refused.status_code, error["code"]) == (400, "example-unknown")
    assert [name for name in examples("report") if name not in error["remedy"]] == []


def test_a_check_gives_the_findings_of_the_pipeline(client: CheckingClient) -> None:
    answer = client.post("/api/v1/check", data=SAMPLE.read_bytes(), content_type="application/json").get_json()

    assert answer["findings"] == [finding.as_dict() for finding in check(load(SAMPLE))]
    assert answer["ok"] is True
    assert [finding["accepted"] != "" for finding in answer["findings"] if finding["severity"] == "error"] == [True]


def test_a_document_is_rendered_from_json_and_from_a_file_alike(client: CheckingClient) -> None:
    from_json = client.post("/api/v1/render", data=SAMPLE.read_bytes(), content_type="application/json")
    upload = {"file": (io.BytesIO(SAMPLE.read_bytes()), "x.json")}
    from_file = client.post("/api/v1/render", data=upload, content_type="multipart/form-data")

    assert from_json.data == from_file.data == render(load(SAMPLE))


def test_every_sample_is_rendered(client: CheckingClient) -> None:
    for described in describe_kinds():
        for name in described["samples"]:
            data = (samples_folder() / described["kind"] / f"{name}.json").read_bytes()

            response = client.post("/api/v1/render", data=data, content_type="application/json")

            assert response.status_code == 200
            assert response.data[:2] == b"PK"


def test_a_pdf_is_rendered_on_demand(client: CheckingClient) -> None:
    data = (samples_folder() / "plan" / "trung-khanh-2023.json").read_bytes()

    response = client.post("/api/v1/render?format=pdf", data=data, content_type="application/json")

    assert response.data.startswith(b"%PDF")
    assert ".pdf" in response.headers["Content-Disposition"]


def test_numbers_are_spelled_out(client: CheckingClient) -> None:
    assert client.get("/api/v1/words?number=1015").get_json()["words"] == "một nghìn không trăm mười lăm"
    answer = client.get("/api/v1/words?number=10,5 tỷ&money=1").get_json()
    assert answer == {"value": 10_500_000_000, "words": "Mười tỷ năm trăm triệu đồng"}


REFUSALS: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("GET", "/api/v1/khong-co", {}, 404, "not-found"),
    ("GET", "/api/v1/kinds/khong-co/schema", {}, 404, "not-found"),
    ("GET", "/api/v1/check", {}, 405, "method-not-allowed"),
    ("POST", "/api/v1/check", {"data": "a"}, 415, "not-json-body"),
    ("POST", "/api/v1/check", {"data": "{", "content_type": "application/json"}, 400, "not-json"),
    ("POST", "/api/v1/check", {"data": "{}", "content_type": "application/json"}, 400, "kind-missing"),
    ("POST", "/api/v1/check", {"data": '{"kind": "plan"}', "content_type": "application/json"}, 422, "field-missing"),
    ("POST", "/api/v1/render?format=exe", {"data": "{}", "content_type": "application/json"}, 400, "unknown-format"),
    ("GET", "/api/v1/words?number=1.5", {}, 422, "number-unreadable"),
    ("POST", "/api/v1/check", {"data": b"\x1f\x8b", "headers": {"Content-Encoding": "gzip"}}, 415, "encoded-body"),
    ("POST", "/api/v1/check", {"data": "{}", "headers": {"Origin": "https://evil.example"}}, 403, "foreign-origin"),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: f"{refusal[1]} {refusal[4]}")
def test_every_refusal_has_one_shape(
    client: CheckingClient, refusal: tuple[str, str, dict[str, Any], int, str]
) -> None:
    method, path, options, status, code = refusal

    response = client.open(path, method=method, **options)

    errors = response.get_json()["errors"]
    assert response.status_code == status
    assert errors[0]["code"] == code
    assert all(set(error) == {"code", "message", "place", "title", "remedy"} for error in errors)
    assert all(error["message"] for error in errors)


def test_the_description_has_every_route_and_no_other(app: Flask, client: CheckingClient) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/v1/")]

    there = {
        (rule.rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}"), method.lower())
        for rule in rules
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    described_routes = {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert described_routes == there - {("/openapi.json", "get")}


def test_every_reference_of_the_description_has_its_schema(client: CheckingClient) -> None:
    text = client.get("/api/v1/openapi.json").text
    described = json.loads(text)

    def references(value: object) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*(references(one) for one in value.values()))
        return set().union(*(references(one) for one in value)) if isinstance(value, list) else set()

    known = {f"#/components/schemas/{name}" for name in described["components"]["schemas"]}
    assert references(described) <= known
    assert {f"#/components/schemas/{kind.model.__name__}" for kind in KINDS.values()} <= known
