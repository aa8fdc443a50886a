"""A round or a table becomes many drafts at once, and an old register is taken in from Excel."""

from __future__ import annotations

import datetime as dt
import io
import json
from contextlib import closing
from pathlib import Path

import openpyxl
from flask import Flask
from sqlalchemy import select
from tests.batch.tables import jsonl, report
from tests.office.pages import client_of, ended, send
from tests.office.people import Office, open_office
from tests.web.conftest import CheckingClient
from werkzeug.datastructures import MultiDict

from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.documents.parts import Acceptance
from ocop_docs.office.listing import drafts_of
from ocop_docs.office.papers.many import keep_round
from ocop_docs.office.papers.moves import move_all
from ocop_docs.office.papers.papers import paper_of
from ocop_docs.office.register.book import COLUMNS
from ocop_docs.office.register.entries import add_book, book_of, books_of, entries_of, years_of
from ocop_docs.office.register.series import CERTIFICATES, FORMS
from ocop_docs.office.store.schema import copies, documents, versions
from ocop_docs.office.store.store import create_store
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import load_round, score
from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app

ROUND = next((samples_folder() / "evaluation").glob("*.json"))


def test_a_round_becomes_drafts_that_take_consecutive_numbers_in_one_act(tmp_path: Path) -> None:
    store = create_store(tmp_path / "kho")
    store.clock = lambda: dt.datetime(2027, 1, 15, tzinfo=dt.UTC)  # when the round of the example is over
    app, office = create_app(WebSettings(batch_folder=tmp_path / "lô"), store), open_office(store)
    app.test_client_class = CheckingClient
    specialist, clerk = client_of(app, office, "specialist"), client_of(app, office, "clerk")
    record = json.dumps(json.loads(ROUND.read_bytes()) | {"example": False}).encode()
    before = papers_of(office)

    answer = send(specialist, "/co-quan/van-ban/nhap", loai="", tep=(io.BytesIO(record), "dot.json"))
    kept = ended(specialist, answer)
    keys = [key for key in papers_of(office) if key not in before]
    for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
        move_all(office.actor(role), dict.fromkeys(keys), act)
    book = add_book(office.actor("administrator"), "Sổ của đợt đánh giá")
    fields = MultiDict(
        [("token", "t" * 32), ("viec", "lay-so"), ("so", str(book)), *(("van-ban", key) for key in keys)]
    )
    with clerk.session_transaction(base_url="http://127.0.0.1") as session:
        session["token"] = "t" * 32
    numbered = clerk.post("/co-quan/so", data=fields)

    assert kept.status_code == 303, kept.text
    made = [one.document for one in papers(score(load_round(ROUND)))]
    administrative = sum(isinstance(one, AdministrativeDocument) for one in made)
    certificates = sum(isinstance(one, Certificate) for one in made)
    assert numbered.status_code == 303, numbered.text
    assert numbers_of(office, book) == list(range(1, administrative + 1))
    assert numbers_of(office, book_named(office, CERTIFICATES)) == list(range(1, certificates + 1))
    assert numbers_of(office, book_named(office, FORMS)) == list(
        range(1, len(made) - administrative - certificates + 1)
    )
    assert (administrative, certificates, len(made)) == (32, 21, len(keys))
    assert cited_by_certificates(office) == {("31/QĐ-UBND", "2026-12-14")}, "the number that the decision got"
    with store.reading() as connection:
        kept = connection.execute(select(copies.c.digest).where(copies.c.form == "docx")).scalars().all()
    assert len(kept) == len(made)
    assert all(store.files.get(digest)[:2] == b"PK" for digest in kept), "every paper can be shown again"
    store.close()


def book_named(office: Office, name: str) -> int:
    with office.store.reading() as connection:
        return next(one.id for one in books_of(connection, office.person("clerk")) if one.name == name)


def cited_by_certificates(office: Office) -> set[tuple[str, str]]:
    with office.store.reading() as connection:
        query = select(versions.c.record).join(documents, documents.c.id == versions.c.document_id)
        query = query.where(documents.c.kind == "certificate", versions.c.number == documents.c.version)
        cited = [json.loads(record)["decision"] for record in connection.execute(query).scalars()]
    return {(one["number"], one["date"]) for one in cited}


def papers_of(office: Office) -> list[str]:
    with office.store.reading() as connection:
        return [one.key for one in drafts_of(connection, office.person("specialist"))]


def numbers_of(office: Office, book: int) -> list[int]:
    with office.store.reading() as connection:
        found = book_of(connection, office.person("clerk"), book)
        return [one.number for year in years_of(connection, found) for one in entries_of(connection, found, year)]


def test_what_a_round_accepts_on_a_paper_is_accepted_in_its_draft(tmp_path: Path) -> None:
    with closing(create_store(tmp_path / "kho")) as store:
        office, round_ = open_office(store), load_round(ROUND)
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
