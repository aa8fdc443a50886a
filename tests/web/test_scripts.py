"""Scripts in text, in file names and in errors come back as text."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from itertools import cycle
from urllib.parse import quote, unquote

import pytest
from lxml import html as lxml_html
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from tests.web.scripts import ALL, XSS
from werkzeug.test import TestResponse

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import describe_kinds

HARMLESS = "một hai ba"


def each_with(fields: dict[str, str], texts: list[str]) -> dict[str, str]:
    """The fields of a form, each with the next of `texts` typed into it."""
    typed = cycle(texts)
    return {name: value if name in ("token", "nhap") else next(typed) for name, value in fields.items()}


def structure(text: str) -> list[tuple[str, list[str]]]:
    """A page without its text: every element with the names of its attributes."""
    return [
        (str(one.tag), sorted(set(map(str, one.attrib)) - {"selected", "checked"}))
        for one in lxml_html.fromstring(text).iter()
    ]


@pytest.mark.no_cover
@pytest.mark.parametrize("kind", KINDS)
def test_sixty_scripts_typed_into_any_field_come_back_as_text(client: CheckingClient, kind: str) -> None:
    """Once all of them in every field; once each alone, so that it begins the value."""
    example = next(one for one in describe_kinds() if one["kind"] == kind)["samples"][0]
    every = fields_of(client.get(f"/vi-du/{kind}/{example}").text)
    # Those of the certificate's own files hold no text: what is no file is refused (test_certificate_files.py).
    fields = {name: value for name, value in every.items() if not name.startswith("gcn-")}

    def checked(typed: dict[str, str]) -> str:
        return client.send(f"/soan/{kind}", {**typed, "viec": "kiem-tra"}).text

    for texts in ([ALL], XSS):
        attacked = each_with(fields, texts)
        page = checked(attacked)

        assert structure(page) == structure(
            checked(each_with(fields, [f"{HARMLESS} {number}" for number, _ in enumerate(texts)]))
        )
        returned = fields_of(page)
        free = lxml_html.fromstring(page).xpath("//input[not(@type='checkbox')]/@name | //textarea/@name")
        assert {name: returned[name] for name in attacked if name in free} == {
            name: value for name, value in attacked.items() if name in free
        }
        assert "49" not in returned.values()


ECHOES: dict[str, Callable[[CheckingClient, str], TestResponse]] = {
    "an unknown page": lambda client, text: client.get(f"/{quote(text, safe='')}"),
    "an unknown kind": lambda client, text: client.get(f"/soan/{quote(text, safe='')}"),
    "an unknown act": lambda client, text: client.send("/soan/plan", {"viec": text}),
    "an unknown row": lambda client, text: client.send("/soan/plan", {"viec": f"dong:add:{text}"}),
    "an unknown format": lambda client, text: client.send("/soan/plan", {"viec": f"tai:{text}"}),
    "an unknown legal text": lambda client, text: client.send("/soan/plan", {"viec": "chon-can-cu", "can-cu": text}),
    "the name of a draft": lambda client, text: client.send("/soan/plan", {"viec": "kiem-tra", "nhap": text}),
    "the name of a data file": lambda client, text: uploaded(client, "/mo", b"{", text),
    "the name of a Word file": lambda client, text: uploaded(client, "/xet-the-thuc", b"PK", text),
    "the kind in a data file": lambda client, text: uploaded(client, "/mo", json.dumps({"kind": text}).encode(), "x"),
    "a key of a data file": lambda client, text: uploaded(
        client, "/mo", json.dumps({"kind": "plan", text: {text: text}}).encode(), "x"
    ),
}


def uploaded(client: CheckingClient, path: str, content: bytes, name: str) -> TestResponse:
    return client.send(path, {"tep": (io.BytesIO(content), name)}, content_type="multipart/form-data")


@pytest.mark.parametrize("place", ECHOES)
def test_no_error_and_no_file_name_puts_a_script_into_a_page(client: CheckingClient, place: str) -> None:
    clean = structure(ECHOES[place](client, HARMLESS).text)

    for text in (ALL, XSS[0], '"><img src=x onerror=alert(1)>', "../../etc/passwd"):
        response = ECHOES[place](client, text)

        assert structure(response.text) == clean
        assert "49" not in response.text.split()


@pytest.mark.parametrize("path", ["/api/v1/words?number={}", "/api/v1/render?format={}", "/tra-cuu/dia-danh?q={}"])
def test_an_answer_for_programs_is_json_and_never_a_page(client: CheckingClient, path: str) -> None:
    ask = client.post if "render" in path else client.get

    response = ask(path.format(quote(ALL)), headers={"Accept": "application/json"})

    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_file_name_is_never_shown(client: CheckingClient) -> None:
    assert "passwd" not in uploaded(client, "/mo", b"{", "../../etc/passwd.json").text


def test_a_download_name_holds_no_line_breaks_and_no_path(client: CheckingClient) -> None:
    fields = fields_of(client.get("/vi-du/plan/trung-khanh-2023").text)
    fields["symbol"] = "KH-UBND/..\\x"
    fields["subject"] = "Kế hoạch: “a/b\\c” <d>?"

    headers = client.send("/soan/plan", {**fields, "viec": "tai:docx:du-thao"}).headers.getlist("Content-Disposition")

    assert len(headers) == 1
    name = unquote(headers[0].partition("filename*=UTF-8''")[2])
    assert not re.search(r'[\r\n/\\:<>"?*|]', name)
