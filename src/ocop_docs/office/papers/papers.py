"""A paper as people work on it: drafts and their versions, comments, and the way from state to state."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import NotThere, OfficeRefused
from ocop_docs.office.folding import words_of
from ocop_docs.office.papers.hold import let_go, require_free
from ocop_docs.office.papers.records import record_text
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.search import index, labels
from ocop_docs.office.store.schema import books, comments, documents, entries, versions
from ocop_docs.pipeline import load

EDITABLE = ("draft", "returned")


class Paper(NamedTuple):
    """A paper and its newest version."""

    id: int
    key: str
    office: int
    owner: int
    kind: str
    subject: str
    state: str
    version: int
    changed: str
    record: str
    refers_to: int | None
    relation: str | None


class Relation(NamedTuple):
    """What a new paper does to one that was issued: `replaces`, `corrects` or `withdraws` it."""

    name: str
    key: str


def create(actor: Actor, record: Mapping[str, Any], relation: Relation | None = None) -> str:
    """Keep a new draft and return its key.

    Raises:
        NotAllowed: no role for it.
        InvalidInput: the record is no document.
        NotThere, OfficeRefused: the paper that it refers to is not there, or was not issued.
    """
    return create_all(actor, [load(record)], relation)[0]


def create_all(actor: Actor, given: Iterable[Document], relation: Relation | None = None) -> list[str]:
    """Keep new drafts, all or none, and return their keys in the same order; raise as `create`."""
    actor.require("create")
    keys = []
    with actor.store.writing() as connection:
        target = _target(connection, actor.person, relation) if relation else None
        for document in given:
            keys.append(secrets.token_urlsafe(12))
            with actor.act_in(connection, "create", keys[-1]) as act:
                _create(
                    act, actor.person, document, (target.id, relation.name) if target and relation else (None, None)
                )
    return keys


def create_with_comments(actor: Actor, document: Document, written: Iterable[tuple[str, str]]) -> str:
    """Keep a new draft with comments of its author, each a place and a text, as one act; raise as `create`."""
    actor.require("create")
    key = secrets.token_urlsafe(12)
    with actor.act("create", key) as act:
        row = _create(act, actor.person, document)
        for place, text in written:
            values = {"document_id": row, "version": 1, "author_id": actor.person.id, "at": act.at}
            act.insert(comments, place=place, text=text, **values)
    return key


def _create(
    act: Act, person: Person, document: Document, relation: tuple[int | None, str | None] = (None, None)
) -> int:
    row = act.insert(
        documents,
        key=act.subject,
        office_id=act.office,
        owner_id=person.id,
        kind=document.kind,
        subject=_subject_of(document),
        state="draft",
        version=1,
        refers_to=relation[0],
        relation=relation[1],
        changed=act.at,
    )
    _add_version(act, person, row, 1, document)
    return row


def save(actor: Actor, key: str, record: Mapping[str, Any], *, base: int) -> int:
    """Keep a changed draft as its next version and return that version's number.

    Args:
        actor: who changed it.
        key: the paper.
        record: what it is now.
        base: the version that the person began with.

    Raises:
        OfficeRefused: someone else saved it meanwhile, or it is no longer a draft.
        NotAllowed, NotThere, InvalidInput: as `create`.
    """
    document = load(record)
    with actor.act("save", key) as act:
        paper = paper_of(act.connection, actor.person, key)
        require_editable(actor.person, paper)
        if paper.version != base:
            raise OfficeRefused(fault("office-saved-meanwhile", version=paper.version))
        require_free(act.connection, actor, paper.id)
        let_go(act.connection, paper.id)
        if record_text(document) == paper.record:
            return paper.version
        number = paper.version + 1
        act.update(
            documents, paper.id, version=number, subject=_subject_of(document), kind=document.kind, changed=act.at
        )
        _add_version(act, actor.person, paper.id, number, document)
    return number


def comment(actor: Actor, key: str, place: str, text: str) -> None:
    """Keep a comment at a field of the present version; `place` is its path, `""` for the whole paper.

    Raises:
        OfficeRefused: there is no text.
        NotAllowed, NotThere: no role for it, or no such paper.
    """
    actor.require("comment")
    if not text.strip():
        raise OfficeRefused(fault("office-comment-empty"))
    with actor.act("comment", key) as act:
        paper = paper_of(act.connection, actor.person, key)
        row = {"document_id": paper.id, "version": paper.version, "author_id": actor.person.id, "at": act.at}
        act.insert(comments, place=place, text=text.strip(), **row)


def paper_of(connection: Connection, person: Person, key: str) -> Paper:
    """Return a paper of the person's office with its newest version; raise NotThere for any other.

    One in a secret book is there only for its author, and for who may see such books.
    """
    query = (
        select(documents, versions.c.record)
        .join(versions, (versions.c.document_id == documents.c.id) & (versions.c.number == documents.c.version))
        .where(documents.c.key == key, documents.c.office_id == person.office)
    )
    if not workflow().may(person, "secret"):
        hidden = select(entries.c.id).join(books, books.c.id == entries.c.book_id)
        hidden = hidden.where(entries.c.document_id == documents.c.id, books.c.secret == 1)
        query = query.where((documents.c.owner_id == person.id) | ~hidden.exists())
    found = connection.execute(query).one_or_none()
    if found is None:
        raise NotThere(fault("office-paper-missing"))
    return _paper(found)


def require_editable(person: Person, paper: Paper) -> None:
    """Raise NotAllowed or OfficeRefused unless the person may change the paper now; its author always may."""
    if paper.owner != person.id:
        workflow().require(person, "edit")
    if paper.state not in EDITABLE:
        raise OfficeRefused(fault("office-wrong-state", state=workflow().states[paper.state]))


def _subject_of(document: Document) -> str:
    """What lists call a paper: its trích yếu; the type and what it is about for a form, of which there are many."""
    if isinstance(document, AdministrativeDocument):
        return document.subject
    return f"{document.type_name}: {document.headline}"


def _add_version(act: Act, person: Person, row: int, number: int, document: Document) -> None:
    text = record_text(document)
    act.insert(versions, document_id=row, number=number, record=text, author_id=person.id, at=act.at)
    year = document.date.year if isinstance(document, AdministrativeDocument) and document.date else 0
    texts = [document.type_name, *words_of(document.model_dump(mode="json"))]
    index(act.connection, texts, labels(person.office, year, document.kind), document=row)


def _target(connection: Connection, person: Person, relation: Relation) -> Paper:
    target = paper_of(connection, person, relation.key)
    if relation.name not in workflow().relations or target.state not in ("numbered", "released"):
        raise OfficeRefused(fault("office-wrong-state", state=workflow().states[target.state]))
    return target


def _paper(row: Row[Any]) -> Paper:
    return Paper(
        row.id,
        row.key,
        row.office_id,
        row.owner_id,
        row.kind,
        row.subject,
        row.state,
        row.version,
        row.changed,
        row.record,
        row.refers_to,
        row.relation,
    )
