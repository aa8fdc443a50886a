"""A clock that was ahead for some acts: the administrator declares it, and the office goes on at the present time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select
from tests.office.people import PASSWORD, Office, open_office

from ocop_docs.office.audit.verification import head_before, holds_head, verify
from ocop_docs.office.errors import CannotLogIn, NotAllowed, OfficeRefused, StoreUnavailable
from ocop_docs.office.papers.editing import keep_typed
from ocop_docs.office.papers.moves import move
from ocop_docs.office.people.accounts import Account, add_person
from ocop_docs.office.people.login import log_in, person_of_session
from ocop_docs.office.register.entries import (
    Columns,
    add_book,
    add_paper,
    book_of,
    entries_of,
    entry_of,
    void,
    years_of,
)
from ocop_docs.office.store.schema import audit, editing, entries
from ocop_docs.office.upkeep.clock import accept_clock
from ocop_docs.office.upkeep.doctor import examine
from ocop_docs.settings import settings

YEARS = dt.timedelta(days=3650)


@contextmanager
def ahead(office: Office, jump: dt.timedelta = YEARS) -> Iterator[None]:
    now = office.store.clock
    office.store.clock = lambda: now() + jump
    yield
    office.store.clock = now


def test_an_administrator_declares_that_the_clock_was_ahead_and_the_office_goes_on(office: Office) -> None:
    key = office.signed()
    with ahead(office):
        office.draft()
    with pytest.raises(StoreUnavailable, match="office clock"):
        office.issue([key])
    with office.store.reading() as connection:
        before = verify(connection)[0]

    accepted = accept_clock(office.actor("administrator"), "Pin của máy hỏng")
    office.issue([key])

    with office.store.reading() as connection:
        (after,) = verify(connection)
        rows = connection.execute(select(audit).order_by(audit.c.position)).all()
        assert after.faults == []
        assert holds_head(connection, before.head), "a head that was printed stays proven"
        tomorrow = (office.store.clock() + dt.timedelta(days=1)).isoformat(timespec="milliseconds")
        assert head_before(connection, office.id, tomorrow).length == after.length, "acts of today end at today's head"
    (declared,) = [row for row in rows if row.act == "clock"]
    assert declared.actor == office.person("administrator").login
    assert "Pin của máy hỏng" in declared.details
    assert accepted.last in declared.details
    assert declared.at < accepted.last
    assert examine(office.store).faults == []


def test_only_an_administrator_declares_it_with_a_reason_and_only_a_clock_that_was_ahead(office: Office) -> None:
    with pytest.raises(OfficeRefused, match="không có thao tác"):
        accept_clock(office.actor("administrator"), "Thử")
    with ahead(office):
        office.draft()

    with pytest.raises(NotAllowed):
        accept_clock(office.actor("clerk"), "Pin hỏng")
    with pytest.raises(OfficeRefused, match="lý do"):
        accept_clock(office.actor("administrator"), " ")
    with pytest.raises(StoreUnavailable):
        office.draft()


def test_each_office_declares_its_own_clock(office: Office) -> None:
    other = open_office(office.store, "Sở Nông nghiệp và Môi trường")
    with ahead(office):
        office.draft()
        other.draft()

    accept_clock(office.actor("administrator"), "Pin hỏng")

    office.draft()
    with pytest.raises(StoreUnavailable):
        other.draft()


def test_the_doctor_names_a_clock_that_was_ahead(office: Office) -> None:
    with ahead(office):
        office.draft()

    (fault,) = examine(office.store).faults

    assert "office clock" in fault
    assert f"{office.day + YEARS:%d/%m/%Y}" in fault


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_began_while_the_clock_was_ahead_ends_now(office: Office) -> None:
    """Sessions, guesses and drafts held open would last until that day; what was typed is kept."""
    add_person(office.store, office.id, Account("lan", "Nguyễn Lan", PASSWORD, ["clerk"]))
    key = office.draft()
    with ahead(office):
        token = log_in(office.store, "lan", PASSWORD, "10.0.0.7")
        keep_typed(office.actor("specialist"), key, {"subject": "đang gõ"}, base=1)
        for _ in range(settings().office_login_tries):
            with pytest.raises(CannotLogIn):
                log_in(office.store, "lan", "sai mật khẩu", "10.0.0.8")
        add_person(office.store, office.id, Account("nga", "Lê Nga", PASSWORD, ["viewer"]))

    accept_clock(office.actor("administrator"), "Pin hỏng")

    assert person_of_session(office.store, token) is None
    assert log_in(office.store, "lan", PASSWORD, "10.0.0.8")
    with office.store.reading() as connection:
        held = connection.execute(select(editing)).one()
    assert held.until <= office.store.now()
    assert "đang gõ" in held.record


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_numbers_with_a_date_to_come_are_named_and_hold_up_nothing_once_they_are_void(office: Office) -> None:
    clerk, secret = office.actor("clerk"), add_book(office.actor("administrator"), "Sổ mật", secret=True)
    with ahead(office, dt.timedelta(days=1)):
        columns = Columns("TB-UBND", office.day + dt.timedelta(days=1), "Thông báo", "Lịch trực")
        entry = add_paper(clerk, None, columns)
        add_paper(clerk, secret, columns)

    accepted = accept_clock(office.actor("administrator"), "Giờ máy sai một ngày")
    void(clerk, entry, "Ngày ban hành sai")
    later = add_paper(clerk, None, Columns("TB-UBND", office.day, "Thông báo", "Lịch trực"))

    assert accepted.secret == 1, "counted only: an administrator does not see a secret book"
    assert accepted.dated_later == [f"01/TB-UBND ({office.day + dt.timedelta(days=1):%d/%m/%Y})"]
    with office.store.reading() as connection:
        assert entry_of(connection, clerk.person, later).number == 2
        assert len(connection.execute(select(entries.c.id)).all()) == 3


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_released_paper_with_a_date_to_come_does_not_hold_up_the_numbers_after_it(office: Office) -> None:
    released, next_paper, tomorrow = office.signed(), office.signed(), office.day + dt.timedelta(days=1)
    with ahead(office, dt.timedelta(days=1)):
        office.issue([released], date=tomorrow)
        move(office.actor("clerk"), released, "release")
    accept_clock(office.actor("administrator"), "Giờ máy sai một ngày")

    office.issue([next_paper])

    with office.store.reading() as connection:
        book = book_of(connection, office.person("clerk"), None)
        dates = {one.date for year in years_of(connection, book) for one in entries_of(connection, book, year)}
    assert dates == {office.day.isoformat(), tomorrow.isoformat()}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_voiding_the_last_numbers_does_not_allow_an_earlier_date(office: Office) -> None:
    clerk, first, second = (
        office.actor("clerk"),
        dt.date(office.day.year + 1, 6, 1),
        dt.date(office.day.year + 1, 6, 20),
    )
    office.store.clock = lambda: dt.datetime(second.year, second.month, second.day, 5, tzinfo=dt.UTC)
    add_paper(clerk, None, Columns("TB-UBND", first, "Thông báo", "Lịch trực"))
    void(clerk, add_paper(clerk, None, Columns("TB-UBND", second, "Thông báo", "Lịch họp")), "Nhầm")

    with pytest.raises(OfficeRefused, match="ngày trước đó"):
        add_paper(clerk, None, Columns("QĐ-UBND", first, "Quyết định", "Lùi ngày"))
