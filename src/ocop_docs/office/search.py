"""Search over papers and entries of the register: folded words in any order, phrases in quotation marks.

Office, year, kind and secrecy are words too (`labels`), so that the database's index of words finds all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, column, func, insert, select, text, update

from ocop_docs.office.folding import fold
from ocop_docs.office.store.database import is_sqlite
from ocop_docs.office.store.schema import documents, entries, searches

_TERM = re.compile(r'["“]([^"“”]*)["”]|([^\s"“”]+)')
LONGEST = 100_000
"""Characters of a paper that are searched: PostgreSQL indexes at most a megabyte of them."""
MOST_TERMS = 20
PART = 1_024
"""Rows of a part of the table, which has a word of its own in PostgreSQL (`zpart0`, `zpart1` …; step 0011)."""


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
            func.coalesce(documents.c.subject, entries.c.subject).label("subject"),
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
    phrases = [f"({' <-> '.join(term.split())})" for term in terms] + [f"!{term}" for term in without]
    return _found_in_postgresql(connection, phrases, page)


def _found_in_postgresql(connection: Connection, phrases: Sequence[str], page: Page) -> Sequence[int]:
    """Ask the index of words for the newest parts of the table, then for more of them, then for all.

    The index gives its rows in no order: a frequent word would have to be found in every row before the newest are
    known, but a part holds few rows. What the newest parts do not hold enough of is rare, and soon found in all.
    """
    last = (connection.execute(select(func.max(searches.c.id))).scalar() or 0) // PART
    few = (page.after + page.most) // 50 + 1
    for parts in (few, few * 16):
        if parts <= last:
            newest = " | ".join(f"zpart{last - each}" for each in range(parts + 1))
            if len(ids := _matching(connection, [f"({newest})", *phrases], page)) == page.most:
                return ids
    return _matching(connection, phrases, page)


def _matching(connection: Connection, phrases: Sequence[str], page: Page) -> Sequence[int]:
    wanted = func.to_tsquery(text("'simple'"), " & ".join(phrases))
    # Materialized: left to choose, PostgreSQL may read every row, newest first, for a phrase that hardly occurs.
    every = select(searches.c.id).where(column("words").op("@@")(wanted)).cte("every").prefix_with("MATERIALIZED")
    ordered = select(every.c.id).order_by(every.c.id.desc()).limit(page.most).offset(page.after)
    return connection.execute(ordered).scalars().all()
