"""Both databases: SQLite in a folder, and a PostgreSQL cluster of the tests' own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office.cluster import Cluster, binaries, running
from tests.office.people import Office, open_office

from ocop_docs.office.store.store import Store, create_store


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    found = binaries()
    if found is None:
        assert "CI" not in os.environ, "PostgreSQL is not installed"
        pytest.skip("PostgreSQL is not installed")
    with running(found, "-c fsync=off") as made:
        yield made


DATABASES = ("sqlite", "postgresql")


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest) -> str:
    """The address of an empty database of each kind; "" is SQLite in the store's folder."""
    if request.param == "sqlite":
        return ""
    return str(request.getfixturevalue("cluster").new_database())


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    made = create_store(tmp_path / "kho", address)
    yield made
    made.close()


@pytest.fixture
def office(store: Store) -> Office:
    return open_office(store)


@pytest.fixture
def other(tmp_path: Path) -> Office:
    """An office of another installation, with a paper, closed."""
    made = open_office(create_store(tmp_path / "kho khác"), "Ủy ban nhân dân xã Tân Lập")
    made.issue([made.signed()])
    made.store.close()
    return made
