"""The store of an installation: its database, its files and its clock."""

from __future__ import annotations

import contextlib
import datetime as dt
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert, select

from ocop_docs.errors import Fault, fault
from ocop_docs.office.errors import OfficeRefused, StoreUnavailable
from ocop_docs.office.store.database import engine_for, open_engine, transaction
from ocop_docs.office.store.drives import is_network_drive
from ocop_docs.office.store.files import Files, make_folder
from ocop_docs.office.store.schema import facts
from ocop_docs.office.store.upgrading import current, upgrade
from ocop_docs.office.times import VIETNAM

DATABASE, FILES = "office.db", "files"
PUT_AWAY = "kho-cu-"
"""How the folders begin in which a store is kept that another replaced."""
_INSTALLATION = "installation"
SNAPSHOT: dict[str, dict[str, Any]] = {"postgresql": {"isolation_level": "REPEATABLE READ"}}
"""What a database needs to keep showing one state; SQLite does so in any transaction."""


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Store:
    """An open store, closed at the end of a `with`; its database is up to date."""

    def __init__(self, folder: Path, engine: Engine, clock: Callable[[], dt.datetime] = _now) -> None:
        self.folder = folder
        self.engine = engine
        self.files = Files(folder / FILES)
        self.clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reading(self) -> contextlib.AbstractContextManager[Connection]:
        """A connection that reads one state of the database."""
        return transaction(self.engine, writes=False)

    def snapshot(self) -> contextlib.AbstractContextManager[Connection]:
        """A connection that reads one state of the database however long it takes."""
        return transaction(self.engine.execution_options(**SNAPSHOT.get(self.engine.dialect.name, {})), writes=False)

    def writing(self) -> contextlib.AbstractContextManager[Connection]:
        """A connection in a transaction that writes, committed at the end; use `audit.chain.act_in` within it."""
        return transaction(self.engine, writes=True)

    def now(self) -> str:
        """The time as it is kept: ISO 8601 in UTC."""
        return self.clock().astimezone(dt.UTC).isoformat(timespec="milliseconds")

    def today(self) -> dt.date:
        """Today's date in Vietnam."""
        return self.clock().astimezone(VIETNAM).date()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def address_of(folder: Path, address: str = "") -> str:
    """The address of the database: the one given, or SQLite in the folder."""
    return address or f"sqlite:///{folder.absolute() / DATABASE}"


def create_store(folder: Path, address: str = "") -> Store:
    """Make a new, empty store and return it open.

    Raises:
        OfficeRefused: there is one already, or SQLite would be on a network drive.
        StoreUnavailable: the folder or the database cannot be written.
    """
    _refuse_network_drive(folder, address)
    try:
        make_folder(folder, mode=0o700)
    except OSError as error:
        raise StoreUnavailable(fault("office-disk", folder=folder)) from error
    engine = open_engine(address_of(folder, address))
    upgrade(engine)
    with transaction(engine, writes=True) as connection:
        if connection.execute(select(facts.c.value).where(facts.c.name == _INSTALLATION)).first():
            raise OfficeRefused(fault("office-exists", folder=folder))
        connection.execute(insert(facts).values(name=_INSTALLATION, value=secrets.token_hex(16)))
    return Store(folder, engine)


def exists(folder: Path, address: str = "") -> bool:
    """Whether there is a store in the folder and the database; raise StoreUnavailable where that cannot be seen."""
    try:
        if not address and not (folder / DATABASE).is_file():
            return False
    except OSError as error:
        raise StoreUnavailable(fault("office-closed", folder=folder)) from error
    with engine_for(address_of(folder, address)) as engine, transaction(engine, writes=False) as connection:
        return current(connection) is not None


def open_store(folder: Path, address: str = "", **options: Any) -> Store:
    """Open the store of an installation, and bring its database up to date.

    Raises:
        StoreUnavailable: there is none, it is of a newer program, or it cannot be read.
        OfficeRefused: it is on a network drive.
    """
    if not exists(folder, address):
        raise StoreUnavailable(_missing(folder, address))
    _refuse_network_drive(folder, address)
    engine = open_engine(address_of(folder, address))
    upgrade(engine)
    return Store(folder, engine, **options)


def _missing(folder: Path, address: str) -> Fault:
    """There is no store; after a restoration that was killed, the one that it was to replace is named."""
    put_away = sorted(folder.glob(f"{PUT_AWAY}*/{DATABASE}"), key=lambda path: path.stat().st_mtime)
    if put_away and not address:
        return fault("office-restore-interrupted", folder=folder, kept=put_away[-1].parent)
    return fault("office-missing", folder=folder)


def _refuse_network_drive(folder: Path, address: str) -> None:
    if not address and is_network_drive(folder):
        raise OfficeRefused(fault("office-network-drive", folder=folder))


def installation_of(connection: Connection) -> str:
    """The random name of the installation, which its backups carry."""
    return str(connection.execute(select(facts.c.value).where(facts.c.name == _INSTALLATION)).scalar_one())
