"""The office in the browser: who may open what, and a paper's whole way."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import openpyxl
import pyotp
import pytest
from flask import Flask
from pydantic import SecretStr
from tests.batch.tables import jsonl, report
from tests.office.pages import client_of, ended, send
from tests.office.people import PASSWORD, PLAN, YEAR, Office, open_office
from tests.web.conftest import CheckingClient
from tests.web.form_fields import fields_of
from werkzeug.datastructures import MultiDict
from werkzeug.routing import Rule

from ocop_docs.documents.parts import Acceptance
from ocop_docs.office.listing import drafts_of
from ocop_docs.office.papers.many import keep_round
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import create, paper_of
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person
from ocop_docs.office.people.login import new_totp_secret
from ocop_docs.office.register.book import COLUMNS
from ocop_docs.office.register.entries import add_book, book_of, entries_of, years_of
from ocop_docs.office.store.store import Store, create_store
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app
from ocop_docs.web.office.access import ACCESS, ANYONE, OPEN


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = create_store(tmp_path_factory.mktemp("kho"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(shared: Store, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")), shared)
    made.test_client_class = CheckingClient
    return made


@pytest.fixture(scope="module")
def office(shared: Store) -> Office:
    return open_office(shared)


@pytest.fixture(scope="module")
def other(shared: Store) -> Office:
    return open_office(shared, "Sở Nông nghiệp và Môi trường")


VALUES = {"kind": "plan", "name": "trung-khanh-2023", "form": "docx", "filename": "app.css", "batch": "0" * 32}
NAMES = {"batches.download": "ket-qua.zip"}


def path_of(rule: Rule, app: Flask, key: str) -> str:
    values = {name: VALUES.get(name, key if name == "key" else "1") for name in rule.arguments}
    if rule.endpoint in NAMES:
        values["name"] = NAMES[rule.endpoint]
    with app.test_request_context():
        return str(app.url_map.bind("127.0.0.1").build(rule.endpoint, values, method=next(iter(rule.methods or ()))))


def rules(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods or ())
        if method in ("GET", "POST", "DELETE")
    ]


def test_every_view_has_its_line_in_the_table_and_every_line_its_view(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert sorted(endpoints - ACCESS.keys()) == [], "views without a line in ocop_docs/web/office/access.py"
    assert sorted(ACCESS.keys() - endpoints) == [], "lines of ocop_docs/web/office/access.py without a view"
    assert set(ACCESS.values()) <= {OPEN, ANYONE, *workflow().rights}


def test_nobody_opens_anything_but_what_is_open(app: Flask, office: Office) -> None:
    client, key = client_of(app), office.draft()
    for rule, method in rules(app):
        response = client.open(path_of(rule, app, key), method=method, known=True)

        allowed = ACCESS[rule.endpoint] == OPEN
        assert (response.status_code not in (303, 401)) == (allowed and rule.endpoint != "office_login.log_out") or (
            response.status_code == 400
        ), (rule.endpoint, method, response.status_code)
        assert PLAN["subject"].encode() not in response.data


@pytest.mark.parametrize("role", [*workflow().roles])
def test_each_role_opens_what_the_table_gives_it_and_nothing_else(app: Flask, office: Office, role: str) -> None:
    client, person = client_of(app, office, role), office.person(role)
    key = create(office.actor(role), PLAN) if workflow().may(person, "create") else office.draft()
    for rule, method in rules(app):
        if method != "GET":
            continue
        response = client.get(path_of(rule, app, key), known=True)

        right = ACCESS[rule.endpoint]
        allowed = right in (OPEN, ANYONE) or workflow().may(person, right)
        assert (response.status_code == 403) != allowed, (rule.endpoint, response.status_code)
        assert response.status_code < 500, rule.endpoint


@pytest.mark.parametrize("role", [*workflow().roles])
def test_no_role_reaches_a_paper_or_an_entry_of_another_office(
    app: Flask, office: Office, other: Office, role: str
) -> None:
    key, foreign = office.signed(), client_of(app, other, role)
    (entry,) = office.issue([office.signed(subject="Văn bản riêng của xã Suối Mơ")])
    for rule, method in rules(app):
        if "key" in rule.arguments:
            path = path_of(rule, app, key)
            response = foreign.get(path, known=True) if method == "GET" else send(foreign, path, viec="submit")
            assert response.status_code in (403, 404), (rule.endpoint, method)
            assert PLAN["subject"].encode() not in response.data
    for path in ("/co-quan", "/co-quan/van-ban?q=suoi+mo", "/co-quan/so"):
        assert "Văn bản riêng của xã Suối Mơ" not in foreign.get(path).text
    assert send(foreign, "/co-quan/so", viec="huy", dong=str(entry), **{"ly-do": "phá"}).status_code in (403, 404)


def test_a_plan_goes_from_its_form_through_return_and_correction_to_its_number(app: Flask, office: Office) -> None:
    clerk, head, signatory = (client_of(app, office, role) for role in ("clerk", "head", "signatory"))
    specialist = client_of(app, office, "specialist")
    key = office.draft(subject="Kế hoạch đi hết đường của mình")
    path = f"/co-quan/van-ban/{key}"

    before = waiting(head.get("/").text)
    assert send(specialist, path, viec="submit", ban="1").status_code == 303
    assert waiting(head.get("/").text) == before + 1, "on every page"
    assert send(head, path, viec="comment", muc="subject", **{"y-kien": "Ghi rõ năm"}).status_code == 303
    assert send(head, path, viec="return", ban="1").status_code == 409, "without a reason"
    assert send(head, path, viec="return", ban="1", **{"ly-do": "Thiếu năm"}).status_code == 303
    form = specialist.get(f"{path}/soan")
    assert 'name="ban" value="1"' in form.text
    assert "Thiếu năm" in form.text
    assert re.search(r'data-jump="subject">[^<]*</a><p>head \d+: Ghi rõ năm', form.text), (
        "the comment leads to its field"
    )
    kept = send(specialist, "/co-quan/van-ban/luu/plan", **sent(form.text, subject=f"Kế hoạch năm {YEAR} của xã"))
    assert kept.status_code == 303, kept.text
    page = specialist.get(path)
    assert f"<ins>Kế hoạch năm {YEAR} của xã</ins>" in page.text
    assert "Ghi rõ năm" in page.text
    assert send(specialist, path, viec="submit", ban="1").status_code == 409, "of the version before"
    assert send(specialist, path, viec="submit", ban="2").status_code == 303
    assert send(specialist, path, viec="approve", ban="2").status_code == 403
    assert send(clerk, path, viec="approve", ban="2").status_code == 303
    assert send(signatory, path, viec="sign", ban="2").status_code == 303
    assert f"Kế hoạch năm {YEAR} của xã" in clerk.get("/co-quan").text
    day = f"{office.day:%d/%m/%Y}"
    numbered = send(clerk, "/co-quan/so", viec="lay-so", ngay=day, **{"van-ban": key})
    assert numbered.status_code == 303, numbered.text

    assert "Đã vào sổ" in specialist.get(path).text
    assert specialist.get(f"{path}/docx").data[:2] == b"PK"
    assert f"Kế hoạch năm {YEAR} của xã" in specialist.get(f"/co-quan/van-ban?q=ke+hoach+nam+{YEAR}+cua+xa").text
    register = client_of(app, office, "viewer").get("/co-quan/so").text
    assert f"Kế hoạch năm {YEAR} của xã" in register
    assert "Kế hoạch kế hoạch" not in register
    assert send(clerk, path, viec="release", ban="3").status_code == 303
    withdrawal = send(specialist, path, viec="withdraws")
    assert "Thu hồi" in specialist.get(withdrawal.location).text


def waiting(page: str) -> int:
    """How many papers the page tells are waiting."""
    found = re.search(r'class="count">(\d+)<span class="sr"> văn bản đang chờ', page)
    return int(found[1]) if found else 0


def sent(page: str, **changed: str) -> dict[str, str]:
    """What a browser sends from the form on a page, with some fields changed."""
    return {**fields_of(page), **changed}


def test_a_login_lets_in_with_the_right_password_only_and_every_refusal_reads_the_same(
    app: Flask, office: Office, shared: Store
) -> None:
    add_person(shared, office.id, Account("lan", "Nguyễn Lan", PASSWORD, ["clerk"]))
    client = client_of(app)

    wrong = send(client, "/dang-nhap", ten="lan", **{"mat-khau": "sai mật khẩu"})
    unknown = send(client, "/dang-nhap", ten="khong-co", **{"mat-khau": "sai mật khẩu"})
    right = send(client, "/dang-nhap", ten=" Lan ", tiep="/co-quan/so", **{"mat-khau": PASSWORD})
    inside = client.get("/co-quan/so")

    assert (wrong.status_code, unknown.status_code, right.status_code) == (401, 401, 303)
    assert re.sub('nonce="[^"]+"', "", wrong.text) == re.sub('nonce="[^"]+"', "", unknown.text)
    assert right.location == "/co-quan/so"
    assert {"HttpOnly", "SameSite=Strict"} <= set(right.headers["Set-Cookie"].split("; "))
    assert inside.status_code == 200
    change_person(shared, office.id, "lan", Changed(roles=["viewer"]))
    assert client.get("/co-quan/so").status_code == 303, "every session ends when the account changes"


def test_a_second_factor_is_asked_for_where_it_is_on(app: Flask, office: Office, shared: Store) -> None:
    add_person(shared, office.id, Account("tam", "Lê Tâm", PASSWORD, ["clerk"]))
    secret = new_totp_secret()
    change_person(shared, office.id, "tam", Changed(totp=secret))
    client = client_of(app)

    without = send(client, "/dang-nhap", ten="tam", **{"mat-khau": PASSWORD})
    wrong = send(client, "/dang-nhap", ten="tam", ma="000000", **{"mat-khau": PASSWORD})
    right = send(client, "/dang-nhap", ten="tam", ma=pyotp.TOTP(secret).now(), **{"mat-khau": PASSWORD})

    assert (without.status_code, wrong.status_code, right.status_code) == (401, 401, 303)


@pytest.mark.parametrize("target", ["//evil", "/\\evil", "https://evil", "\\evil", "/a\r\nb", "javascript:x"])
def test_a_login_leads_to_no_page_of_others(app: Flask, target: str) -> None:
    assert f'name="tiep" value="{target}"' not in client_of(app).get("/dang-nhap", query_string={"tiep": target}).text


def test_guessing_from_one_address_is_slowed_down_and_locks_nobody_out(
    app: Flask, office: Office, shared: Store
) -> None:
    add_person(shared, office.id, Account("mai", "Trần Mai", PASSWORD, ["clerk"]))
    client = client_of(app)
    here, elsewhere = {"REMOTE_ADDR": "10.0.0.1"}, {"REMOTE_ADDR": "10.0.0.2"}

    def attempt(address: dict[str, str], password: str) -> int:
        data = {"token": "t" * 32, "ten": "mai", "mat-khau": password}
        with client.session_transaction(base_url="http://127.0.0.1") as session:
            session["token"] = "t" * 32
        return client.post("/dang-nhap", data=data, environ_overrides=address).status_code

    assert [attempt(here, f"đoán lần {each}") for each in range(11)] == [401] * 11
    assert attempt(here, PASSWORD) == 401
    assert attempt(elsewhere, PASSWORD) == 303


def test_the_service_tells_whether_it_is_alive_and_ready(app: Flask) -> None:
    client = client_of(app)

    assert client.get("/suc-khoe").get_json() == {"alive": True}
    assert client.get("/san-sang").get_json() == {"ready": True}


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


def test_a_clerk_takes_in_the_register_that_was_kept_in_excel(app: Flask, office: Office) -> None:
    book = add_book(office.actor("administrator"), "Sổ cũ")
    clerk, sheet = client_of(app, office, "clerk"), openpyxl.Workbook()
    assert sheet.active
    sheet.active.append(list(COLUMNS))
    sheet.active.append(["07/TB-UBND", f"{office.day:%d/%m/%Y}", "Lịch trực Tết", *[""] * 7])
    raw = io.BytesIO()
    sheet.save(raw)

    def upload(content: bytes) -> int:
        given = {"viec": "nhap", "so": str(book), "tep": (io.BytesIO(content), "so.xlsx")}
        return send(clerk, "/co-quan/so", **given).status_code

    assert (upload(raw.getvalue()), upload(raw.getvalue()), upload(b"?")) == (303, 422, 400)
    assert "Lịch trực Tết" in clerk.get(f"/co-quan/so?so={book}").text


def test_an_administrator_opens_and_closes_accounts_but_not_the_last_of_its_own_kind(
    app: Flask, office: Office
) -> None:
    client = client_of(app, office, "administrator")
    new = {"ten": "hoa", "ho-ten": "Lê Hoa", "mat-khau": PASSWORD, "vai-tro": "specialist"}

    assert send(client, "/co-quan/tai-khoan", viec="mo", **new).status_code == 303
    assert send(client, "/co-quan/tai-khoan", viec="mo", **new).status_code == 409
    assert send(client, "/co-quan/tai-khoan", viec="khoa", ten="hoa").status_code == 303
    last = send(client, "/co-quan/tai-khoan", viec="khoa", ten=f"administrator{office.id}")

    assert last.status_code == 409
    assert "Lê Hoa" in client.get("/co-quan/tai-khoan").text


def test_an_administrator_changes_roles_password_and_mail_of_an_account(app: Flask, office: Office) -> None:
    client, path = client_of(app, office, "administrator"), "/co-quan/tai-khoan"
    new = {"ten": "nga", "ho-ten": "Vũ Nga", "mat-khau": PASSWORD, "vai-tro": "specialist", "thu": "nga@xa.example.vn"}

    assert send(client, path, viec="mo", **new).status_code == 303
    assert send(client, path, viec="vai-tro", ten="nga", **{"vai-tro": ["head", "clerk"]}).status_code == 303
    assert send(client, path, viec="mat-khau", ten="nga", **{"mat-khau": "ngắn"}).status_code == 409
    assert send(client, path, viec="mat-khau", ten="nga", **{"mat-khau": PASSWORD * 2}).status_code == 303
    assert send(client, path, viec="thu", ten="nga", thu="nga").status_code == 409
    assert send(client, path, viec="pha", ten="nga").status_code == 409

    row = re.search(r"<tr><td>nga</td>.*?</tr>", client.get(path).text, re.DOTALL)
    assert row
    assert re.findall(r'value="(\w+)" checked', row[0]) == ["head", "clerk"]
    assert 'value="nga@xa.example.vn"' in row[0]
    old, right = (send(client_of(app), "/dang-nhap", ten="nga", **{"mat-khau": PASSWORD * n}) for n in (1, 2))
    assert (old.status_code, right.status_code) == (401, 303)


def test_people_change_their_own_password_mail_and_second_factor(app: Flask, office: Office, shared: Store) -> None:
    add_person(shared, office.id, Account("yen", "Đỗ Yến", PASSWORD, ["viewer"]))
    client, path, new = client_of(app), "/co-quan/toi", PASSWORD * 2
    send(client, "/dang-nhap", ten="yen", **{"mat-khau": PASSWORD})
    other = client_of(app)
    send(other, "/dang-nhap", ten="yen", **{"mat-khau": PASSWORD})

    wrong = send(client, path, viec="mat-khau", **{"mat-khau": "đoán mò", "mat-khau-moi": new})
    right = send(client, path, viec="mat-khau", **{"mat-khau": PASSWORD, "mat-khau-moi": new})
    assert (wrong.status_code, right.status_code) == (401, 303)
    assert client.get(path).status_code == 200, "the session goes on"
    assert other.get(path).status_code == 303, "those of others end"
    assert send(client, path, viec="thu", thu="yen@xa.example.vn").status_code == 303
    found = re.search("<code>([A-Z2-7]{32})</code>", client.get(path).text)
    assert found
    code = pyotp.TOTP(found[1]).now()
    assert send(client, path, viec="bat-ma", ma="000000", **{"mat-khau": new}).status_code == 409
    assert send(client, path, viec="bat-ma", ma=code, **{"mat-khau": new}).status_code == 303
    assert send(client_of(app), "/dang-nhap", ten="yen", **{"mat-khau": new}).status_code == 401
    assert send(client, path, viec="tat-ma", **{"mat-khau": new}).status_code == 303
    assert send(client, path, viec="pha").status_code == 409
    assert send(client_of(app), "/dang-nhap", ten="yen", **{"mat-khau": new}).status_code == 303
    assert 'value="yen@xa.example.vn"' in client.get(path).text


def test_papers_are_taken_on_together_all_or_none(app: Flask, office: Office) -> None:
    keys = [office.draft(subject=f"Kế hoạch chung thứ {each}") for each in range(3)]
    specialist, chosen = client_of(app, office, "specialist"), [f"{key}.1" for key in keys]

    assert send(specialist, "/co-quan", viec="submit").status_code == 409, "none chosen"
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": [*chosen[:2], f"{keys[2]}.7"]}).status_code == 409
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": [*chosen, "x", "."]}).status_code == 404
    assert f'value="{chosen[0]}"' in specialist.get("/co-quan").text
    assert send(specialist, "/co-quan", viec="submit", **{"van-ban": chosen}).status_code == 303
    assert send(specialist, "/co-quan", viec="approve", **{"van-ban": chosen}).status_code == 403
    assert send(client_of(app, office, "head"), "/co-quan", viec="approve", **{"van-ban": chosen}).status_code == 303


def test_a_round_becomes_drafts_that_take_consecutive_numbers_in_one_act(tmp_path: Path) -> None:
    store = create_store(tmp_path / "kho")
    store.clock = lambda: dt.datetime(2027, 1, 15, tzinfo=dt.UTC)  # when the round of the example is over
    app, office = create_app(WebSettings(batch_folder=tmp_path / "lô"), store), open_office(store)
    app.test_client_class = CheckingClient
    specialist, clerk = client_of(app, office, "specialist"), client_of(app, office, "clerk")
    workbook = next((samples_folder() / "evaluation").glob("*.json")).read_bytes()
    before = papers_of(office)

    answer = send(specialist, "/co-quan/van-ban/nhap", loai="", tep=(io.BytesIO(workbook), "dot.json"))
    kept = ended(specialist, answer)
    keys = [key for key in papers_of(office) if key not in before]
    for key in keys:
        for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
            move(office.actor(role), key, act)
    book = add_book(office.actor("administrator"), "Sổ của đợt đánh giá")
    fields = MultiDict(
        [("token", "t" * 32), ("viec", "lay-so"), ("so", str(book)), *(("van-ban", key) for key in keys)]
    )
    with clerk.session_transaction(base_url="http://127.0.0.1") as session:
        session["token"] = "t" * 32
    numbered = clerk.post("/co-quan/so", data=fields)

    assert kept.status_code == 303, kept.text
    assert len(keys) >= 5
    assert numbered.status_code == 303, numbered.text
    assert numbers_of(office, book) == list(range(1, len(keys) + 1))
    store.close()


def papers_of(office: Office) -> list[str]:
    with office.store.reading() as connection:
        return [one.key for one in drafts_of(connection, office.person("specialist"))]


def numbers_of(office: Office, book: int) -> list[int]:
    with office.store.reading() as connection:
        found = book_of(connection, office.person("clerk"), book)
        return [one.number for year in years_of(connection, found) for one in entries_of(connection, found, year)]


def test_what_a_round_accepts_on_a_paper_is_accepted_in_its_draft(tmp_path: Path) -> None:
    with closing(create_store(tmp_path / "kho")) as store:
        office, round_ = open_office(store), load_round(next((samples_folder() / "evaluation").glob("*.json")))
        file = next(one.file for one in papers(score(round_)) if one.document.kind == "recognition-decision")
        accepted = Acceptance(code="some-error", place=f"{file}#products[0]", reason="Theo chỉ đạo")
        evaluation = round_.model_copy(update={"accepted": [accepted]})

        keys = keep_round(office.actor("specialist"), score(evaluation))

        with store.reading() as connection:
            kept = [json.loads(paper_of(connection, office.person("clerk"), key).record) for key in keys]
    found = {record["kind"]: record["accepted"] for record in kept if "accepted" in record}
    assert found == {"recognition-decision": [accepted.model_copy(update={"place": "products[0]"}).model_dump()]}


def test_a_table_becomes_a_draft_for_each_row_or_none_with_every_fault(app: Flask, office: Office) -> None:
    client, path = client_of(app, office, "specialist"), "/co-quan/van-ban/nhap"
    before = len(papers_of(office))

    wrong = send(client, path, loai="report", tep=(io.BytesIO(jsonl(report(), report(2, subject=7))), "b.jsonl"))
    assert (wrong.status_code, len(papers_of(office))) == (422, before)
    right = send(client, path, loai="report", tep=(io.BytesIO(jsonl(report(), report(2))), "b.jsonl"))
    assert (right.status_code, len(papers_of(office))) == (303, before + 2)
