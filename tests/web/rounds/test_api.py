"""The API scores a round and makes its papers as the Python functions do."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.web.conftest import CheckingClient
from tests.web.rounds.pages import small_round
from werkzeug.test import TestResponse

from ocop_docs.rounds.pipeline import check_round, load_round, score
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.rounds.workbooks import round_workbook


def api(client: CheckingClient, path: str, data: bytes, kind: str) -> TestResponse:
    return client.post(f"/api/v1/rounds/{path}", data=data, content_type=kind)


@pytest.fixture(scope="module")
def bodies() -> list[tuple[bytes, str]]:
    """The small round as JSON and as a workbook."""
    data = small_round()
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return [(json.dumps(data).encode(), "application/json"), (round_workbook(load_round(data)), xlsx)]


def test_the_api_scores_a_round_as_the_python_function_does(
    client: CheckingClient, bodies: list[tuple[bytes, str]]
) -> None:
    scored = score(load_round(small_round()))
    findings = [finding.as_dict() for finding in check_round(scored)]

    for data, kind in bodies:
        assert api(client, "score", data, kind).get_json() == summary(scored) | {"findings": findings}


def test_the_api_makes_every_paper_of_a_round(client: CheckingClient, bodies: list[tuple[bytes, str]]) -> None:
    made = {api(client, "papers", data, kind).data for data, kind in bodies}

    assert len(made) == 1
    assert made.pop().startswith(b"PK")


def test_the_api_scores_a_round_without_sheets_as_one_not_scored_yet(client: CheckingClient) -> None:
    answer = api(client, "score", json.dumps(small_round() | {"sheets": []}).encode(), "application/json").get_json()

    assert answer["counts"]["unscored"] == 2


@pytest.mark.parametrize("data", [small_round() | {"council": {}}, {"kind": "evaluation"}])
def test_the_api_refuses_a_round_with_every_fault_at_its_place(client: CheckingClient, data: dict[str, Any]) -> None:
    response = api(client, "score", json.dumps(data).encode(), "application/json")

    assert response.status_code == 422
    assert all(error["place"] for error in response.get_json()["errors"])


def test_the_empty_workbook_is_the_same_from_the_page_and_from_the_api(client: CheckingClient) -> None:
    page = client.get("/dot-danh-gia/bang-tinh")

    assert page.data.startswith(b"PK")
    assert client.get("/api/v1/rounds/workbook").data == page.data
