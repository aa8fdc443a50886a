"""Where a measurement takes place: a new store with one office, on SQLite or PostgreSQL, and the server over it."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.office.cluster import binaries, running
from tests.office.people import Office, open_office

from load.server import served
from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.store import create_store

DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


class Place:
    """A store with one office."""

    def __init__(self, database: str, address: str, folder: Path) -> None:
        self.database, self.folder = DATABASES[database], folder
        self.office: Office = open_office(create_store(folder / "store", address))
        self.environment = {
            **os.environ,
            "OCOP_DOCS_OFFICE_FOLDER": str(folder / "store"),
            "OCOP_DOCS_OFFICE_DATABASE": address,
            "OCOP_DOCS_WEB_SECRET_KEY": secrets.token_hex(32),
            "OCOP_DOCS_WEB_BATCH_FOLDER": str(folder / "batches"),
        }

    def session(self, role: str) -> str:
        """The cookie of a new session of the person with that role; logging in with a password takes longer."""
        return start_session(self.office.store, self.office.person(role).id)

    def served(self) -> AbstractContextManager[str]:
        """`serve --office` over this store; its address."""
        return served("--office", environment=self.environment, log=self.folder / "log")


@contextmanager
def new_place(database: str) -> Iterator[Place]:
    """A new, empty place; PostgreSQL waits for the disk as it does in an office."""
    found = binaries() if database == "postgresql" else None
    with TemporaryDirectory(prefix="ocop-load-") as folder, running(found) if found else nullcontext() as cluster:
        place = Place(database, cluster.new_database() if cluster else "", Path(folder))
        try:
            yield place
        finally:
            place.office.store.close()
