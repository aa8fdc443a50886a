"""Targets over several years on their page and by the API."""

from __future__ import annotations

import io
import json
from html import unescape
from typing import Any

from lxml import html
from tests.revision.test_tracking import PLAN, next_plan, report
from tests.web.conftest import CheckingClient

from ocop_docs import load
from ocop_docs.pipeline import render
from ocop_docs.revision.tracking.track import Tracked, track
from ocop_docs.revision.tracking.workbook import tracking_workbook

RECORDS = [PLAN, report(PLAN, "05", "04", "01", "95%"), next_plan()]


def files() -> list[tuple[io.BytesIO, str]]:
    """The three files; the report as a Word file."""
    plan, reported, later = RECORDS
    word = render(load(reported), with_data=True)
    return [
        (io.BytesIO(json.dumps(plan).encode()), "kh.json"),
        (io.BytesIO(word), "bc.docx"),
        (io.BytesIO(json.dumps(later).encode()), "kh2.json"),
    ]


def expected() -> Tracked:
    return track(map(load, RECORDS))


def shown(client: CheckingClient) -> str:
    return str(client.send("/theo-doi", {"tep": files()}, content_type="multipart/form-data").text)


def test_the_page_shows_the_table_the_gaps_and_a_bar_for_each_number(client: CheckingClient) -> None:
    page = shown(client)
    found = expected()
    rows = [[cell.text_content().strip() for cell in row] for row in html.fromstring(page).xpath("//tbody/tr")]

    assert rows[0][2:] == ["06", "05", "83,3%", "06", "", ""]
    assert len(rows) == len(found.targets)
    assert [gap.message for gap in found.gaps if gap.message not in unescape(page)] == []
    numbers = [
        number
        for target in found.targets
        for figures in target.figures.values()
        for number in figures.numbers
        if number is not None
    ]
    assert page.count("<rect ") == len(numbers)
    assert 'class="achieved" width="83.33' in page


def test_the_page_gives_the_workbook_of_what_it_shows(client: CheckingClient) -> None:
    form: Any = html.fromstring(shown(client)).forms[1]

    assert client.send(form.action, {"du-lieu": form.fields["du-lieu"]}).data == tracking_workbook(expected())


def test_the_api_gives_the_figures_and_the_workbook(client: CheckingClient) -> None:
    figures = client.post("/api/v1/track", data={"file": files()}, content_type="multipart/form-data")
    table = client.post("/api/v1/track?format=xlsx", data={"file": files()}, content_type="multipart/form-data")

    assert figures.get_json() == expected().as_dict()
    assert table.data == tracking_workbook(expected())


def test_no_file_and_an_unknown_format_are_refused(client: CheckingClient) -> None:
    assert client.send("/theo-doi", {}, content_type="multipart/form-data").status_code == 400
    assert client.send("/theo-doi/bang.xlsx", {"du-lieu": "{}"}).status_code == 400
    assert client.post("/api/v1/track", data={}, content_type="multipart/form-data").status_code == 400
    assert client.post("/api/v1/track?format=csv", data={}, content_type="multipart/form-data").status_code == 400
