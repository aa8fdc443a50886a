"""Entries of the register: the ten columns, and the acts of the clerk on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import NotThere, OfficeRefused
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.register.numbers import next_suffix, take
from ocop_docs.office.search import index, labels
from ocop_docs.office.store.schema import books, documents, entries

RESERVED, NUMBERED, VOID = "reserved", "numbered", "void"
STATES = {RESERVED: "Giữ số", NUMBERED: "", VOID: "Số bị hủy"}


class Book(NamedTuple):
    """A book of the register; a secret one has a series of its own (NĐ 30/2020, Điều 15.2)."""

    id: int
    name: str
    secret: bool


class Number(NamedTuple):
    """A number in its book; `suffix` is the letter of a late one."""

    book: Book
    number: int
    suffix: str = ""


class Columns(NamedTuple):
    """What the register holds of a paper that was not made here; `sent` is the ISO 8601 date on which it was sent."""

    symbol: str
    date: dt.date
    kind: str
    subject: str
    signatory: str = ""
    recipients: str = ""
    archive: str = ""
    copies: int | None = None
    note: str = ""
    sent: str = ""
    receipt: str = ""


def add_book(actor: Actor, name: str, *, secret: bool = False) -> int:
    """Open a new book and return its id; raise NotAllowed without the right."""
    actor.require("people")
    with actor.act("book") as act:
        return act.insert(books, office_id=act.office, name=name, secret=int(secret))


def books_of(connection: Connection, person: Person) -> list[Book]:
    """Return the books that the person may see, in the order they were opened."""
    query = select(books).where(books.c.office_id == person.office).order_by(books.c.id)
    found = [Book(row.id, row.name, bool(row.secret)) for row in connection.execute(query)]
    return [book for book in found if not book.secret or workflow().may(person, "secret")]


def book_of(connection: Connection, person: Person, book: int | None) -> Book:
    """Return that book, or the office's first; raise NotThere for one that the person may not see."""
    for found in books_of(connection, person):
        if book in (None, found.id):
            return found
    raise NotThere(fault("office-book-missing"))


def reserve(actor: Actor, book: int | None, date: dt.date, note: str, count: int = 1) -> list[int]:
    """Take numbers for papers that are still to come, and return the ids of their entries.

    Raises:
        NotAllowed: not a clerk.
        OfficeRefused: the date is before that of the last number, or in the future.
    """
    actor.require("register")
    with actor.act("reserve") as act:
        found = book_of(act.connection, actor.person, book)
        require_order(act.connection, found, date, actor.store.today())
        first = take(act.connection, found.id, date.year, count)
        empty = Columns("", date, "", "", note=note)
        return [add_entry(act, Number(found, number), empty, RESERVED) for number in range(first, first + count)]


def add_late(actor: Actor, book: int | None, after: int, columns: Columns) -> int:
    """Enter a paper left out earlier under a number such as 12a, and return the entry's id; raise as `reserve`."""
    actor.require("register")
    with actor.act("late") as act:
        found = book_of(act.connection, actor.person, book)
        suffix = next_suffix(act.connection, found.id, columns.date.year, after)
        return add_entry(act, Number(found, after, suffix), columns, NUMBERED)


def add_paper(actor: Actor, book: int | None, columns: Columns) -> int:
    """Give the next number to a paper that was not made here, and return the entry's id; raise as `reserve`."""
    actor.require("register")
    with actor.act("enter") as act:
        found = book_of(act.connection, actor.person, book)
        require_order(act.connection, found, columns.date, actor.store.today())
        number = take(act.connection, found.id, columns.date.year)
        return add_entry(act, Number(found, number), columns, NUMBERED)


def void(actor: Actor, entry: int, reason: str) -> None:
    """Declare a number void: it stays in the book with the reason, and is never given again.

    Raises:
        OfficeRefused: it is void already, or the paper was released; no reason is given.
        NotAllowed, NotThere: not a clerk, or no such entry.
    """
    actor.require("register")
    if not reason.strip():
        raise OfficeRefused(fault("office-reason-missing"))
    with actor.act("void") as act:
        found = entry_of(act.connection, actor.person, entry)
        if found.state == VOID:
            raise OfficeRefused(fault("office-already-void"))
        if found.document_id:
            paper = act.connection.execute(select(documents).where(documents.c.id == found.document_id)).one()
            workflow().transition(actor.person, "void", paper.state, paper.owner_id)
            act.subject = paper.key
            act.update(documents, paper.id, state=VOID, changed=act.at)
        act.details["reason"] = reason.strip()
        act.update(entries, entry, state=VOID, note=" ".join(filter(None, [found.note, f"Hủy số: {reason.strip()}"])))


