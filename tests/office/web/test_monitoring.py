"""What monitoring sees: whether the service is alive and ready, and figures and logs without names of people."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import TemplateNotFound
from pydantic import SecretStr
from tests.office.pages import client_of
from tests.office.people import Office

from ocop_docs.office.store.store import Store
from ocop_docs.office.upkeep.backup import back_up
from ocop_docs.office.upkeep.clock import accept_clock
from ocop_docs.office.upkeep.verified_backup import verify_own_backup
from ocop_docs.web import serve


def test_the_service_tells_whether_it_is_alive_and_ready(app: Flask) -> None:
    client = client_of(app)

    assert client.get("/suc-khoe").get_json() == {"alive": True}
    assert client.get("/san-sang").get_json() == {"ready": True}


def test_the_administrator_and_nobody_else_sees_the_last_good_backup_on_the_first_page(
    app: Flask, office: Office, shared: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = shared.clock()
    administrator, clerk = client_of(app, office, "administrator"), client_of(app, office, "clerk")
    before = administrator.get("/co-quan").text
    back_up(shared, tmp_path / "sao-luu.zip")
    verify_own_backup(shared, tmp_path / "sao-luu.zip")

    after = administrator.get("/co-quan").text
    monkeypatch.setattr(shared, "clock", lambda: now + dt.timedelta(days=8))
    late = client_of(app, office, "administrator").get("/co-quan").text

    assert "Chưa có bản sao lưu nào đã thử tốt." in before
    assert "Bản sao lưu tốt gần nhất: lúc" in after
    assert "sao-luu.zip" in after
    assert "đã quá 7 ngày" not in after
    assert "đã quá 7 ngày" in late
    assert "sao-luu.zip" not in clerk.get("/co-quan").text


def test_the_administrator_sees_on_the_first_page_who_declared_that_the_clock_was_ahead(
    app: Flask, office: Office, other: Office, shared: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = shared.clock
    with monkeypatch.context() as patch:
        patch.setattr(shared, "clock", lambda: now() + dt.timedelta(days=1))
        other.draft()
    accept_clock(other.actor("administrator"), "Pin <hỏng>")

    page = client_of(app, other, "administrator").get("/co-quan").text
    monkeypatch.setattr(shared, "clock", lambda: now() + dt.timedelta(days=800))
    later = client_of(app, other, "administrator").get("/co-quan").text

    until = f"{other.day + dt.timedelta(days=1):%d/%m/%Y}"
    words = f"administrator{other.id} khai đồng hồ của máy đã chạy nhanh đến {until}"
    assert words in page
    assert "“Pin &lt;hỏng&gt;”" in page
    assert words not in later
    monkeypatch.undo()
    for of, role in ((other, "clerk"), (office, "administrator")):
        assert words not in client_of(app, of, role).get("/co-quan").text


def test_a_running_service_shows_the_pages_that_it_was_started_with(
    app: Flask, shared: Store, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "create_app", lambda *_: app)
    server: Any = serve.make_server("127.0.0.1", 0, app.config["WEB"], shared)
    for one in list(server._map.values()):  # noqa: SLF001 - waitress closes only some of them
        one.close()
    server.task_dispatcher.shutdown()

    def replaced(*_: object) -> None:
        raise TemplateNotFound("the files are those of another program now")

    monkeypatch.setattr(app.jinja_env.loader, "get_source", replaced)

    client = client_of(app, office, "clerk")
    assert [client.get(path).status_code for path in ("/dang-nhap", "/co-quan", "/co-quan/so", "/")] == [200] * 4


def test_figures_and_logs_name_views_and_nobody(
    app: Flask, office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client, reader, key = client_of(app, office, "specialist"), client_of(app), office.draft()
    caplog.set_level("INFO", "ocop_docs.requests")
    assert reader.get("/metrics").status_code == 404, "without a key in the settings"
    with_key = app.config["WEB"].model_copy(update={"metrics_key": SecretStr("k3y-of-monitoring")})
    monkeypatch.setitem(app.config, "WEB", with_key)

    client.get(f"/co-quan/van-ban/{key}")
    wrong = reader.get("/metrics", headers={"Authorization": "Bearer sai"})
    shown = reader.get("/metrics", headers={"Authorization": "Bearer k3y-of-monitoring"})

    assert wrong.status_code == 404
    assert re.search(
        r'^ocop_docs_requests_total\{view="office_papers.page",status="200"\} \d+$', shown.text, re.MULTILINE
    )
    assert 'ocop_docs_request_seconds_bucket{le="+Inf"}' in shown.text
    lines = [json.loads(record.message) for record in caplog.records if record.name == "ocop_docs.requests"]
    assert {"office_papers.page", "office_figures.show"} <= {line["view"] for line in lines}
    assert key not in shown.text + caplog.text
    assert f"specialist{office.id}" not in shown.text + caplog.text
