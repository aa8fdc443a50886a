"""Next year's record on the pages and by the API: its changes are shown first and can be refused."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from html import unescape
from typing import Any

import pytest
from lxml import html
from tests.revision.edited import made, replaced
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of

from ocop_docs import load
from ocop_docs.kind_info import example
from ocop_docs.pipeline import render
from ocop_docs.revision.changes import data_of
from ocop_docs.revision.next_round import next_round
from ocop_docs.revision.next_year import NextRecord, next_record
from ocop_docs.revision.redline.redline import compared_in_word
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.revision.take_back import take_back
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.workbooks import round_workbook
from ocop_docs.web.downloads import TYPES
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import entries, typed_of

PLAN = example("plan", "xa-vi-du-2027")


def proposed() -> NextRecord:
    return next_record(load(PLAN))


def upload(client: CheckingClient, data: bytes, name: str) -> str:
    answer = client.send("/nam-sau", {"tep": (io.BytesIO(data), name)}, content_type="multipart/form-data")
    assert answer.status_code == 200
    return str(answer.text)


@pytest.mark.parametrize("carried", [False, True])
def test_a_file_gives_the_page_of_every_change_before_anything_is_taken(
    client: CheckingClient, *, carried: bool
) -> None:
    data = render(load(PLAN), with_data=True) if carried else json.dumps(PLAN).encode()
    page = upload(client, data, "x.docx" if carried else "x.json")
    found = proposed()

    ticked = re.findall(r'name="lay" value="([^"]+)" checked', page)
    assert sorted(ticked) == sorted(one.place for one in found.changes)
    assert [one.message for one in found.reminders if one.message not in unescape(page)] == []


def take(client: CheckingClient, places: list[str]) -> dict[str, Any]:
    form = {"du-lieu": json.dumps(data_of(load(PLAN))), "viec": "lay", "lay": places}
    page = client.send("/nam-sau/lay", form)
    assert page.status_code == 200
    return fields_of(page.text)


def test_what_is_ticked_is_in_the_form_and_what_is_not_stays(client: CheckingClient) -> None:
    places = [one.place for one in proposed().changes]

    for refused in ([], ["subject", "period"], places):
        fields = take(client, [place for place in places if place not in refused])
        record = proposed().record(refused)
        typed, _ = typed_of(form_of(type(load(record))), record)
        assert {name: value for name, value in entries(typed) if value} == {
            name: value for name, value in fields.items() if value and name in dict(entries(typed))
        }


def test_each_figure_of_last_year_stands_beside_its_field(client: CheckingClient) -> None:
    form = {"du-lieu": json.dumps(data_of(load(PLAN))), "viec": "lay", "lay": [one.place for one in proposed().changes]}
    page = client.send("/nam-sau/lay", form).text

    assert page.count("Kỳ trước: ") == sum(one.message.startswith("Kỳ trước") for one in proposed().reminders)


def test_the_form_of_a_plan_leads_to_next_year_with_what_is_typed(client: CheckingClient) -> None:
    form = fields_of(client.get("/vi-du/plan/xa-vi-du-2027").text)
    page = client.send("/nam-sau/soan/plan", form | {"subject": "Một trích yếu năm 2027"}).text

    assert "Một trích yếu năm 2028" in page


def test_a_form_with_faults_is_shown_again_with_them(client: CheckingClient) -> None:
    form = fields_of(client.get("/vi-du/plan/xa-vi-du-2027").text)
    answer = client.send("/nam-sau/soan/plan", form | {"budget-total": "1.5 tỷ"})

    assert answer.status_code == 422
    assert "1,5 tỷ (1.500.000.000 đồng)" in answer.text


def test_another_day_is_another_law(client: CheckingClient) -> None:
    data = PLAN | {"legal_bases": [{"document_type": "Quyết định", "number": "148/QĐ-TTg"}], "date": "05/01/2025"}
    form = {"du-lieu": json.dumps(data | {"period": {"start": 2025, "end": 2025}}), "viec": "xet-lai"}

    assert "Căn cứ được thay" not in client.send("/nam-sau/lay", form | {"ngay": "05/01/2026"}).text
    assert "Căn cứ được thay" in client.send("/nam-sau/lay", form | {"ngay": "05/01/2027"}).text


def test_the_api_gives_the_record_and_its_changes(client: CheckingClient) -> None:
    answer = client.post("/api/v1/next?keep=subject&date=05/01/2028", json=PLAN).get_json()

    assert answer["record"] == proposed().record(["subject"])
    assert [one["place"] for one in answer["changes"]] == [one.place for one in proposed().changes]
    assert len(answer["reminders"]) == len(proposed().reminders)


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_round_gives_the_page_of_the_next_one_with_what_is_ticked(client: CheckingClient, form: str) -> None:
    evaluation = load_round(example("evaluation"))
    data = evaluation.model_dump_json(exclude_defaults=True).encode() if form == "json" else round_workbook(evaluation)
    page = html.fromstring(upload(client, data, f"dot.{form}")).forms[0]
    places = page.xpath('.//input[@name="lay"]/@value')
    chosen = {"du-lieu": page.fields["du-lieu"], "viec": "lay", "lay": [one for one in places if one != "number"]}

    fields = fields_of(client.send("/nam-sau/lay", chosen).text)

    assert sorted(places) == sorted(one.place for one in next_round(evaluation).changes)
    assert (fields["number"], fields["council-members-0-name"]) == ("2", evaluation.council.members[0].name)
    assert not [name for name in fields if name.startswith(("products-0-name", "sheets-0"))]
    answer = client.post("/api/v1/next", data=data, content_type=TYPES[form])
    assert answer.get_json()["record"] == next_round(evaluation).record()


def test_a_plan_gives_the_form_of_its_report_from_a_file_and_from_its_own_form(client: CheckingClient) -> None:
    upload = {"tep": (io.BytesIO(json.dumps(PLAN).encode()), "x.json")}
    from_file = fields_of(client.send("/bao-cao", upload, content_type="multipart/form-data").text)
    form = fields_of(client.get("/vi-du/plan/xa-vi-du-2027").text)
    from_form = fields_of(client.send("/bao-cao/soan", form).text)

    assert from_file["plan_results-targets-0-planned"] == from_form["plan_results-targets-0-planned"] == "06"
    assert from_file["plan_results-targets-0-achieved"] == ""
    assert client.post("/api/v1/report-of-plan", json=PLAN).get_json() == report_of_plan(load(PLAN))


def edited_word() -> bytes:
    """The plan's Word file with the signatory changed everywhere, and its number in one of two places."""
    return replaced(made(PLAN), ("Nguyễn Văn A", "Lê Thị B"), ("Số: 08/KH-UBND", "Số: 15/KH-UBND"))


