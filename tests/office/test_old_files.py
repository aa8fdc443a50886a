"""Old files of an office: each becomes a draft with what to look at as comments, or is refused by its name."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.cli.command import call
from tests.office.pages import client_of, ended
from tests.office.people import Office, open_office
from tests.reading.corpus.documents import known
from tests.web.conftest import CheckingClient

from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.kind_info import example
from ocop_docs.office.audit.verification import verify
from ocop_docs.office.errors import NotAllowed
from ocop_docs.office.listing import drafts_of
from ocop_docs.office.papers.old_files import keep_old_file
from ocop_docs.office.papers.papers import paper_of
from ocop_docs.office.papers.records import record_text
from ocop_docs.office.papers.review import comments_on
from ocop_docs.office.store.schema import documents
from ocop_docs.office.store.store import create_store
from ocop_docs.pipeline import load, write_word
from ocop_docs.reading.file_read import FileRead, read_file
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.app import create_app

DOUBTFUL: bytes = next(one for one in known() if one.habits.office == "short").word()
"""A plan of which some fields are in doubt."""
MARKED: bytes = write_word(load(example("plan", "xa-vi-du-2027")))
"""A plan with words that are in no field."""


@pytest.mark.parametrize("data", [DOUBTFUL, MARKED], ids=["doubtful", "marked"])
def test_a_file_becomes_a_draft_with_all_that_was_read_and_comments_on_the_rest(office: Office, data: bytes) -> None:
    read = read_file(data)
    kept = keep_old_file(office.actor("specialist"), "cu.docx", lambda: read)

    with office.store.reading() as connection:
        paper = paper_of(connection, office.person("specialist"), kept.key)
        written = comments_on(connection, paper)
        assert [one.faults for one in verify(connection)] == [[]]
    assert paper.record == record_text(load(read.record))
    assert (paper.state, paper.owner) == ("draft", office.person("specialist").id)
    doubts = [one for one in read.fields if not one.sure]
    texts = [comment.text for comment in written]
    assert texts
    assert [one.doubt for one in doubts if not any(one.doubt in text for text in texts)] == []
    assert [one.text for one in read.left if one.text not in texts[-1]] == []
    assert (kept.doubtful, kept.left) == (len(doubts), len(read.left))


def test_a_file_that_cannot_be_read_leaves_nothing_and_a_viewer_keeps_none(office: Office) -> None:
    def unreadable() -> FileRead:
        raise UnreadableInput(fault("read-kind-unknown"))

    kept = keep_old_file(office.actor("specialist"), "la.docx", unreadable)

    assert (kept.key, [one.code for one in kept.faults]) == ("", ["read-kind-unknown"])
    with pytest.raises(NotAllowed):
        keep_old_file(office.actor("viewer"), "cu.docx", lambda: read_file(MARKED))
    with office.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(documents)).scalar() == 0


def test_the_page_keeps_the_files_that_can_be_read_and_names_the_others(tmp_path: Path) -> None:
    office = open_office(create_store(tmp_path / "kho"))
    app = create_app(WebSettings(batch_folder=tmp_path / "lô"), office.store)
    app.test_client_class = CheckingClient
    client, path = client_of(app, office, "specialist"), "/co-quan/van-ban/nhap-cu"
    with client.session_transaction(base_url="http://127.0.0.1") as session:
        session["token"] = "t" * 32
    files = [(io.BytesIO(MARKED), "cu.docx"), (io.BytesIO(b"PK\x03\x04 broken"), "hong.docx")]

    answer = ended(client, client.post(path, data={"token": "t" * 32, "tep": files}))
    without = client.post(path, data={"token": "t" * 32})

    with office.store.reading() as connection:
        (draft,) = drafts_of(connection, office.person("specialist"))
    assert answer.status_code == 200
    assert f'href="/co-quan/van-ban/{draft.key}"' in answer.text
    assert "hong.docx: không nhập được." in answer.text
    assert without.status_code == 400
    assert "Chưa hiểu" in client.get(f"/co-quan/van-ban/{draft.key}").text
    office.store.close()


def test_the_command_keeps_what_can_be_read_and_ends_with_the_names_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCOP_DOCS_OFFICE_FOLDER", str(tmp_path / "kho"))
    settings.cache_clear()
    office = open_office(create_store(tmp_path / "kho"))
    (tmp_path / "cu.docx").write_bytes(MARKED)
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 broken")

    login = office.person("specialist").login
    done = call("office", "import", str(tmp_path / "hong.docx"), str(tmp_path / "cu.docx"), "--as", login)

    assert done.returncode == 2
    assert "Lỗi (hong.docx)" in done.stderr
    with office.store.reading() as connection:
        (draft,) = drafts_of(connection, office.person("specialist"))
    assert f"cu.docx: dự thảo {draft.key}; " in done.stdout
    office.store.close()