def send_out(actor: Actor, entry: int, sent: dt.date, receipt: str, note: str) -> None:
    """Note when a paper was sent, who received it, and what the clerk remarks (columns 8 to 10).

    Raises:
        NotAllowed, NotThere: not a clerk, or no such entry.
    """
    actor.require("register")
    with actor.act("sent") as act:
        entry_of(act.connection, actor.person, entry)
        act.update(entries, entry, sent=sent.isoformat(), receipt=receipt, note=note)


def entry_of(connection: Connection, person: Person, entry: int) -> Row[Any]:
    """Return an entry of the person's office; raise NotThere for any other, and for one of a secret book."""
    query = select(entries).where(entries.c.id == entry, entries.c.office_id == person.office)
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NotThere(fault("office-entry-missing"))
    book_of(connection, person, found.book_id)
    return found


def entry_of_paper(connection: Connection, person: Person, document: int) -> Row[Any] | None:
    """Return the entry of a paper; None before it has a number, and for who may not see its book."""
    found = connection.execute(select(entries).where(entries.c.document_id == document)).one_or_none()
    seen = found and {book.id for book in books_of(connection, person)}
    return found if found and found.book_id in (seen or ()) else None


def entries_of(
    connection: Connection, book: Book, year: int, most: int | None = None, after: int = 0
) -> Sequence[Row[Any]]:
    """Return the entries of a book in a year, in the order of their numbers."""
    query = select(entries).where(entries.c.book_id == book.id, entries.c.year == year)
    ordered = query.order_by(entries.c.number, entries.c.suffix).offset(after)
    return connection.execute(ordered.limit(most) if most else ordered).all()


def years_of(connection: Connection, book: Book) -> list[int]:
    """Return the years that have entries, newest first."""
    query = select(entries.c.year).where(entries.c.book_id == book.id).distinct().order_by(entries.c.year.desc())
    return list(connection.execute(query).scalars())


def require_order(connection: Connection, book: Book, date: dt.date, today: dt.date) -> None:
    """Refuse a date in the future, or before that of the last number, void or not (NĐ 30/2020, Điều 15.1)."""
    refuse_future(date, today)
    # The last number, not the latest date: a number that was kept may be used later than those after it.
    which = (entries.c.book_id == book.id) & (entries.c.year == date.year) & (entries.c.suffix == "")
    which &= entries.c.date <= today.isoformat()  # a later date was given while the machine's clock was ahead
    query = select(entries.c.date).where(which).order_by(entries.c.number.desc()).limit(1)
    last = connection.execute(query).scalar()
    if last and date.isoformat() < last:
        raise OfficeRefused(fault("office-date-before-last", last=f"{dt.date.fromisoformat(last):%d/%m/%Y}"))


def refuse_future(date: dt.date, today: dt.date) -> None:
    """Raise OfficeRefused for a date after today."""
    if date > today:
        raise OfficeRefused(fault("office-date-in-future", date=f"{date:%d/%m/%Y}"))


def add_entry(act: Act, given: Number, columns: Columns, state: str, **made_from: Any) -> int:
    """Write a new entry and its words for search, and return its id."""
    values = columns._asdict() | {"date": columns.date.isoformat()}
    book, number, suffix = given
    key = {"office_id": act.office, "book_id": book.id, "year": columns.date.year, "number": number, "suffix": suffix}
    entry = act.insert(entries, **key, **values, state=state, made=0, **made_from)
    if state != RESERVED and "document_id" not in made_from:  # a paper's own words are indexed where it is issued
        labelled = labels(act.office, columns.date.year, secret=book.secret)
        index(act.connection, [number_of(number, suffix), *map(str, values.values())], labelled, entry=entry)
    return entry


def number_of(number: int, suffix: str = "") -> str:
    """A number as it is written: `05`, `12a`."""
    return f"{number:02d}{suffix}"


def symbol_of(entry: Row[Any]) -> str:
    """Number and symbol of an entry as column 1 shows them: `05/KH-UBND`."""
    return f"{number_of(entry.number, entry.suffix)}{f'/{entry.symbol}' if entry.symbol else ''}"


def place_of(entry: Row[Any]) -> str:
    """Where a paper is in its book: `số 05/KH-UBND`, or `dòng 05 trong sổ` for a form, which has no number."""
    return f"số {symbol_of(entry)}" if entry.symbol else f"dòng {symbol_of(entry)} trong sổ"
