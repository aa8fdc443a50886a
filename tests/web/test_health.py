"""A server can be watched, and its log names nobody."""

from __future__ import annotations

import logging
import re
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from threading import Thread

import pytest
from flask.testing import FlaskClient
from tests.web.conftest import CheckingClient

from ocop_docs import __version__
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.access_log import LOG
from ocop_docs.web.app import create_app
from ocop_docs.web.serve import make_server

LINE = re.compile(r"(GET|POST) (\S+) (\d{3}) (\d+|-) B \d+ ms")


def test_a_server_that_works_says_so_with_its_version(client: CheckingClient) -> None:
    answer = client.get("/health")

    assert (answer.status_code, answer.get_json()) == (
        200,
        {"status": "ok", "version": __version__, "templates": True, "batches": True},
    )


def without_batches(folder: Path) -> FlaskClient:
    (folder / "a file").write_text("", encoding="utf-8")
    return create_app(WebSettings(batch_folder=folder / "a file" / "batches")).test_client()


def test_batches_that_cannot_be_written_are_a_failure(tmp_path: Path) -> None:
    answer = without_batches(tmp_path).get("/health", base_url="http://127.0.0.1")

    assert (answer.status_code, answer.get_json()["batches"]) == (503, False)


def test_templates_that_are_not_there_are_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OCOP_DOCS_TEMPLATES_FOLDER", str(tmp_path / "none"))
    settings.cache_clear()
    try:
        answer = create_app(WebSettings()).test_client().get("/health", base_url="http://127.0.0.1")
    finally:
        settings.cache_clear()

    assert (answer.status_code, answer.get_json()["templates"]) == (503, False)


@pytest.fixture
def address(tmp_path: Path) -> str:
    server = make_server("127.0.0.1", 0, WebSettings(batch_folder=tmp_path))
    Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{server.effective_port}"


def test_the_access_log_has_routes_without_values(address: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, LOG.name)
    name = urllib.parse.quote("Nguyễn Văn A")

    for path in (f"/tra-cuu/dia-danh?loai=commune&q={name}", f"/khong-co/{name}", f"/hang-loat/lo/{'0' * 32}"):
        request = urllib.request.Request(address + path, headers={"User-Agent": "May cua A"})  # noqa: S310 - ours
        try:
            urllib.request.urlopen(request, timeout=20).close()  # noqa: S310 - ours
        except urllib.error.HTTPError as error:
            error.close()

    lines = [LINE.fullmatch(record.getMessage()) for record in caplog.records if record.name == LOG.name]
    assert [line and line.group(1, 2, 3) for line in lines] == [
        ("GET", "/tra-cuu/dia-danh", "200"),
        ("GET", "-", "404"),
        ("GET", "/hang-loat/lo/<batch>", "404"),
    ]
