"""From SQLite to PostgreSQL or back: the same store, its rows in another database."""

from __future__ import annotations

from ocop_docs.office.store.database import engine_for, transaction
from ocop_docs.office.store.store import Store
from ocop_docs.office.store.upgrading import upgrade
from ocop_docs.office.upkeep.copying import Fingerprints, copy_rows


def move(store: Store, address: str) -> Fingerprints:
    """Copy every row into the empty database at `address`, and return what it holds; writers of the old one wait.

    Raises:
        OfficeRefused: the new database holds rows already.
        StoreBroken: it does not hold the same afterwards; the old one is untouched.
        StoreUnavailable: it cannot be reached.
    """
    with engine_for(address) as target:
        upgrade(target)
        with store.writing() as source, transaction(target, writes=True) as connection:
            return copy_rows(source, connection)
