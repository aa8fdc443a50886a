"""The schema's version: brought up to date in one transaction, so that a killed upgrade has not begun."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from ocop_docs.errors import fault
from ocop_docs.office.errors import StoreUnavailable
from ocop_docs.office.store.database import is_sqlite, transaction

_LOCK = 20_200_305
"""The advisory lock of an upgrade on PostgreSQL: any number that no other program uses."""


def upgrade(engine: Engine) -> None:
    """Bring the schema to the newest version; other programs that try the same wait.

    Raises:
        StoreUnavailable: the database is of a newer program, or cannot be written.
    """
    with transaction(engine, writes=True) as connection:
        if not is_sqlite(connection):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = current(connection)
        if found is not None and found not in known():
            raise StoreUnavailable(fault("office-database-newer"))
        if found != newest():
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def current(connection: Connection) -> str | None:
    """The version of the schema in the database; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def newest() -> str | None:
    """The version that this program works with."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def known() -> set[str]:
    """Every version that this program can start from."""
    return {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
