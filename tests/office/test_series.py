"""Certificates are numbered in a series of their own, and forms are kept without a number, beside the documents."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tests.office.people import Office
from tests.office.test_search import found
from tests.office.test_watch import sample

from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.papers.issuing import WORD, copy_of
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import create, paper_of
from ocop_docs.office.register.book import line_of
from ocop_docs.office.register.entries import add_book, book_of, books_of, entries_of, place_of, reserve
from ocop_docs.office.register.series import CERTIFICATES, FORMS, TITLES, title_of

pytestmark = pytest.mark.parametrize("address", ["sqlite"], indirect=True)

ISSUED = dt.datetime(2027, 1, 15, tzinfo=dt.UTC)


@pytest.fixture
def office(office: Office) -> Office:
    office.store.clock = lambda: ISSUED
    office.day = ISSUED.date()
    return office


def signed(office: Office, kind: str) -> str:
    key = create(office.actor("specialist"), sample(kind))
    for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
        move(office.actor(role), key, act)
    return key


def plan(office: Office) -> str:
    return office.signed(subject="Tổ chức hội chợ", period={"start": 2027, "end": 2027})


def book_named(office: Office, name: str) -> int:
    with office.store.reading() as connection:
        return next(one.id for one in books_of(connection, office.person("clerk")) if one.name == name)


def lines(office: Office, name: str) -> list[str]:
    """Where each paper of a book is, with its type and what it is about."""
    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), book_named(office, name))
        return [f"{place_of(one)}: {line_of(one)[2]}" for one in entries_of(connection, book, office.day.year)]


def test_documents_certificates_and_forms_of_one_act_are_each_entered_in_their_series(office: Office) -> None:
    keys = [plan(office), *(signed(office, kind) for kind in ("certificate", "score-sheet", "certificate"))]

    entries = office.issue(keys)

    assert lines(office, "Văn bản hành chính") == ["số 01/KH-UBND: Kế hoạch tổ chức hội chợ"]
    assert lines(office, CERTIFICATES) == [
        f"số {number}/GCN-OCOP: Giấy chứng nhận mật ong bạc hà Thung Mây" for number in ("01", "02")
    ]
    assert lines(office, FORMS) == ["dòng 01 trong sổ: Phiếu đánh giá gạo nếp nương Suối Mơ"]
    with office.store.reading() as connection:
        records = [json.loads(paper_of(connection, office.person("clerk"), key).record) for key in keys]
        assert all(copy_of(connection, entry, WORD) for entry in entries)
    assert [one.get("number") for one in records] == [1, 1, None, 2]
    assert records[2] == records[2] | sample("score-sheet"), "a form is kept as it is"


def test_a_series_goes_on_in_the_next_act_and_has_its_own_title(office: Office) -> None:
    for _ in range(2):
        office.issue([signed(office, "certificate")])

    assert [line[:6] for line in lines(office, CERTIFICATES)] == ["số 01/", "số 02/"]
    with office.store.reading() as connection:
        titles = [title_of(one) for one in books_of(connection, office.person("clerk"))]
    assert titles == ["Sổ đăng ký văn bản đi", "Sổ đăng ký văn bản đi", TITLES[CERTIFICATES]]


def test_no_paper_takes_a_number_of_another_series(office: Office) -> None:
    office.issue([signed(office, "certificate")])
    certificates = book_named(office, CERTIFICATES)
    (kept,) = reserve(office.actor("clerk"), None, office.day, "Giữ cho Quyết định")

    with pytest.raises(OfficeRefused, match="không dành cho văn bản hành chính"):
        office.issue([plan(office)], book=certificates)
    with pytest.raises(OfficeRefused, match="không phải số đang giữ"):
        office.issue([signed(office, "certificate")], reserved=kept)

    (own,) = reserve(office.actor("clerk"), certificates, office.day, "Giữ cho Giấy chứng nhận")
    assert office.issue([signed(office, "certificate")], reserved=own) == [own]


def test_what_is_issued_into_a_secret_book_is_in_no_open_one(office: Office) -> None:
    secret = book_named(office, "Văn bản mật")

    office.issue([signed(office, "score-sheet"), plan(office)], book=secret)

    with office.store.reading() as connection:
        assert len(books_of(connection, office.person("viewer"))) == 1
    assert len(lines(office, "Văn bản mật")) == 2


def test_a_secret_book_of_a_series_name_stays_secret(office: Office) -> None:
    add_book(office.actor("administrator"), CERTIFICATES, secret=True)

    office.issue([signed(office, "certificate")])

    assert found(office, "mat ong bac ha") == []
    assert len(found(office, "mat ong bac ha", secret=True)) == 1
