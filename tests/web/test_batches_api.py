"""Batches over the API: ordered, watched, stopped, gone on with, and what cannot be ordered."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from flask import Flask
from openpyxl.workbook import Workbook
from tests.batch.tables import put, read, workbook
from tests.batch.watching import hold, until
from tests.web.conftest import CheckingClient
from tests.web.ordered import GOOD, job_at
from werkzeug.test import TestResponse

from ocop_docs.batch.roll_up import roll_up
from ocop_docs.engines.proof import prove_pdf
from ocop_docs.kind_info import input_table


def post(client: CheckingClient, data: bytes, ending: str = "jsonl", **fields: str) -> TestResponse:
    form = {"file": (io.BytesIO(data), f"b.{ending}"), "kind": "report", **fields}
    return client.post("/api/v1/batches", data=form, content_type="multipart/form-data")


def finished(client: CheckingClient, address: str) -> dict[str, Any]:
    until(lambda: client.get(address).get_json()["ended"])
    answer: dict[str, Any] = client.get(address).get_json()
    return answer


def test_the_api_starts_a_batch_and_gives_its_progress_and_result(client: CheckingClient) -> None:
    response = post(client, GOOD, name="{code}")
    address = response.headers["Location"]
    assert (response.status_code, response.get_json()["id"]) == (202, address.rpartition("/")[2])

    answer = finished(client, address)
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/result").data))

    assert (answer["status"], answer["made"], answer["left_out"]) == ("made", 2, [])
    assert archive.namelist() == ["1.docx", "2.docx", "manifest.csv"]
    assert client.get(f"{address}/manifest").data == archive.read("manifest.csv")
    assert client.get(f"{address}/errors").get_json() == {"cells": []}
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_the_api_makes_a_proven_pdf_beside_each_document_and_lists_it(client: CheckingClient) -> None:
    address = post(client, GOOD, name="{code}", pdf="1").headers["Location"]

    answer = finished(client, address)
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{address}/result").data))

    assert (answer["status"], answer["made"], answer["pdf"]) == ("made", 2, True)
    assert archive.namelist() == ["1.docx", "1.pdf", "2.docx", "2.pdf", "manifest.csv"]
    rows = list(csv.DictReader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig"))))
    for row in rows:
        pdf = archive.read(row["Tệp PDF"])
        assert row["SHA-256 của PDF"] == hashlib.sha256(pdf).hexdigest()
        prove_pdf(archive.read(row["Tệp"]), pdf)
    assert [row["Tệp PDF"] for row in rows] == ["1.pdf", "2.pdf"]


def two_bad_cells(book: Workbook) -> None:
    put(book, "Dữ liệu", 3, "Cơ quan ban hành › Cấp", "làng")
    put(book, "Dữ liệu", 4, "Trích yếu", "=A4")


def test_the_api_reports_every_bad_cell_and_skips_their_rows_on_request(client: CheckingClient) -> None:
    data = workbook(3, two_bad_cells)
    address = post(client, data, "xlsx", dry_run="1").headers["Location"]

    answer = finished(client, address)
    cells = client.get(f"{address}/errors").get_json()["cells"]

    assert answer["status"] == "faulty"
    assert [f"{one['sheet']}!{one['cell']}" for one in cells] == ["Dữ liệu!D3", "Dữ liệu!K4"]
    assert client.get(f"{address}/errors?format=xlsx").data.startswith(b"PK")
    assert client.get(f"{address}/errors?format=exe").status_code == 400
    assert client.get(f"{address}/result").get_json()["errors"][0]["code"] == "batch-has-not"
    assert client.post(f"{address}/run?on_error=skip").status_code == 202
    assert finished(client, address)["made"] == 1


def test_the_api_stops_and_resumes_a_batch(client: CheckingClient, app: Flask) -> None:
    address = post(client, GOOD).headers["Location"]
    hold(job_at(app, address))

    assert client.post(f"{address}/stop").get_json()["status"] == "stopped"
    assert client.post(f"{address}/run?on_error=x").status_code == 400
    client.post(f"{address}/run")

    assert finished(client, address)["made"] == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": ""}, "kind-missing"),
        ({"kind": "thơ"}, "kind-unknown"),
        ({"on_error": "x"}, "unknown-action"),
        ({"name": "{x}"}, "name-unknown"),
    ],
)
def test_the_api_refuses_an_invalid_order(client: CheckingClient, fields: dict[str, str], code: str) -> None:
    assert post(client, GOOD, **fields).get_json()["errors"][0]["code"] == code


def test_the_api_gives_the_workbook_and_adds_up_reports(client: CheckingClient) -> None:
    head = {"subject": "Kết quả toàn tỉnh"}
    form = {
        "file": (io.BytesIO(GOOD), "b.jsonl"),
        "head": (io.BytesIO(json.dumps(head).encode()), "h.json"),
    }

    answer = client.post("/api/v1/roll-up", data=form, content_type="multipart/form-data").get_json()

    assert (answer["rows"], answer["data"]) == (2, roll_up(read(GOOD, "b.jsonl"), head).data)
    assert client.get("/api/v1/kinds/report/workbook").data == input_table("report")
    assert client.post("/api/v1/roll-up").get_json()["errors"][0]["code"] == "no-table"


def test_damaged_files_of_a_batch_are_told_and_never_break_the_program(client: CheckingClient, app: Flask) -> None:
    address = post(client, GOOD, name="{code}").headers["Location"]
    finished(client, address)
    job = job_at(app, address)
    job.result.write_bytes(b"PK\x03\x04 torn")

    damaged_result = client.get(f"{address}/manifest")
    (job.folder / "states.jsonl").write_bytes(b"")
    damaged_state = client.get(address)

    codes = [answer.get_json()["errors"][0]["code"] for answer in (damaged_result, damaged_state)]
    assert (damaged_result.status_code, damaged_state.status_code) == (409, 409)
    assert codes == ["batch-result-damaged", "batch-damaged"]
    assert client.get(address).status_code == 404
