"""Mail that waits to be sent: written in the transaction of the act, taken out once it is committed.

Taking a mail out notes first when it is tried again, so that a crash at any moment leaves it to a later try. A crash
between sending and noting it would send it twice: both have the same Message-ID, and mail programs show it once.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, func, insert, select, update

from ocop_docs.office.store.schema import mailboxes, outbox, people
from ocop_docs.office.store.store import Store, installation_of

FIRST_WAIT, LONGEST_WAIT = dt.timedelta(minutes=2), dt.timedelta(hours=6)
"""How long after a try the next one is made: twice as long each time."""
MOST_TRIES = 14
"""Tries of a mail, over about two days."""


class Mail(NamedTuple):
    """A mail as it is handed to the server; `id` is its Message-ID without the brackets."""

    row: int
    id: str
    to: str
    subject: str
    text: str
    at: dt.datetime


def put(connection: Connection, person: int, subject: str, text: str, at: str) -> None:
    """Let a person be told, after the commit."""
    connection.execute(insert(outbox).values(person_id=person, subject=subject, text=text, at=at, due=at, tries=0))


def take(store: Store) -> Mail | None:
    """Return the mail that has waited longest of those due, and put it off until the next try; None for none."""
    with store.writing() as connection:
        while (row := _due(connection, store.now())) is not None:
            gone = row.address is None or row.tries >= MOST_TRIES
            due = None if gone else _later(store, row.tries)
            tried = {"due": due, "tries": row.tries + (not gone)}
            connection.execute(update(outbox).where(outbox.c.id == row.id).values(tried))
            if not gone:
                name = f"{installation_of(connection)}.{row.id}@ocop-docs.invalid"
                return Mail(row.id, name, str(row.address), row.subject, row.text, dt.datetime.fromisoformat(row.at))
    return None


def waits(store: Store) -> bool:
    """Whether mail is due."""
    with store.reading() as connection:
        return connection.execute(select(outbox.c.id).where(outbox.c.due <= store.now()).limit(1)).first() is not None


def note_sent(store: Store, mail: Mail) -> None:
    """Note that a server took the mail: it is not sent again."""
    with store.writing() as connection:
        connection.execute(update(outbox).where(outbox.c.id == mail.row).values(sent=store.now(), due=None))


def given_up(connection: Connection) -> int:
    """Return how many mails no server took; those of people without an address are none of them."""
    which = (outbox.c.sent.is_(None)) & (outbox.c.due.is_(None)) & (outbox.c.tries >= MOST_TRIES)
    return int(connection.execute(select(func.count()).select_from(outbox).where(which)).scalar_one())


def _due(connection: Connection, now: str) -> Row[Any] | None:
    query = (
        select(outbox, mailboxes.c.address)
        .join(people, people.c.id == outbox.c.person_id)
        .outerjoin(mailboxes, (mailboxes.c.person_id == people.c.id) & (people.c.active == 1))
        .where(outbox.c.due <= now)
        .order_by(outbox.c.due, outbox.c.id)
        .limit(1)
        .with_for_update(of=outbox, skip_locked=True)
    )
    return connection.execute(query).one_or_none()


def _later(store: Store, tries: int) -> str:
    wait = min(FIRST_WAIT * 2**tries, LONGEST_WAIT)
    due: dt.datetime = store.clock() + wait
    return due.astimezone(dt.UTC).isoformat(timespec="milliseconds")
