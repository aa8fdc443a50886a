"""The last good backup: the newest that was proven, which the doctor and the administrator are told of."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.store.schema import audit, facts
from ocop_docs.office.store.store import Store
from ocop_docs.office.times import VIETNAM, moment
from ocop_docs.office.upkeep.backup import Backup, proven
from ocop_docs.office.upkeep.restoring import owner, refuse_foreign
from ocop_docs.settings import settings

_GOOD = "good-backup"


class Good(NamedTuple):
    """When a backup was made, the name of its file, and when it was proven."""

    at: str
    name: str
    proven: str

    @property
    def words(self) -> str:
        """Which it is, for a reader."""
        return f"lúc {moment(self.at)} (“{self.name}”, thử lúc {moment(self.proven)})"


class Told(NamedTuple):
    """What a person is told of the last good backup, and whether it is time for another."""

    words: str
    late: bool


def rehearse(store: Store, path: Path) -> Backup:
    """Prove a backup of this store, and note it (`note_good`).

    Raises:
        OfficeRefused: it is of another installation.
        StoreBroken, StoreUnavailable: as `verify_backup`.
    """
    with proven(path) as (made, folder), store.reading() as connection:
        refuse_foreign(made, folder, owner(connection))
    note_good(store, made, path)
    return made


def note_good(store: Store, made: Backup, path: Path) -> None:
    """Note a backup that was proven as the last good one of the store, unless a newer was proven."""
    with store.writing() as connection:
        last, now = last_good(connection), store.now()
        if last is None or last.at <= made.at or last.at > now:  # a clock that was ahead is no reason to keep it
            connection.execute(delete(facts).where(facts.c.name == _GOOD))
            value = canonical(Good(made.at, path.name, now)._asdict())
            connection.execute(insert(facts).values(name=_GOOD, value=value))


def last_good(connection: Connection) -> Good | None:
    """Return the newest backup that was proven; None before the first."""
    found = connection.execute(select(facts.c.value).where(facts.c.name == _GOOD)).scalar()
    return Good(**json.loads(found)) if found else None


def last_told(connection: Connection, today: dt.date) -> Told:
    """Return what to tell of the last good backup; it is late when it, or a store without one, is too old."""
    good, days = last_good(connection), settings().office_backup_days
    since = good.at if good else connection.execute(select(func.min(audit.c.at))).scalar()
    words = f"Bản sao lưu tốt gần nhất: {good.words}" if good else "Chưa có bản sao lưu nào đã thử tốt"
    if since is None or (today - dt.datetime.fromisoformat(since).astimezone(VIETNAM).date()).days <= days:
        return Told(f"{words}.", late=False)
    remedy = "Sao lưu, rồi chạy ocop-docs office backup verify với bản ấy."
    return Told(f"{words}; đã quá {days} ngày. {remedy}", late=True)
