"""One way to talk to SQLite and to PostgreSQL: how connections are opened, and how transactions begin."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DataError, DBAPIError, SQLAlchemyError

from ocop_docs.errors import fault
from ocop_docs.office.errors import OfficeRefused, StoreUnavailable

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

BUSY_S = 10
"""How long a writer waits for its turn."""
_WRITES = "ocop_writes"
_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")


def open_engine(address: str) -> Engine:
    """Return the engine of a database address: `sqlite:///…` or `postgresql+psycopg://…`.

    Raises:
        StoreUnavailable: no such kind of database, or its driver is not installed.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() == "sqlite":
            return _sqlite(create_engine(url, pool_size=8, max_overflow=24))
        return _postgresql(create_engine(url, pool_size=8, max_overflow=24, pool_pre_ping=True))
    except (ImportError, ValueError, SQLAlchemyError) as error:
        raise StoreUnavailable(fault("office-database-unknown")) from error


@contextlib.contextmanager
def engine_for(address: str) -> Iterator[Engine]:
    """Yield the engine of an address for a while; raise as `open_engine`."""
    engine = open_engine(address)
    try:
        yield engine
    finally:
        engine.dispose()


def is_sqlite(engine: Engine | Connection) -> bool:
    """Whether the database is SQLite."""
    return engine.dialect.name == "sqlite"


@contextlib.contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """Yield a connection in a transaction, committed at the end.

    Raises:
        StoreUnavailable: the database cannot be reached, is locked too long, read-only or full; nothing was written.
        OfficeRefused: a value that the database cannot keep, as a text with a NUL in PostgreSQL.
    """
    try:
        with (
            _writers_turn(engine, writes=writes),
            engine.connect().execution_options(**{_WRITES: writes}) as connection,
            connection.begin(),
        ):
            yield connection
    except DataError as error:
        raise OfficeRefused(fault("office-value-unstorable")) from error
    except DBAPIError as error:
        if _is_unavailable(error):
            raise StoreUnavailable(fault("office-database-unavailable")) from error
        raise
    except OSError as error:  # no descriptor is left for the connection
        raise StoreUnavailable(fault("office-machine")) from error


def _writers_turn(engine: Engine, *, writes: bool) -> contextlib.AbstractContextManager[None]:
    database = engine.url.database if is_sqlite(engine) else None
    return turn(Path(database)) if writes and database else contextlib.nullcontext()


@contextlib.contextmanager
def turn(database: Path) -> Iterator[None]:
    """Let writers of an SQLite file queue: SQLite lets each try again and again, and one may lose every time.

    Raises:
        StoreUnavailable: the lock file beside the database cannot be opened.
    """
    if fcntl is None:
        yield
        return
    try:
        file = Path(f"{database}.queue").open("ab")  # noqa: SIM115 - closed below
    except OSError as error:
        raise StoreUnavailable(fault("office-database-unavailable")) from error
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _sqlite(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        connection.isolation_level = None  # SQLAlchemy says BEGIN, not the driver
        for pragma in (*_PRAGMAS, f"busy_timeout = {int(BUSY_S * 1000)}"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that began by reading can be refused at its first write; this one waits at the start.
        writes = connection.get_execution_options().get(_WRITES, True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(engine: Engine) -> Engine:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = '{BUSY_S}s'")
        connection.commit()

    return engine


def _is_unavailable(error: DBAPIError) -> bool:
    """Whether the machine or the database is the reason, not the statement."""
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return isinstance(original, (sqlite3.OperationalError, sqlite3.DatabaseError)) and not isinstance(
            original, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.NotSupportedError)
        )
    return type(original).__name__ in _UNAVAILABLE


_UNAVAILABLE = frozenset(
    {"OperationalError", "LockNotAvailable", "AdminShutdown", "DiskFull", "ReadOnlySqlTransaction", "QueryCanceled"}
)