def opened(client: CheckingClient) -> str:
    form = {"tep": (io.BytesIO(edited_word()), "sửa.docx")}
    return str(client.send("/mo", form, content_type="multipart/form-data").text)


def test_a_word_file_edited_since_opens_on_the_page_of_its_edits(client: CheckingClient) -> None:
    page = unescape(opened(client))

    assert 'value="changed:signatory.name" checked' in page
    assert 'name="them" value="number">' in page
    assert take_back(edited_word()).left[0].message in page


@pytest.mark.parametrize(("ticked", "more"), [(True, False), (False, False), (True, True)])
def test_only_what_is_ticked_is_taken_from_word(client: CheckingClient, *, ticked: bool, more: bool) -> None:
    form = html.fromstring(opened(client)).forms[0]
    fields = {name: form.fields[name] for name in ("truoc", "sau", "co-the")}
    chosen = {"lay": ["changed:signatory.name"] if ticked else [], "them": ["number"] if more else []}

    taken = fields_of(client.send("/lay-ve", fields | chosen).text)

    assert taken["signatory-name"] == ("Lê Thị B" if ticked else "Nguyễn Văn A")
    assert taken["number"] == ("15" if more else "8")


def test_two_files_are_compared_on_their_page_and_by_the_api(client: CheckingClient) -> None:
    def files(first: str, second: str) -> dict[str, Any]:
        return {first: (io.BytesIO(made(PLAN)), "a.docx"), second: (io.BytesIO(edited_word()), "b.docx")}

    page = unescape(client.send("/so-sanh", files("truoc", "sau"), content_type="multipart/form-data").text)
    answer = client.post("/api/v1/compare", data=files("before", "after"), content_type="multipart/form-data")

    assert "<del>Nguyễn Văn A</del>" in page
    assert "<ins>Lê Thị B</ins>" in page
    assert [one["words"] for one in answer.get_json()["differences"]] == [
        "Người ký › Họ và tên: Nguyễn Văn A → Lê Thị B"
    ]


def test_two_files_give_a_word_file_with_tracked_changes_on_their_page_and_by_the_api(client: CheckingClient) -> None:
    def files(first: str, second: str) -> dict[str, Any]:
        return {first: (io.BytesIO(made(PLAN)), "a.docx"), second: (io.BytesIO(edited_word()), "b.docx")}

    expected = compared_in_word(made(PLAN), edited_word(), day=dt.date(2027, 1, 5)).word
    form = files("truoc", "sau") | {"viec": "word"}
    page = client.send("/so-sanh", form, content_type="multipart/form-data")
    answer = client.post(
        "/api/v1/compare?format=docx", data=files("before", "after"), content_type="multipart/form-data"
    )

    assert page.data == answer.data == expected
    assert client.post("/api/v1/compare?format=pdf").status_code == 400


def test_the_page_of_the_differences_gives_the_word_file_without_choosing_the_files_again(
    client: CheckingClient,
) -> None:
    files = {"truoc": (io.BytesIO(made(PLAN)), "a.docx"), "sau": (io.BytesIO(edited_word()), "b.docx")}
    page = client.send("/so-sanh", files, content_type="multipart/form-data").text
    kept = dict(re.findall(r'<input type="hidden" name="(truoc|sau)" value="([^"]+)"', page))

    answer = client.send("/so-sanh", kept | {"viec": "word"})

    assert answer.data == compared_in_word(made(PLAN), edited_word(), day=dt.date(2027, 1, 5)).word
    assert client.send("/so-sanh", kept | {"sau": "không phải tệp"}).status_code == 400


def test_data_with_errors_gives_tracked_changes_only_as_a_draft(client: CheckingClient) -> None:
    def sent(**more: str) -> Any:
        wrong = json.dumps(PLAN | {"date": "05/01/2020"}).encode()
        files = {"truoc": (io.BytesIO(json.dumps(PLAN).encode()), "a.json"), "sau": (io.BytesIO(wrong), "b.json")}
        return client.send("/so-sanh", files | {"viec": "word"} | more, content_type="multipart/form-data")

    assert sent().status_code == 422
    assert sent(**{"du-thao": "1"}).data[:2] == b"PK"


def test_the_api_takes_back_what_it_is_told(client: CheckingClient) -> None:
    path = "/api/v1/take-back?refuse=changed:signatory.name&take=number"
    answer = client.post(path, data={"file": (io.BytesIO(edited_word()), "a.docx")}, content_type="multipart/form-data")
    found = take_back(edited_word())

    assert answer.get_json()["record"] == found.record(["changed:signatory.name"], ["number"])
    assert [one["place"] for one in answer.get_json()["possible"]] == ["number"]
    assert len(answer.get_json()["left"]) == len(found.left)
