"""Small data files that a page opens into a form: what would take all memory, or no page can show, is refused."""

from __future__ import annotations

import io
import json

import pytest
from tests.web.conftest import CheckingClient

from ocop_docs.errors import UnreadableInput
from ocop_docs.intake.json import read_json
from ocop_docs.settings import settings

OPENED_BY = ["/mo", "/nam-sau"]


def opened(client: CheckingClient, path: str, data: bytes) -> tuple[int, str]:
    answer = client.send(path, {"tep": (io.BytesIO(data), "a.json")})
    return answer.status_code, answer.text


@pytest.mark.parametrize("path", OPENED_BY)
def test_half_a_character_is_refused_at_its_place(client: CheckingClient, path: str) -> None:
    status, page = opened(client, path, b'{"kind": "plan", "subject": "\\ud800"}')

    assert status == 422
    assert "Trích yếu" in page


def test_a_form_of_more_fields_than_a_page_sends_back_is_refused(client: CheckingClient) -> None:
    data = json.dumps({"kind": "plan", "targets": [{}] * 4_000}).encode()

    status, page = opened(client, "/mo", data)

    assert status == 413
    assert "OCOP_DOCS_WEB_MAX_FIELDS" in page


def test_data_of_more_values_than_a_round_has_is_refused_before_it_is_parsed() -> None:
    limit = settings().max_record_values

    with pytest.raises(UnreadableInput) as refused:
        read_json(b'{"kind": "plan", "tasks": [' + b"{}," * (limit + 1) + b"{}]}")

    assert [one.code for one in refused.value.faults] == ["record-too-many"]


@pytest.mark.parametrize("kept", ["[" * 100_000, '[["subject", "\\ud800"]]'], ids=["deep", "half a character"])
def test_what_a_browser_keeps_is_refused_when_it_is_none(client: CheckingClient, kept: str) -> None:
    answer = client.send("/ho-so-co-quan/dien/plan", {"ho-so": kept}, headers={"Accept": "application/json"})

    assert answer.status_code == 422
