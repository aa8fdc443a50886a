"""Issuing: a signed paper is checked, numbered, entered in the register, and written as a Word file, as one act.

1. Outside any transaction, each paper is checked and written on trial with its date: one that `checks.gate` blocks, or
   that cannot be written, is refused before a number is taken.
2. One short transaction takes the numbers, keeps the numbered version, and enters it in the register.
3. The Word file is written and kept. A crash between 2 and 3 leaves a number with everything that its file is made
   from; `recover` writes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

import ocop_docs
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Stamp, act_in
from ocop_docs.office.mail.notices import News, tell
from ocop_docs.office.papers.entering import Place, enter, ready, signed
from ocop_docs.office.papers.records import Cited, document_of
from ocop_docs.office.register.entries import book_of, entry_of, refuse_future, require_order
from ocop_docs.office.register.series import book_for
from ocop_docs.office.store.schema import copies, documents, entries, files, versions
from ocop_docs.office.store.store import Store
from ocop_docs.pipeline import pdf_of, write_word

WORD, PDF = "docx", "pdf"


def issue(
    actor: Actor,
    keys: Sequence[str],
    date: dt.date | None = None,
    *,
    book: int | None = None,
    reserved: int | None = None,
) -> list[int]:
    """Give papers consecutive numbers, all or none; return the ids of their entries in the order of the numbers.

    Numbers follow the dates, and on one date the order of `keys`.

    Args:
        actor: the clerk.
        keys: the papers, all signed.
        date: the date of issue, which every one of them gets; without it each keeps the date that it has.
        book: the book; the office's first where none is named.
        reserved: for one paper, the entry whose number was kept for it.

    Raises:
        OfficeRefused: a paper is not signed, has no number by its kind, or has errors that nobody accepted; the date
            is not in order.
        NotAllowed, NotThere: not a clerk, or no such paper.
        RenderError: a paper cannot be written.
    """
    with actor.reading() as connection:
        papers = [signed(connection, actor.person, key) for key in dict.fromkeys(keys)]
    today = actor.store.today()
    checked = sorted((ready(paper, date, today) for paper in papers), key=lambda one: one.date)
    with actor.store.writing() as connection:
        chosen = book_of(connection, actor.person, book)
        kept = entry_of(connection, actor.person, reserved) if reserved is not None else None
        chosen = book_of(connection, actor.person, kept.book_id) if kept else chosen
        cited: Cited = {}
        entered = []
        for one in checked:
            with actor.act_in(connection, "number", one.paper.key) as act:
                into = book_for(act, one.document, chosen)
                if kept is None:
                    require_order(connection, into, one.date, today)
                else:
                    refuse_future(one.date, today)
                entered.append(enter(act, actor.person, one, Place(into, kept), cited))
        news = [News(one.paper.key, "numbered", one.paper.owner) for one in checked]
        tell(connection, actor.person, actor.store.now(), news)
    for entry in entered:
        make_file(actor.store, entry)
    return entered


def make_file(store: Store, entry: int) -> None:
    """Write and keep the Word file of an entry that has none."""
    with store.reading() as connection:
        row = _made_from(connection, entry)
    _keep(store, row, WORD, write_word(document_of(row.record), with_data=True))


def make_pdf(store: Store, entry: int) -> bytes:
    """Return the PDF of an entry's Word file, made and kept on first use; raise ConversionError when no engine can."""
    with store.reading() as connection:
        row = _made_from(connection, entry)
        digest = copy_of(connection, entry, PDF)
    if digest is None:
        _keep(store, row, PDF, pdf_of(document_of(row.record), in_worker=True))
        with store.reading() as connection:
            digest = copy_of(connection, entry, PDF)
    return store.files.get(str(digest))


def recover(store: Store) -> int:
    """Write the Word files that a crash left unwritten, and return how many."""
    with store.reading() as connection:
        without = select(entries.c.id).where(entries.c.made == 0, entries.c.document_id.is_not(None))
        unmade = list(connection.execute(without.order_by(entries.c.id)).scalars())
    for entry in unmade:
        make_file(store, entry)
    return len(unmade)


def copy_of(connection: Connection, entry: int, form: str) -> str | None:
    """Return the digest of the Word file or the PDF of an entry; None when it is not made yet."""
    query = select(copies.c.digest).where(copies.c.entry_id == entry, copies.c.form == form)
    return connection.execute(query).scalar()


def _made_from(connection: Connection, entry: int) -> Row[Any]:
    query: Select[Any] = (
        select(entries.c.id, entries.c.office_id, documents.c.key, versions.c.record)
        .join(documents, documents.c.id == entries.c.document_id)
        .join(versions, (versions.c.document_id == documents.c.id) & (versions.c.number == entries.c.version))
        .where(entries.c.id == entry)
    )
    return connection.execute(query).one()


def _keep(store: Store, row: Row[Any], form: str, content: bytes) -> None:
    """Keep a file of an entry; a second program that made the same file meanwhile is no fault."""
    digest = store.files.put(content)
    with store.writing() as connection:
        if copy_of(connection, row.id, form):
            return
        with act_in(connection, Stamp(row.office_id, "", store.now()), f"make {form}", row.key) as act:
            if copy_of(connection, row.id, form):
                return
            if not connection.execute(select(files).where(files.c.digest == digest)).first():
                connection.execute(insert(files).values(digest=digest, size=len(content)))
            act.details["program"] = ocop_docs.__version__
            act.insert(copies, entry_id=row.id, form=form, digest=digest, at=act.at)
            if form == WORD:
                act.update(entries, row.id, made=1)
