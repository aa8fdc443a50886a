"""A person at work: the store and the account that every act is recorded under."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ocop_docs.office.audit.chain import Act, Stamp, act_in
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.store.store import Store


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and the store that the person works in."""

    store: Store
    person: Person

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """A connection that reads one state of the database."""
        return self.store.reading()

    @contextlib.contextmanager
    def act(self, name: str, subject: str = "") -> Iterator[Act]:
        """Yield an act of this person in a transaction of its own."""
        with self.store.writing() as connection, self.act_in(connection, name, subject) as act:
            yield act

    def act_in(self, connection: Connection, name: str, subject: str = "") -> contextlib.AbstractContextManager[Act]:
        """An act of this person in a transaction that holds others as well."""
        return act_in(connection, Stamp(self.person.office, self.person.login, self.store.now()), name, subject)

    def may(self, right: str) -> bool:
        """Whether one of the person's roles has the right."""
        return workflow().may(self.person, right)

    def require(self, right: str) -> None:
        """Raise NotAllowed unless one of the person's roles has the right."""
        workflow().require(self.person, right)
