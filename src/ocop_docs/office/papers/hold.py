"""Who has a draft open, and until when: only that person changes it meanwhile."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.store.schema import editing, people
from ocop_docs.office.times import time_of_day
from ocop_docs.settings import settings


def holding() -> dt.timedelta:
    """How long a draft is one person's after it was opened or typed into last."""
    return dt.timedelta(minutes=settings().office_hold_minutes)


def require_free(connection: Connection, actor: Actor, document: int) -> None:
    """Raise OfficeRefused while another person has the draft open."""
    held = holder_of(connection, document)
    if held is not None and held.person_id != actor.person.id and held.until > actor.store.now():
        raise OfficeRefused(fault("office-being-edited", name=held.name, until=time_of_day(held.until)))


def holder_of(connection: Connection, document: int) -> Row[Any] | None:
    """Return who had the draft open last, with what was typed; None for nobody."""
    query = select(editing, people.c.name).join(people, people.c.id == editing.c.person_id)
    return connection.execute(query.where(editing.c.document_id == document)).one_or_none()


def hold(connection: Connection, actor: Actor, document: int, **typed: Any) -> None:
    """Keep the draft for a person, with what was `typed`: the version `base`, the `record`, and `at` what time."""
    let_go(connection, document)
    until = (actor.store.clock() + holding()).astimezone(dt.UTC).isoformat(timespec="milliseconds")
    row = {"document_id": document, "person_id": actor.person.id, "until": until}
    connection.execute(insert(editing).values(row | typed))


def let_go(connection: Connection, document: int) -> None:
    """Forget who has the draft open, and what was typed into it."""
    connection.execute(delete(editing).where(editing.c.document_id == document))
