"""A client of the HTTP application without a browser, whose every answer is kept."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from snapshots.taking import Take, as_json

API = "/api/v1"
UNKNOWN = "khong-co"
"""A name that no kind, page or path has."""
_UNSTEADY_HEADERS = {"Date", "Server", "Content-Length", "ETag", "Last-Modified"}


class Visitor:
    """A client whose every answer is kept, without what differs from one visit to the next."""

    def __init__(self, take: Take, family: str) -> None:
        self._take, self._family = take, family
        self._client = take.app.test_client()
        self._day = _today()

    def ask(self, item: str, method: str, path: str, **options: Any) -> TestResponse:
        """Send a request and keep the answer as `item`; a file in it is kept apart."""
        response = self._client.open(path, method=method, **options)
        headers = sorted(f"{name}: {_header(name, value)}" for name, value in response.headers.items())
        told = f"{method} {path}\n{response.status}\n" + "\n".join(headers) + "\n\n"
        data = response.get_data()
        if response.mimetype == "application/json" and data:
            told += as_json(json.loads(data))
        elif (response.mimetype or "").startswith("text/") or not data:
            told += data.decode()
        else:
            self._take.store.package(f"{self._family}/{item}.file", data)
        self._take.store.text(f"{self._family}/{item}", self._steady(told))
        return response

    def silent(self, method: str, path: str, **options: Any) -> TestResponse:
        """Send a request and keep nothing."""
        return self._client.open(path, method=method, **options)

    def _steady(self, text: str) -> str:
        """Replace tokens, nonces, numbers of batches and failures, hashes of assets, speeds, and today's date."""
        for day, name in self._day.items():
            text = text.replace(day, name)
        for pattern, name in (
            (r"(?<![\w-])[\w-]{43}(?![\w-])", "{token}"),
            (r"(nonce[-=]\"?)[\w-]{22}(?![\w-])", r"\1{nonce}"),
            (r"ocop_docs=[^;\s]+", "ocop_docs={session}"),
            (r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "{batch}"),
            (r"(/static/[\w-]+)[.-][0-9a-f]{8,}(\.\w+)", r"\1\2"),
            (r"(/static/[\w.-]+)\?[\w=]+", r"\1"),
            (r"mã [0-9a-f]{8};", "mã {number};"),
            (r'"rate": [\d.]+', '"rate": {rate}'),
        ):
            text = re.sub(pattern, name, text)
        return text


def word_file(take: Take, data: Path) -> bytes:
    """The Word file of a sample, with its data in it."""
    response = take.app.test_client().post(
        f"{API}/render", query_string={"data": "1"}, data=data.read_bytes(), content_type="application/json"
    )
    return response.get_data()


def flat(path: str) -> str:
    """A path as a part of an item's name."""
    return path.strip("/").replace("/", " : ") or "home"


def _today() -> dict[str, str]:
    """Today in Vietnam as the pages write it, and what stands for it in a snapshot."""
    day = time.gmtime(time.time() + 7 * 3600)
    month = f"{day.tm_mon:02d}" if day.tm_mon < 3 else str(day.tm_mon)  # noqa: PLR2004 - as NĐ 30/2020 writes dates
    return {
        f"{day.tm_mday:02d}/{month}/{day.tm_year}": "{today}",
        f"{day.tm_year}-{day.tm_mon:02d}-{day.tm_mday:02d}": "{today}",
    }


def _header(name: str, value: str) -> str:
    """What is kept of a header."""
    if name in _UNSTEADY_HEADERS:
        return "…"
    return ", ".join(sorted(value.split(", "))) if name == "Allow" else value
