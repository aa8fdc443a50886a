"""Requests to the pages of a round as a browser without scripts sends them, and a small round to send."""

from __future__ import annotations

import io
import json
from typing import Any

from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from werkzeug.test import TestResponse

from ocop_docs.resources import samples_folder

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
PAGE = "/dot-danh-gia/ho-so"


def small_round() -> dict[str, Any]:
    """The example with its first two products only, and what they need."""
    data: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["products"] = data["products"][:2]
    kept = {product["id"] for product in data["products"]}
    data["sheets"] = [sheet for sheet in data["sheets"] if sheet["product"] in kept]
    data["council"]["conflicts"] = []
    makers = {product["producer"] for product in data["products"]}
    data["producers"] = [producer for producer in data["producers"] if producer["id"] in makers]
    places = {producer["commune"] for producer in data["producers"]}
    data["communes"] = [commune for commune in data["communes"] if commune["code"] in places]
    return data


def opened(client: CheckingClient, data: dict[str, Any] | bytes, name: str = "dot.json") -> TestResponse:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    upload = {"tep": (io.BytesIO(content), name)}
    return client.send("/dot-danh-gia/mo", upload, content_type="multipart/form-data", known=True)


def act(client: CheckingClient, fields: dict[str, str], verb: str, **more: str) -> TestResponse:
    return client.send(PAGE, {**fields, **more, "viec": verb}, known=True)


def shown(response: TestResponse) -> lxml_html.HtmlElement:
    assert response.status_code == 200
    return lxml_html.fromstring(response.text)
