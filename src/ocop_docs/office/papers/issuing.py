"""Issuing: a signed paper is checked, numbered, entered in the register, and written as a Word file, as one act.

1. Outside any transaction, each paper is checked and written on trial with its date: one that `checks.gate` blocks, or
   that cannot be written, is refused before a number is taken.
2. One short transaction takes the numbers, keeps the numbered version, and enters it in the register.
3. The Word file is written and kept. A crash between 2 and 3 leaves a number with everything that its file is made
   from; `recover` writes it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, insert, select

import ocop_docs
from ocop_docs.checks.gate import blocking_faults
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Act, Stamp, act_in
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.folding import words_of
from ocop_docs.office.mail.notices import News, tell
from ocop_docs.office.papers.papers import Paper, paper_of
from ocop_docs.office.papers.records import document_of, numbered, record_text
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.register.entries import (
    NUMBERED,
    RESERVED,
    Book,
    Columns,
    Number,
    add_entry,
    book_of,
    entry_of,
    number_of,
    refuse_future,
    require_order,
)
from ocop_docs.office.register.numbers import take
from ocop_docs.office.search import index, labels
from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.store.schema import copies, documents, entries, files, versions
from ocop_docs.office.store.store import Store
from ocop_docs.pipeline import check, pdf_of, write_word
from ocop_docs.resources import template_path

WORD, PDF = "docx", "pdf"
_TRIAL = 99_999
"""A number longer than any that an office reaches, for the trial."""


class Ready(NamedTuple):
    """A paper that may have its number."""

    paper: Paper
    document: AdministrativeDocument
    date: dt.date
    findings: str
    template: str


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
        papers = [_signed(connection, actor.person, key) for key in dict.fromkeys(keys)]
    ready = sorted((_ready(paper, date) for paper in papers), key=lambda one: one.date)
    with actor.store.writing() as connection:
        found = book_of(connection, actor.person, book)
        kept = entry_of(connection, actor.person, reserved) if reserved is not None else None
        entered = []
        for one in ready:
            if kept is None:
                require_order(connection, found, one.date, actor.store.today())
            else:
                refuse_future(one.date, actor.store.today())
            with actor.act_in(connection, "number", one.paper.key) as act:
                entered.append(_enter(act, actor.person, one, kept or found))
        news = [News(one.paper.key, "numbered", one.paper.owner) for one in ready]
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


def _signed(connection: Connection, person: Person, key: str) -> Paper:
    paper = paper_of(connection, person, key)
    workflow().transition(person, "number", paper.state, paper.owner)
    return paper


def _ready(paper: Paper, given: dt.date | None) -> Ready:
    """Check a paper as it will be issued, and write it on trial."""
    document = document_of(paper.record)
    if not isinstance(document, AdministrativeDocument):
        raise OfficeRefused(fault("office-kind-without-number", subject=paper.subject))
    if (date := given or document.date) is None:
        raise OfficeRefused(fault("office-date-missing", subject=paper.subject))
    dated = numbered(document, _TRIAL, date)
    findings = check(dated)
    if faults := blocking_faults(findings, type(dated)):
        raise OfficeRefused(fault("office-paper-blocked", subject=paper.subject, count=len(faults)), *faults)
    write_word(dated, with_data=True)
    listed = canonical([one.as_dict() for one in findings])
    template = hashlib.sha256(template_path(paper.kind).read_bytes()).hexdigest()
    return Ready(paper, document, date, listed, template)


def _enter(act: Act, person: Person, ready: Ready, into: Book | Row[Any]) -> int:
    """Take the next number of a book, or one that was kept, and enter the paper under it."""
    paper, date, connection = ready.paper, ready.date, act.connection
    if _signed(connection, person, paper.key).version != paper.version:
        raise OfficeRefused(fault("office-saved-meanwhile", version=paper.version))
    number = take(connection, into.id, date.year) if isinstance(into, Book) else _kept_number(into, date)
    document, version = numbered(ready.document, number, date), paper.version + 1
    record = record_text(document)
    act.details["number"] = number
    act.insert(versions, document_id=paper.id, number=version, record=record, author_id=person.id, at=act.at)
    act.update(documents, paper.id, state="numbered", version=version, changed=act.at)
    made_from = {
        "document_id": paper.id,
        "version": version,
        "findings": ready.findings,
        "program": ocop_docs.__version__,
        "template": ready.template,
    }
    columns = columns_of(document)
    if isinstance(into, Book):
        entry, secret = add_entry(act, Number(into, number), columns, NUMBERED, **made_from), into.secret
    else:
        entry, secret = int(into.id), book_of(connection, person, into.book_id).secret
        values = columns._asdict() | {"date": columns.date.isoformat(), "note": into.note}
        act.update(entries, entry, **values, state=NUMBERED, **made_from)
    texts = [number_of(number), document.full_symbol, document.type_name, *words_of(document.model_dump(mode="json"))]
    labelled = labels(act.office, date.year, document.kind, secret=secret)
    index(connection, texts, labelled, document=paper.id, entry=entry)
    return entry


def _kept_number(kept: Row[Any], date: dt.date) -> int:
    if kept.state != RESERVED or kept.year != date.year:
        raise OfficeRefused(fault("office-number-not-reserved", number=kept.number))
    return int(kept.number)


def columns_of(document: AdministrativeDocument) -> Columns:
    """Return what the register shows of a document with its number and date."""
    assert document.date  # noqa: S101 - given by `numbered`
    return Columns(
        symbol=document.full_symbol,
        date=document.date,
        kind=document.type_name,
        subject=document.subject,
        signatory=(document.signatory.name if document.signatory else None) or "",
        recipients="; ".join(document.recipients),
        archive=", ".join(filter(None, ["VT", document.archive.drafting_unit])),
        copies=document.archive.copies,
    )


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
