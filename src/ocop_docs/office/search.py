"""Search over papers and entries of the register: folded words in any order, phrases in quotation marks.

Office, year, kind and secrecy are words too (`labels`), so that the database's index of words finds all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, func, insert, select, text, update

from ocop_docs.office.folding import fold
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.schema import documents, entries, searches

_TERM = re.compile(r'["“]([^"“”]*)["”]|([^\s"“”]+)')
LONGEST = 100_000
"""Characters of a paper that are searched: PostgreSQL indexes at most a megabyte of them."""
MOST_TERMS = 20
NEWEST = 5_000
"""Rows that PostgreSQL looks through before it asks its index of words."""


class Filters(NamedTuple):
    """What the results are limited to; 0 and `""` limit nothing."""

    year: int = 0
    kind: str = ""
    secret: bool = False
    """Whether entries of secret books are shown."""


class Page(NamedTuple):
    """How many results are shown, after how many."""

    most: int = 50
    after: int = 0


def labels(office: int, year: int = 0, kind: str = "", *, secret: bool = False) -> list[str]:
    """The words that stand for an office, a year, a kind and secrecy; no Vietnamese word looks like them."""
    words = [f"zoffice{office}"]
    words += [f"zyear{year}"] if year else []
    words += [f"zkind{fold(kind).replace(' ', '')}"] if kind else []
    return words + (["zsecret"] if secret else [])


def index(
    connection: Connection,
    texts: Iterable[str],
    labelled: list[str],
    *,
    document: int | None = None,
    entry: int | None = None,
) -> None:
    """Put the words of a paper, an entry, or both in the place of its former ones."""
    words = " ".join([*labelled, fold(" ".join(texts))])[:LONGEST]
    values = {"document_id": document, "entry_id": entry, "text": words}
    which = searches.c.document_id == document if document else searches.c.entry_id == entry
    if not connection.execute(update(searches).where(which).values(**values)).rowcount:
        connection.execute(insert(searches).values(**values))


def search(connection: Connection, office: int, query: str, filters: Filters, page: Page) -> Sequence[Row[Any]]:
    """Return what an office has on `query`, newest first."""
    terms = [*labels(office, filters.year, filters.kind), *_terms(query)]
    chosen: Select[Any] = (
        select(
            documents.c.key,
            documents.c.state,
            func.coalesce(entries.c.kind, documents.c.kind).label("kind"),
            func.coalesce(entries.c.subject, documents.c.subject).label("subject"),
            entries.c.id.label("entry"),
            entries.c.symbol,
            entries.c.date,
            entries.c.number,
            entries.c.suffix,
        )
        .select_from(searches)
        .outerjoin(documents, documents.c.id == searches.c.document_id)
        .outerjoin(entries, entries.c.id == searches.c.entry_id)
        .where(searches.c.id.in_(_found(connection, terms, filters, page)))
    )
    return connection.execute(chosen.order_by(searches.c.id.desc())).all()


def _terms(query: str) -> list[str]:
    """The words and phrases of a query, folded."""
    found = (fold(phrase or word) for phrase, word in _TERM.findall(query))
    return [term for term in found if term][:MOST_TERMS]


def _found(connection: Connection, terms: Sequence[str], filters: Filters, page: Page) -> Sequence[int]:
    """The ids of a page of results, newest first; terms hold nothing but small letters, digits and spaces.

    Order and limit belong to this query: the index of words gives its rows in that order and need not find them all.
    """
    without = [] if filters.secret else ["zsecret"]
    if is_sqlite(connection):
        wanted = " AND ".join(f'"{term}"' for term in terms) + "".join(f' NOT "{term}"' for term in without)
        query = text("SELECT rowid FROM words WHERE words MATCH :wanted ORDER BY rowid DESC LIMIT :most OFFSET :after")
        return connection.execute(query, {"wanted": wanted, "most": page.most, "after": page.after}).scalars().all()
    phrases = [" <-> ".join(term.split()) for term in terms] + [f"!{term}" for term in without]
    return _found_in_postgresql(connection, phrases, page)


def _found_in_postgresql(connection: Connection, phrases: Sequence[str], page: Page) -> Sequence[int]:
    """Look among the newest rows, where frequent words fill the page; else ask the index of words, quick for rare ones.

    PostgreSQL left to choose may read every row, newest first, for a phrase that hardly occurs.
    """
    vector = func.to_tsvector(text("'simple'"), searches.c.text)
    matches = vector.op("@@")(func.to_tsquery(text("'simple'"), " & ".join(f"({phrase})" for phrase in phrases)))
    newest = select(searches).order_by(searches.c.id.desc()).limit(NEWEST).subquery()
    if not page.after:
        among = func.to_tsvector(text("'simple'"), newest.c.text).op("@@")(matches.right)
        found = select(newest.c.id).where(among).order_by(newest.c.id.desc()).limit(page.most)
        if len(ids := connection.execute(found).scalars().all()) == page.most:
            return ids
    every = select(searches.c.id).where(matches).cte("every").prefix_with("MATERIALIZED")
    ordered = select(every.c.id).order_by(every.c.id.desc()).limit(page.most).offset(page.after)
    return connection.execute(ordered).scalars().all()
