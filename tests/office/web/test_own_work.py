"""A kept search, a batch and an answer that took long belong to one person."""

from __future__ import annotations

import io
import re

import pytest
from flask import Flask
from tests.batch.tables import jsonl, report
from tests.office.pages import client_of, ended, send
from tests.office.people import Office


def test_a_search_is_kept_under_a_name_and_is_its_persons(app: Flask, office: Office) -> None:
    mine, others, path = client_of(app, office, "head"), client_of(app, office, "viewer"), "/co-quan/van-ban"

    assert send(mine, f"{path}/tim-kiem", ten="Kế hoạch", q="kế hoạch & “OCOP”", nam="2026").status_code == 303
    assert send(mine, f"{path}/tim-kiem", ten=" ").status_code == 409
    page = mine.get(path).text
    kept = re.search(r'href="([^"]+)">Kế hoạch</a> <button[^>]* value="(\d+)"', page)
    assert kept
    assert 'value="kế hoạch &amp; “OCOP”"' in mine.get(kept[1].replace("&amp;", "&")).text
    assert ">Kế hoạch</a>" not in others.get(path).text
    send(others, f"{path}/tim-kiem", xoa=kept[2])
    assert ">Kế hoạch</a>" in mine.get(path).text
    send(mine, f"{path}/tim-kiem", xoa=kept[2])
    assert ">Kế hoạch</a>" not in mine.get(path).text


def test_an_error_page_keeps_the_menu_of_who_is_logged_in(app: Flask, office: Office) -> None:
    clerk, nobody = client_of(app, office, "clerk"), client_of(app)
    asked = ("/khong-co-trang-nay", "/co-quan/van-ban?q=a%0Bb")

    assert all("Đăng xuất" in clerk.get(path, known=True).text for path in asked)
    assert not any("Đăng xuất" in nobody.get(path, known=True).text for path in asked)


def test_a_batch_is_its_owners(app: Flask, office: Office) -> None:
    mine, others = client_of(app, office, "specialist"), client_of(app, office, "clerk")
    table = {"file": (io.BytesIO(jsonl(report())), "bang.jsonl"), "kind": "report", "dry_run": "1"}
    made = mine.post("/api/v1/batches", data=table)

    assert made.status_code == 202, made.text
    address = made.headers["Location"]
    assert (mine.get(address).status_code, others.get(address).status_code) == (200, 404)


def test_what_took_long_is_shown_only_to_who_asked_for_it(
    app: Flask, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, others = client_of(app, office, "specialist"), client_of(app, office, "clerk")
    work = app.extensions["work"]
    monkeypatch.setattr(work, "_web", app.config["WEB"].model_copy(update={"work_answer_s": 0}))

    asked = mine.get("/co-quan/so/tai.xlsx")
    address = asked.headers["Location"]

    assert asked.status_code == 202
    assert others.get(address).status_code == 404
    monkeypatch.undo()
    assert ended(mine, asked).data[:2] == b"PK"
