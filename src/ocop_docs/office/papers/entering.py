"""A paper on its way into the register: checked with the number that it is to get, then entered under its own."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row

import ocop_docs
from ocop_docs.checks.gate import blocking_faults
from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.documents.kinds.certificate import Certificate
from ocop_docs.errors import fault
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import OfficeRefused, StoreUnavailable
from ocop_docs.office.folding import words_of
from ocop_docs.office.papers.papers import Paper, paper_of
from ocop_docs.office.papers.records import Citation, Cited, document_of, numbered, record_text
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.register.entries import NUMBERED, RESERVED, Book, Number, add_entry, number_of
from ocop_docs.office.register.numbers import take
from ocop_docs.office.register.series import columns_of
from ocop_docs.office.search import index, labels
from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.store.schema import documents, entries, versions
from ocop_docs.pipeline import check, write_word
from ocop_docs.resources import template_path

_TRIAL = 99_999
"""A number longer than any that an office reaches, for the trial."""


class Place(NamedTuple):
    """Where a paper is entered: in a book, and there on the line of a number that was kept."""

    book: Book
    kept: Row[Any] | None


class Ready(NamedTuple):
    """A paper that may be entered."""

    paper: Paper
    document: Document
    date: dt.date
    findings: str
    template: str


def signed(connection: Connection, person: Person, key: str) -> Paper:
    """Return a paper that waits for its number; raise as `paper_of` and `Workflow.transition`."""
    paper = paper_of(connection, person, key)
    workflow().transition(person, "number", paper.state, paper.owner)
    return paper


def ready(paper: Paper, given: dt.date | None, today: dt.date) -> Ready:
    """Check a paper as it will be issued, and write it on trial.

    Raises:
        OfficeRefused: it has errors that nobody accepted, no date, or is an example, which may not be issued.
        RenderError: it cannot be written.
    """
    document = document_of(paper.record)
    if document.example:
        raise OfficeRefused(fault("office-paper-example", subject=paper.subject))
    date = _date_of(document, given, today)
    if date is None:
        raise OfficeRefused(fault("office-date-missing", subject=paper.subject))
    dated = numbered(document, _TRIAL, date)
    findings = check(dated)
    if faults := blocking_faults(findings, type(dated)):
        raise OfficeRefused(fault("office-paper-blocked", subject=paper.subject, count=len(faults)), *faults)
    word_of(dated)
    listed = canonical([one.as_dict() for one in findings])
    with _machine_opens():
        template = hashlib.sha256(template_path(paper.kind).read_bytes()).hexdigest()
    return Ready(paper, document, date, listed, template)


def word_of(document: Document) -> bytes:
    """Return the Word file of a paper; raise StoreUnavailable when the machine cannot open what it is made from."""
    with _machine_opens():
        return write_word(document, with_data=True)


@contextmanager
def _machine_opens() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(fault("office-machine")) from error


def enter(act: Act, person: Person, ready: Ready, place: Place, cited: Cited) -> int:
    """Take the next number of a book, or one that was kept, enter the paper under it, and return the entry's id.

    The paper cites those entered before it by the numbers that they got, and is itself added to `cited`.

    Raises:
        OfficeRefused: someone else changed the paper, or the number was not kept for it.
    """
    paper, date, connection = ready.paper, ready.date, act.connection
    if signed(connection, person, paper.key).version != paper.version:
        raise OfficeRefused(fault("office-saved-meanwhile", version=paper.version))
    into, kept = place
    number = _kept_number(kept, into, date) if kept else take(connection, into.id, date.year)
    document, version = numbered(ready.document, number, date, cited), paper.version + 1
    if (old := _cited_as(ready.document)) and (new := _cited_as(document)):
        cited[old] = new
    act.details["number"] = number
    record = record_text(document)
    act.insert(versions, document_id=paper.id, number=version, record=record, author_id=person.id, at=act.at)
    act.update(documents, paper.id, state="numbered", version=version, changed=act.at)
    made_from = {
        "document_id": paper.id,
        "version": version,
        "findings": ready.findings,
        "program": ocop_docs.__version__,
        "template": ready.template,
    }
    columns = columns_of(document, date)
    if kept is None:
        entry = add_entry(act, Number(into, number), columns, NUMBERED, **made_from)
    else:
        entry = int(kept.id)
        values = columns._asdict() | {"date": columns.date.isoformat(), "note": kept.note}
        act.update(entries, entry, **values, state=NUMBERED, **made_from)
    texts = [number_of(number), columns.symbol, document.type_name, *words_of(document.model_dump(mode="json"))]
    labelled = labels(act.office, date.year, document.kind, secret=into.secret)
    index(connection, texts, labelled, document=paper.id, entry=entry)
    return entry


def _date_of(document: Document, given: dt.date | None, today: dt.date) -> dt.date | None:
    """The date of issue; that of its entry for a form, whose own date numbers nothing."""
    return given or document.date if isinstance(document, AdministrativeDocument | Certificate) else today


def _kept_number(kept: Row[Any], into: Book, date: dt.date) -> int:
    if kept.state != RESERVED or kept.year != date.year or kept.book_id != into.id:
        raise OfficeRefused(fault("office-number-not-reserved", number=kept.number))
    return int(kept.number)


def _cited_as(document: Document) -> Citation | None:
    """How other papers cite a document: `02/BB-HĐOCOP`, `2026-12-04`."""
    if not isinstance(document, AdministrativeDocument) or not (document.number and document.date):
        return None
    return Citation(f"{number_of(document.number)}/{document.full_symbol}", document.date.isoformat())
