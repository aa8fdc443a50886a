"""The tables, for SQLite and PostgreSQL alike; Alembic's steps in `migrations/versions` build them.

Columns are whole numbers or text only: times are ISO 8601 in UTC, dates ISO 8601, structures canonical JSON. So the
same row is the same bytes in both databases, and its digest too.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=True)


def _to(name: str, target: str, *, null: bool = False, key: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), nullable=null, primary_key=key)


def _text(name: str, *, null: bool = False, key: bool = False, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=null, primary_key=key, server_default=default)


def _number(name: str, *, null: bool = False, key: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null, primary_key=key, autoincrement=False)


facts = _table("facts", _text("name", key=True), _text("value"))
"""What identifies the installation."""

offices = _table("offices", _id(), _text("name"), _text("superior", null=True))

chains = _table("chains", _to("office_id", "offices.id", key=True), _number("length"), _text("head"))
"""The end of each office's audit chain. Writers lock this row first, so that an office has one writer at a time."""

audit = _table(
    "audit",
    _to("office_id", "offices.id", key=True),
    _number("position", key=True),
    _text("at"),
    _text("actor"),
    _text("act"),
    _text("subject"),
    _text("details"),
    _text("previous"),
    _text("digest"),
    Index(None, "office_id", "subject", "position"),
)

people = _table(
    "people",
    _id(),
    _to("office_id", "offices.id"),
    Column("login", Text, nullable=False, unique=True),
    _text("name"),
    _text("password"),
    _text("totp", null=True),
    _number("active"),
)

roles = _table("roles", _to("person_id", "people.id", key=True), _text("role", key=True))

sessions = _table(
    "sessions",
    _text("token", key=True),
    _to("person_id", "people.id"),
    _text("started"),
    _text("seen"),
    Index(None, "person_id"),
)
"""`token` is the digest of the cookie's value."""

attempts = _table("attempts", _id(), _text("login"), _text("address"), _text("at"), Index(None, "at"))
"""Logins that failed."""

mailboxes = _table("mailboxes", _to("person_id", "people.id", key=True), _text("address"))
"""Where people are told by mail."""

outbox = _table(
    "outbox",
    _id(),
    _to("person_id", "people.id"),
    _text("subject"),
    _text("text"),
    _text("at"),
    _text("due", null=True),
    _number("tries"),
    _text("sent", null=True),
    Index(None, "due"),
)
"""Mail to send: `due` is when it is tried next, null once it was `sent` or was tried too often."""

identities = _table(
    "identities",
    _text("issuer", key=True),
    _text("subject", key=True),
    _to("person_id", "people.id"),
    UniqueConstraint("person_id"),
)
"""Who an account is at a provider of OpenID Connect."""

documents = _table(
    "documents",
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _to("office_id", "offices.id"),
    _to("owner_id", "people.id"),
    _text("kind"),
    _text("subject"),
    _text("state"),
    _number("version"),
    _to("refers_to", "documents.id", null=True),
    _text("relation", null=True),
    _text("changed"),
    Index(None, "office_id", "state"),
    Index(None, "owner_id"),
)
"""`key` is the random name in addresses; `relation` tells what the paper does to the one it refers to."""

versions = _table(
    "versions",
    _id(),
    _to("document_id", "documents.id"),
    _number("number"),
    _text("record"),
    _to("author_id", "people.id"),
    _text("at"),
    UniqueConstraint("document_id", "number"),
)

comments = _table(
    "comments",
    _id(),
    _to("document_id", "documents.id"),
    _number("version"),
    _text("place"),
    _text("text"),
    _to("author_id", "people.id"),
    _text("at"),
    Index(None, "document_id"),
)

editing = _table(
    "editing",
    _to("document_id", "documents.id", key=True),
    _to("person_id", "people.id"),
    _text("until"),
    _number("base", null=True),
    _text("record", null=True),
    _text("at", null=True),
)
"""Who has a draft open, and what was typed into the version `base` and not saved."""

books = _table(
    "books",
    _id(),
    _to("office_id", "offices.id"),
    _text("name"),
    _number("secret"),
    UniqueConstraint("office_id", "name"),
)

counters = _table("counters", _to("book_id", "books.id", key=True), _number("year", key=True), _number("last"))

entries = _table(
    "entries",
    _id(),
    _to("office_id", "offices.id"),
    _to("book_id", "books.id"),
    _number("year"),
    _number("number"),
    _text("suffix", default=""),
    _text("symbol"),
    _text("date"),
    _text("kind"),
    _text("subject"),
    _text("signatory"),
    _text("recipients"),
    _text("archive"),
    _number("copies", null=True),
    _text("sent", default=""),
    _text("receipt", default=""),
    _text("note", default=""),
    _text("state"),
    _to("document_id", "documents.id", null=True),
    _number("version", null=True),
    _text("findings", null=True),
    _text("program", null=True),
    _text("template", null=True),
    _number("made"),
    UniqueConstraint("book_id", "year", "number", "suffix"),
    UniqueConstraint("document_id"),
    Index(None, "office_id", "date"),
    Index(None, "made"),
)
"""The register: its ten columns, and for a paper made here what it was made from; `made`: its file is kept."""

files = _table("files", _text("digest", key=True), _number("size"))

copies = _table(
    "copies",
    _id(),
    _to("entry_id", "entries.id"),
    _text("form"),
    Column("digest", Text, ForeignKey("files.digest"), nullable=False),
    _text("at"),
    UniqueConstraint("entry_id", "form"),
)
"""The files of an issued paper: its Word file, its PDF."""

searches = _table(
    "searches",
    _id(),
    _to("document_id", "documents.id", null=True),
    _to("entry_id", "entries.id", null=True),
    _text("text"),
    UniqueConstraint("document_id"),
    UniqueConstraint("entry_id"),
)
"""The words of each paper or entry, folded, and labels of its office, year, kind and secrecy (`search`)."""

views = _table(
    "views",
    _id(),
    _to("person_id", "people.id"),
    _text("name"),
    _text("query"),
    UniqueConstraint("person_id", "name"),
)
"""Searches that a person keeps."""

AUDITED = (people, roles, mailboxes, identities, documents, versions, comments, books, entries, copies)
"""Tables whose every row is accounted for by the audit chain. A digest covers every column: a new column of these
tables would make every row look edited, so that new facts get tables of their own."""
