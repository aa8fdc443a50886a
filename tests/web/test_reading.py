"""Old plans and reports on the pages and by the API: what was read is shown first, and opens in the ordinary form."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import pytest
from tests.reading.corpus.documents import Labelled, known
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from werkzeug.test import TestResponse

from ocop_docs import load
from ocop_docs.kind_info import example
from ocop_docs.pipeline import write_word
from ocop_docs.reading.file_read import FileRead, read_file

PLAN = known()[0]
OLD = next(one for one in known() if one.habits.encoding == "tcvn3")
CROWDED = next(one for one in known() if one.habits.office == "short")


def upload(client: CheckingClient, one: Labelled) -> TestResponse:
    return client.send("/doc-van-ban", {"tep": (io.BytesIO(one.word()), "x.docx")}, content_type="multipart/form-data")


def opened(client: CheckingClient, page: str) -> TestResponse:
    hidden = re.findall(r'<input type="hidden" name="(du-lieu|xem-lai|chua-hieu)" value="([^"]*)"', page)
    form: dict[str, list[str]] = {}
    for name, value in hidden:
        form.setdefault(name, []).append(unescape(value))
    return client.send("/doc-van-ban/mo", form)


def test_the_page_shows_every_value_with_its_place_and_how_sure_it_is(client: CheckingClient) -> None:
    page, found = unescape(upload(client, CROWDED).text), read_file(CROWDED.word())

    assert [one for one in found.fields if one.where not in page or one.doubt not in page] == []
    assert page.count("<b>nên xem lại</b>") == sum(not one.sure for one in found.fields) > 0


def test_what_was_read_opens_in_the_form_with_its_doubts_beside_the_fields(client: CheckingClient) -> None:
    answer = opened(client, upload(client, CROWDED).text)
    found = read_file(CROWDED.word())
    doubt = next(one.doubt for one in found.fields if one.place == "issuer.name")

    assert answer.status_code == 200
    assert CROWDED.facts.office in fields_of(answer.text).values()
    assert doubt in unescape(answer.text)


def test_what_no_field_takes_is_on_the_page_and_above_the_form(client: CheckingClient) -> None:
    word = write_word(load(example("plan", "xa-vi-du-2027")))
    mark = "VĂN BẢN VÍ DỤ - KHÔNG CÓ GIÁ TRỊ BAN HÀNH"
    page = client.send("/doc-van-ban", {"tep": (io.BytesIO(word), "x.docx")}, content_type="multipart/form-data").text

    assert mark in page
    assert mark in opened(client, page).text


def test_the_page_names_the_encoding_it_converted(client: CheckingClient) -> None:
    page = upload(client, OLD).text

    assert "TCVN3 (ABC)" in page
    assert OLD.facts.purposes[0] in unescape(page)


@pytest.mark.parametrize(("fields", "status"), [({}, 400), ({"loai": "khac"}, 400)])
def test_a_form_without_a_file_or_with_another_kind_is_refused(
    client: CheckingClient, fields: dict[str, str], status: int
) -> None:
    file = {"tep": (io.BytesIO(PLAN.word()), "x.docx")} if fields else {}

    assert client.send("/doc-van-ban", {**fields, **file}, content_type="multipart/form-data").status_code == status


def test_the_api_answers_the_record_the_places_and_what_is_left(client: CheckingClient) -> None:
    answer = client.post("/api/v1/read", data={"file": (io.BytesIO(PLAN.word()), "x.docx")})
    found: FileRead = read_file(PLAN.word())

    assert answer.get_json() == json.loads(json.dumps(found.as_dict()))


def test_the_api_takes_a_body_of_a_word_file_and_a_kind(client: CheckingClient) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    answer = client.post("/api/v1/read?kind=report", data=PLAN.word(), content_type=word)

    assert answer.get_json()["record"]["kind"] == "report"
