"""Page and API let no document leave with an error of content, and tell the clerk the two ways past."""

from __future__ import annotations

import io
import json
import re
import urllib.parse
import zipfile
from typing import Any

from tests.rounds.conftest import SAMPLE
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of

from ocop_docs.ooxml.zip import read_parts
from ocop_docs.rendering.draft import DRAFT_MARK
from ocop_docs.resources import samples_folder

SCHEME = samples_folder() / "approval-decision" / "cao-bang-2019.json"
PAGE = "/soan/approval-decision"


def scheme() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(SCHEME.read_text(encoding="utf-8"))
    return data | {"accepted": []}


def typed(client: CheckingClient) -> dict[str, str]:
    """The form of the scheme, its error not accepted."""
    opened = client.send("/mo", {"tep": (io.BytesIO(json.dumps(scheme()).encode()), "a.json")})
    return fields_of(opened.text)


def is_draft(word: bytes) -> bool:
    return DRAFT_MARK in read_parts(word)["word/document.xml"].decode()


def test_the_button_stops_at_an_error_and_says_what_to_do(client: CheckingClient) -> None:
    answer = client.send(PAGE, {**typed(client), "viec": "tai:docx"})

    assert answer.status_code == 422
    for words in ("1 lỗi nội dung", "316.325.000.000", "Giữ nguyên, ghi lý do", "bản dự thảo"):
        assert words in answer.text


def test_a_draft_is_downloaded_with_its_mark_and_name(client: CheckingClient) -> None:
    answer = client.send(PAGE, {**typed(client), "viec": "tai:docx:du-thao"})

    assert is_draft(answer.data)
    assert "(dự thảo).docx" in urllib.parse.unquote(answer.headers["Content-Disposition"])


def test_an_error_is_kept_by_one_button_and_its_reason(client: CheckingClient) -> None:
    page = client.send(PAGE, {**typed(client), "viec": "chap-nhan:total-differs:scheme.budget.total"})
    fields = fields_of(page.text)

    accepted = client.send(PAGE, {**fields, "accepted-0-reason": "Theo bản gốc", "viec": "tai:docx"})
    panel = client.send(f"{PAGE}/song", {**fields, "accepted-0-reason": "Theo bản gốc"}).get_json()["panel"]

    assert (fields["accepted-0-code"], fields["accepted-0-place"]) == ("total-differs", "scheme.budget.total")
    assert accepted.status_code == 200
    assert not is_draft(accepted.data)
    assert "Lý do giữ nguyên: Theo bản gốc" in panel


def test_the_api_refuses_with_every_error_or_makes_a_draft(client: CheckingClient) -> None:
    refused = client.post("/api/v1/render", json=scheme())
    draft = client.post("/api/v1/render?draft=1", json=scheme())

    assert refused.status_code == 422
    assert [error["code"] for error in refused.get_json()["errors"]] == ["content-blocks", "total-differs"]
    assert is_draft(draft.data)


def test_the_papers_of_a_round_stop_at_an_error_and_leave_as_drafts(client: CheckingClient) -> None:
    record = json.loads(SAMPLE.read_text(encoding="utf-8"))
    bases = record["papers"]["recognition"]["legal_bases"]
    bases.append(bases[-1] | {"number": "148/QĐ-TTg", "date": "24/2/2023"})

    refused = client.post("/api/v1/rounds/papers", json=record)
    draft = client.post("/api/v1/rounds/papers?draft=1", json=record)

    places = [error["place"] for error in refused.get_json()["errors"]]
    assert refused.status_code == 422
    assert places[0] == ""
    assert {place.partition("#")[0] for place in places[1:]} == {"11 Quyết định công nhận.docx"}
    with zipfile.ZipFile(io.BytesIO(draft.data)) as opened:
        assert all(is_draft(opened.read(name)) for name in opened.namelist() if name.endswith(".docx"))


def test_an_error_of_a_paper_is_kept_by_one_button_beside_the_paper(client: CheckingClient) -> None:
    record = json.loads(SAMPLE.read_text(encoding="utf-8"))
    bases = record["papers"]["recognition"]["legal_bases"]
    bases.append(bases[-1] | {"number": "148/QĐ-TTg", "date": "24/2/2023"})
    opened = client.send("/dot-danh-gia/mo", {"tep": (io.BytesIO(json.dumps(record).encode()), "dot.json")})
    fields = fields_of(opened.text)
    papers = client.send("/dot-danh-gia/ho-so", {**fields, "viec": "xem:van-ban"})
    buttons = re.findall(r'value="(chap-nhan:[^"]+)"', papers.text)

    page = client.send("/dot-danh-gia/ho-so", {**fields, "viec": buttons[0]})

    accepted = fields_of(page.text)
    assert buttons[0] == f"chap-nhan:{accepted['accepted-0-code']}:{accepted['accepted-0-place']}"
    assert accepted["accepted-0-place"].startswith("11 Quyết định công nhận.docx#legal_bases")
