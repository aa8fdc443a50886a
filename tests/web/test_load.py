"""Many clerks at once: each gets the right document, complete."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tests.web.conftest import Server

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.pipeline import load, write_word
from ocop_docs.resources import samples_folder

CLERKS = 50


def ask(server: Server, data: bytes) -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
    try:
        connection.request("POST", "/api/v1/render", data, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.mark.no_cover
def test_fifty_clerks_at_once_each_get_their_own_document(server: Server) -> None:
    files = [file for kind in KINDS for file in sorted((samples_folder() / kind).glob("*.json"))]
    expected = {file: write_word(load(file)) for file in files}
    asked: list[Path] = [files[number % len(files)] for number in range(2 * CLERKS)]

    with ThreadPoolExecutor(CLERKS) as clerks:
        answers = list(clerks.map(lambda file: ask(server, file.read_bytes()), asked))

    assert [status for status, _ in answers] == [200] * len(asked)
    assert [asked[at].name for at, (_, body) in enumerate(answers) if body != expected[asked[at]]] == []
