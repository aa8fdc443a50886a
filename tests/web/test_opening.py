"""Opening what was made before: examples, data files, Word files that carry their data."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from tests.intake.test_foreign_formats import FOREIGN
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of

from ocop_docs.kind_info import describe_kinds
from ocop_docs.pipeline import load, render
from ocop_docs.resources import samples_folder

SAMPLES = [(kind["kind"], name) for kind in describe_kinds() for name in kind["samples"]]


def sample(kind: str, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((samples_folder() / kind / f"{name}.json").read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_an_example_opens_with_everything_in_its_fields(client: CheckingClient, kind: str, name: str) -> None:
    fields = fields_of(client.get(f"/vi-du/{kind}/{name}").text)

    response = client.send(f"/soan/{kind}", {**fields, "viec": "tai:json"})

    assert load(response.data) == load(sample(kind, name))


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_a_data_file_opens_in_its_form(client: CheckingClient, kind: str, name: str) -> None:
    with (samples_folder() / kind / f"{name}.json").open("rb") as file:
        response = client.send("/mo", {"tep": (file, f"{name}.json")}, content_type="multipart/form-data")

    again = client.send(f"/soan/{kind}", {**fields_of(response.text), "viec": "tai:json"})
    assert load(again.data) == load(sample(kind, name))


@pytest.mark.parametrize(("kind", "name"), SAMPLES)
def test_a_word_file_made_by_the_page_opens_in_its_form(client: CheckingClient, kind: str, name: str) -> None:
    fields = fields_of(client.get(f"/vi-du/{kind}/{name}").text)
    word = client.send(f"/soan/{kind}", {**fields, "viec": "tai:docx", "kem-du-lieu": "1"}).data

    page = client.send("/mo", {"tep": (io.BytesIO(word), "x.docx")}, content_type="multipart/form-data").text

    again = client.send(f"/soan/{kind}", {**fields_of(page), "viec": "tai:json"})
    assert load(again.data) == load(sample(kind, name))
    assert "Những chỗ đã sửa trong Word" not in page


def test_a_word_file_carries_no_data_when_its_box_is_unticked(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    word = client.send("/soan/plan", {**fields, "viec": "tai:docx"}).data

    refused = client.send("/mo", {"tep": (io.BytesIO(word), "x.docx")}, content_type="multipart/form-data")

    assert word == render(load(sample("plan", "trung-khanh-2023")))
    assert refused.status_code == 400
    assert "không kèm dữ liệu để mở lại" in refused.text


def test_a_file_with_a_field_that_no_form_has_is_refused_rather_than_opened_without_it(client: CheckingClient) -> None:
    data = sample("plan", "trung-khanh-2023") | {"tasks": "một câu", "color": "đỏ"}

    response = client.send(
        "/mo", {"tep": (io.BytesIO(json.dumps(data).encode()), "x.json")}, content_type="multipart/form-data"
    )

    assert response.status_code == 422
    assert "color" in response.text


@pytest.mark.parametrize(("content", "status"), [(b"PK\x03\x04", 400), (b"{", 400), (b"\xff\xfe", 400), (b"", 400)])
def test_a_file_that_is_no_data_file_is_refused_in_vietnamese(
    client: CheckingClient, content: bytes, status: int
) -> None:
    response = client.send("/mo", {"tep": (io.BytesIO(content), "x.json")}, content_type="multipart/form-data")

    assert response.status_code == status
    assert "Chưa thực hiện được" in response.text


@pytest.mark.parametrize("code", ["file-is-pdf", "file-is-doc"])
def test_the_page_that_opens_files_names_a_foreign_one(client: CheckingClient, code: str) -> None:
    answer = client.send(
        "/mo", {"tep": (io.BytesIO(FOREIGN[code]), "kế hoạch.doc")}, content_type="multipart/form-data"
    )

    assert answer.status_code == 400
    assert ("PDF" if code == "file-is-pdf" else "kiểu cũ (.doc") in answer.get_data(as_text=True)
