"""Any request to any page of the office, sound or not, from any role: never an error of ours (500)."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from tests.office.cluster import Cluster
from tests.office.pages import client_of, send
from tests.office.people import Office, open_office
from tests.web.conftest import CheckingClient

from ocop_docs.office.errors import NotThere, OfficeRefused
from ocop_docs.office.papers.papers import comment
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.store.store import create_store
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app

REQUESTS = int(os.environ.get("OCOP_DOCS_ATTACK_EXAMPLES", "8"))
"""For each view and role."""
NAMES = (
    *("q", "nam", "loai", "tu", "so", "ten", "xoa", "viec", "ban", "muc", "y-kien", "ly-do", "van-ban", "nhap"),
    *("ngay", "so-giu", "bao-nhieu", "dong", "ky-nhan", "ghi-chu", "tiep", "mat-khau", "mat-khau-moi", "ma", "thu"),
    *("ho-ten", "vai-tro", "tep", "subject", "period", "code", "state"),
)
VALUES = (
    *("", " ", "0", "1", "-1", "2026", "99999999999999999999", "1e9", "NaN", "True", "01/01/2026", "31/02/2026"),
    *("9999", "10000", "-5", "1.1", ".", "/", "//evil", "../..", "%00", "\r\nX: y", "' OR 1=1 --", '"', "“", "*"),
    *("<script>", "{{7*7}}", "ế" * 300, "đ", "\U0001f600", "٣", "²", "plan", "clerk", "submit", "return", "comment"),
    *("lay-so", "giu-so", "huy", "chuyen", "mo", "khoa", "mo-lai", "vai-tro", "mat-khau", "bat-ma", "tat-ma", "thu"),
    *("replaces", "withdraws", "number", "void", "release", "x.1", "x.²", "trung-khanh-2023", "docx", "pdf"),
)
FORMS = ("docx", "pdf", "xlsx", "plan", "x")
END_SESSIONS = {"office_me.act", "office_people.act", "office_login.log_out"}
INTERNAL = 500


@pytest.fixture
def app(office: Office, tmp_path: Path) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path / "lô"), office.store)
    made.test_client_class = CheckingClient
    return made


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = create_store(tmp_path / "kho")
    yield open_office(store)
    store.close()


@pytest.mark.parametrize("role", [*workflow().roles])
def test_no_request_of_any_role_makes_an_error_of_ours(app: Flask, office: Office, role: str) -> None:
    rng, client = random.Random(role), client_of(app, office, role)
    keys = [office.draft(), office.signed(), "x", "%00", "đ"]
    office.issue([keys[1]])
    wrong, asked = [], 0
    rules = [one for one in app.url_map.iter_rules() if one.endpoint.startswith("office_")]
    for rule in rules:
        for _ in range(REQUESTS):
            path = re.sub(r"<[^>]*?(\w+)>", lambda part: rng.choice(keys if part[1] == "key" else FORMS), rule.rule)
            fields = {rng.choice(NAMES): rng.choice((*VALUES, *keys)) for _ in range(rng.randint(0, 6))}
            if "POST" in (rule.methods or ()):
                status = send(client, path, **fields).status_code
            else:
                status = client.get(path, query_string=fields, known=True).status_code
            wrong += [(rule.endpoint, path, fields, status)] if status >= INTERNAL else []
            asked += 1
            client = client_of(app, office, role) if rule.endpoint in END_SESSIONS and is_open(office, role) else client

    assert wrong == []
    assert asked == REQUESTS * len(rules)


def is_open(office: Office, role: str) -> bool:
    """Whether the account was not closed by a request before."""
    try:
        office.person(role)
    except NotThere:
        return False
    return True


def test_no_view_of_the_office_takes_or_echoes_a_control_character(app: Flask, office: Office) -> None:
    """The form of a record keeps what was typed, and tells at the field what it left out."""
    client, key = client_of(app, office, "clerk"), office.draft()
    answers = {}
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("office_") or rule.endpoint in (*END_SESSIONS, "office_papers.keep_typed"):
            continue
        path = re.sub(r"<[^>]*?(\w+)>", lambda part: {"key": key, "kind": "plan", "form": "docx"}[part[1]], rule.rule)
        if "POST" in (rule.methods or ()):
            answers[rule.endpoint] = send(client, path, ten="Lịch\x0btrực", subject="Lịch\x0btrực")
        else:
            answers[rule.endpoint] = client.get(path, query_string={"q": "Lịch\x0btrực"}, known=True)

    kept = answers.pop("office_papers.keep")
    named = re.compile(r"Nội dung vừa gửi có ký tự ẩn ở ô “[^”]+”\.")
    refused = {view for view, one in answers.items() if one.status_code == 400 and named.search(one.text)}
    assert answers.keys() - refused == set()
    assert not any("\x0b" in one.text for one in (*answers.values(), kept))
    assert not any("Lịch" in one.text for one in answers.values())
    assert "Lịch trực" in kept.text
    assert "Đã thay dấu ngắt dòng ẩn trong ô này bằng dấu cách" in kept.text


def test_a_control_character_in_a_password_shows_nothing_of_the_password(app: Flask, office: Office) -> None:
    visitor, client = client_of(app), client_of(app, office, "clerk")
    at_login = send(visitor, "/dang-nhap", **{"ten": "lan", "mat-khau": "Bi-mat-\x0b2026 cua toi"})
    at_change = send(client, "/co-quan/toi", **{"viec": "mat-khau", "mat-khau-moi": "Bi-mat-\x0b2026 cua toi"})

    for answer, field in ((at_login, "Mật khẩu"), (at_change, "Mật khẩu mới")):
        assert answer.status_code == 400
        assert f"Nội dung vừa gửi có ký tự ẩn ở ô “{field}”." in answer.text
        assert "Bi-mat" not in answer.text
        assert "2026" not in answer.text


def test_the_name_of_an_old_file_is_shown_without_control_characters(app: Flask, office: Office) -> None:
    client = client_of(app, office, "clerk")
    token = re.search(r'name="token" value="([^"]+)"', client.get("/co-quan/van-ban/nhap-cu").text)
    assert token is not None
    file = (BytesIO(b"PK"), "x\x1by.docx")

    page = client.post("/co-quan/van-ban/nhap-cu", data={"token": token[1], "tep": file})

    assert "<b>xy.docx: không nhập được.</b>" in page.text
    assert "\x1b" not in page.text


def test_a_nul_that_postgresql_cannot_keep_is_refused_in_words(cluster: Cluster, tmp_path: Path) -> None:
    with closing(create_store(tmp_path / "kho", cluster.new_database())) as store:
        office = open_office(store)
        app = create_app(WebSettings(batch_folder=tmp_path / "lô"), store)
        app.test_client_class = CheckingClient

        answer = client_of(app, office, "clerk").get("/co-quan/van-ban/a%00")
        with pytest.raises(OfficeRefused, match="không phải là chữ"):
            comment(office.actor("clerk"), office.draft(), "", "Ghi rõ\0")

    assert answer.status_code == 409
    assert "ký tự không phải là chữ" in answer.text
