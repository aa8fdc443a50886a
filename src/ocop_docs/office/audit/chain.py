"""One act: everything that it writes, and its row in the audit chain, in one transaction."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, insert, select, update

from ocop_docs.errors import fault
from ocop_docs.office.errors import StoreUnavailable
from ocop_docs.office.store.canonical import canonical, digest_of
from ocop_docs.office.store.schema import audit, chains
from ocop_docs.office.times import moment

ROOT = "0" * 64
"""What the first row of a chain names as the row before it."""
TOLERANCE = dt.timedelta(minutes=5)
"""How far a clock may be set back between two acts: machines differ by seconds, and are put right by more."""


class Stamp(NamedTuple):
    """Whose act it is: the office, the login ("" for the program itself), the time."""

    office: int
    actor: str
    at: str


@dataclass(slots=True)
class Act:
    """The transaction of one act; what it `wrote` is put into the chain with a digest of each row."""

    connection: Connection
    stamp: Stamp
    name: str
    subject: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    _rows: list[tuple[Table, dict[str, Any]]] = field(default_factory=list)

    @property
    def at(self) -> str:
        """The time of the act."""
        return self.stamp.at

    @property
    def office(self) -> int:
        """The office whose act it is."""
        return self.stamp.office

    def insert(self, table: Table, **values: Any) -> int:
        """Insert a row into an audited table; return its id, or 0 where it has none."""
        result = self.connection.execute(insert(table).values(**values))
        key = dict(zip(_key_names(table), result.inserted_primary_key or (), strict=True))
        self.wrote(table, **key)
        return int(key.get("id", 0))

    def update(self, table: Table, row: int, **values: Any) -> None:
        """Update the row with that id."""
        self.connection.execute(update(table).where(table.c.id == row).values(**values))
        self.wrote(table, id=row)

    def wrote(self, table: Table, **key: Any) -> None:
        """Note that the row with that key was written."""
        if (table, key) not in self._rows:
            self._rows.append((table, key))

    def rows(self) -> dict[str, str | None]:
        """The digest of each row as it is now; None for a row that is gone."""
        return {row_name(table, key): row_digest(self.connection, table, key) for table, key in self._rows}


@contextlib.contextmanager
def act_in(
    connection: Connection, stamp: Stamp, name: str, subject: str = "", *, earlier: bool = False
) -> Iterator[Act]:
    """Yield an act, and append it to the chain of its office when it succeeds; the chain is locked meanwhile.

    `earlier` is for the act that declares that the clock was ahead.

    Raises:
        StoreUnavailable: the clock is before the office's last act.
    """
    office = stamp.office
    end = connection.execute(select(chains).where(chains.c.office_id == office).with_for_update()).one()
    if not earlier and (last := last_act_if_later(connection, stamp)):
        raise StoreUnavailable(fault("office-clock-back", last=moment(last), now=moment(stamp.at)))
    act = Act(connection, stamp, name, subject)
    yield act
    row = {
        "at": stamp.at,
        "actor": stamp.actor,
        "act": act.name,
        "subject": act.subject,
        "details": canonical({**act.details, "rows": act.rows()}),
        "previous": end.head,
    }
    digest = row_of_chain_digest(office, row)
    position = end.length + 1
    connection.execute(insert(audit).values(office_id=office, position=position, digest=digest, **row))
    connection.execute(update(chains).where(chains.c.office_id == office).values(length=position, head=digest))


def last_act_if_later(connection: Connection, stamp: Stamp) -> str | None:
    """Return the time of an office's last act when it is later than a clock may be set back; else None."""
    at_end = (chains.c.office_id == audit.c.office_id) & (chains.c.length == audit.c.position)
    query = select(audit.c.at).join(chains, at_end).where(audit.c.office_id == stamp.office)
    last = connection.execute(query).scalar()
    if last is None or dt.datetime.fromisoformat(last) - dt.datetime.fromisoformat(stamp.at) <= TOLERANCE:
        return None
    return str(last)


def row_of_chain_digest(office: int, row: Mapping[str, Any]) -> str:
    """The digest of a row of the chain; its position is not part of it, the row before it is."""
    names = ("at", "actor", "act", "subject", "details", "previous")
    return digest_of({"office": office, **{name: row[name] for name in names}})


def row_name(table: Table, key: dict[str, Any]) -> str:
    """How the chain calls a row: `entries/12`, `roles/3/clerk`."""
    return "/".join([table.name, *(str(key[name]) for name in _key_names(table))])


def row_digest(connection: Connection, table: Table, key: dict[str, Any]) -> str | None:
    """The digest of a row as it is in the database; None when it is not there."""
    query = select(table).where(*(table.c[name] == value for name, value in key.items()))
    found = connection.execute(query).mappings().one_or_none()
    return digest_of(dict(found)) if found else None


def _key_names(table: Table) -> list[str]:
    return [column.name for column in table.primary_key]
