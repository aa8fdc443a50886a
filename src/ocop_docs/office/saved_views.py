"""Searches that a person keeps under a name; each is the person's own."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import views

MOST = 50
LONGEST = 100
"""Characters of a name."""


class View(NamedTuple):
    """A kept search: its name, and the query string of the page of papers."""

    id: int
    name: str
    query: str


def views_of(connection: Connection, person: Person) -> list[View]:
    """Return the searches that the person keeps, by name."""
    query = select(views.c.id, views.c.name, views.c.query).where(views.c.person_id == person.id)
    return [View(*row) for row in connection.execute(query.order_by(views.c.name))]


def keep_view(actor: Actor, name: str, query: str) -> None:
    """Keep a search, in the place of the one with the same name.

    Raises:
        OfficeRefused: there is no name, or the person keeps too many.
    """
    name = " ".join(name.split())[:LONGEST]
    if not name:
        raise OfficeRefused(fault("office-view-without-name"))
    with actor.store.writing() as connection:
        connection.execute(delete(views).where(views.c.person_id == actor.person.id, views.c.name == name))
        if len(views_of(connection, actor.person)) >= MOST:
            raise OfficeRefused(fault("office-too-many-views", most=MOST))
        connection.execute(insert(views).values(person_id=actor.person.id, name=name, query=query))


def drop_view(actor: Actor, view: int) -> None:
    """Forget a search of the person's own; another's stays."""
    with actor.store.writing() as connection:
        connection.execute(delete(views).where(views.c.id == view, views.c.person_id == actor.person.id))
