"""The newest backup that was verified: which it is, and whether it is too old."""

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


class VerifiedBackup(NamedTuple):
    """When a backup was made, the name of its file, and when it was verified."""

    at: str
    name: str
    proven: str

    @property
    def words(self) -> str:
        """Which it is, for a reader."""
        return f"lúc {moment(self.at)} (“{self.name}”, thử lúc {moment(self.proven)})"


class BackupStatus(NamedTuple):
    """The last verified backup in Vietnamese, and whether it is time for another."""

    words: str
    late: bool


def verify_own_backup(store: Store, path: Path) -> Backup:
    """Verify a backup of this store, and record it (`record_verified`).

    Raises:
        OfficeRefused: it is of another installation.
        StoreBroken, StoreUnavailable: as `verify_backup`.
    """
    with proven(path) as (made, folder), store.reading() as connection:
        refuse_foreign(made, folder, owner(connection))
    record_verified(store, made, path)
    return made


def record_verified(store: Store, made: Backup, path: Path) -> None:
    """Record a verified backup as the store's last, unless a newer one was verified."""
    with store.writing() as connection:
        last, now = last_verified(connection), store.now()
        if last is None or last.at <= made.at or last.at > now:  # a clock that was ahead is no reason to keep it
            connection.execute(delete(facts).where(facts.c.name == _GOOD))
            value = canonical(VerifiedBackup(made.at, path.name, now)._asdict())
            connection.execute(insert(facts).values(name=_GOOD, value=value))


def last_verified(connection: Connection) -> VerifiedBackup | None:
    """Return the newest backup that was verified; None before the first."""
    found = connection.execute(select(facts.c.value).where(facts.c.name == _GOOD)).scalar()
    return VerifiedBackup(**json.loads(found)) if found else None


def backup_status(connection: Connection, today: dt.date) -> BackupStatus:
    """Return the status of the last verified backup.

    It is late when it is too old or dated after today, or when a store without one is too old.
    """
    last, most = last_verified(connection), settings().office_backup_days
    since = last.at if last else connection.execute(select(func.min(audit.c.at))).scalar()
    words = f"Bản sao lưu tốt gần nhất: {last.words}" if last else "Chưa có bản sao lưu nào đã thử tốt"
    age = (today - dt.datetime.fromisoformat(since).astimezone(VIETNAM).date()).days if since else 0
    reason = "ngày ấy chưa đến" if last and age < 0 else f"đã quá {most} ngày" if age > most else ""
    if not reason:
        return BackupStatus(f"{words}.", late=False)
    remedy = "Sao lưu, rồi chạy ocop-docs office backup verify với bản ấy."
    return BackupStatus(f"{words}; {reason}. {remedy}", late=True)
