"""Who is told by mail that a paper reached a new state: whoever takes it on from there, or its author.

Mail leaves the office unsealed, so a trích yếu is in it only once the paper is in a book that is not secret.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.office.mail.outbox import put
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import books, documents, entries, mailboxes, people, roles
from ocop_docs.settings import settings

OF_THE_AUTHOR = frozenset({"returned", "numbered"})
"""States of which a paper's author is told."""
LISTED = 30
"""Papers that one mail names."""
LONGEST = 120
"""Characters of a trích yếu in the subject of a mail."""


class News(NamedTuple):
    """A paper in its new state."""

    key: str
    state: str
    owner: int


def tell(connection: Connection, by: Person, at: str, news: Sequence[News]) -> None:
    """Put one mail to each person concerned into the outbox, in the transaction of the act; none without a server."""
    if not settings().mail_server:
        return
    names = _names(connection, [one.key for one in news])
    for person, held in _with_mailbox(connection, by.office):
        mine = [one for one in news if person != by.id and _concerns(one, person, held)]
        if mine:
            put(connection, person, _subject(mine, names), _text(mine, names), at)


def _names(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """What mail calls each paper: its trích yếu where everyone may read it, else what kind of paper it is."""
    query = (
        select(documents.c.key, documents.c.kind, documents.c.subject, books.c.secret)
        .outerjoin(entries, entries.c.document_id == documents.c.id)
        .outerjoin(books, books.c.id == entries.c.book_id)
        .where(documents.c.key.in_(keys))
    )
    found = connection.execute(query).all()
    return {one.key: one.subject if one.secret == 0 else KINDS[one.kind].model.type_name for one in found}


def _with_mailbox(connection: Connection, office: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield every open account that has a mail address, with its roles."""
    query = select(people.c.id).join(mailboxes, mailboxes.c.person_id == people.c.id)
    of_office = query.where(people.c.office_id == office, people.c.active == 1).order_by(people.c.id)
    for person in connection.execute(of_office).scalars().all():
        held = connection.execute(select(roles.c.role).where(roles.c.person_id == person)).scalars()
        yield person, frozenset(held)


def _concerns(one: News, person: int, held: frozenset[str]) -> bool:
    if one.state in OF_THE_AUTHOR and one.owner == person:
        return True
    return bool(workflow().takers(one.state) & held)


def _subject(news: Sequence[News], names: Mapping[str, str]) -> str:
    what = textwrap.shorten(names[news[0].key], LONGEST, placeholder="…") if len(news) == 1 else f"{len(news)} văn bản"
    return f"{workflow().states[news[0].state]}: {what}"


def _text(news: Sequence[News], names: Mapping[str, str]) -> str:
    address = settings().office_address.rstrip("/")
    lines = ["Trạng thái mới của văn bản:", ""]
    for one in news[:LISTED]:
        lines.append(f"- {names[one.key]} ({workflow().states[one.state]})")
        lines += [f"  {address}/co-quan/van-ban/{one.key}"] if address else []
    lines += [f"… và {len(news) - LISTED} văn bản nữa."] if len(news) > LISTED else []
    return "\n".join([*lines, "", "Thư tự động của OCOP Docs, xin không trả lời.", ""])
