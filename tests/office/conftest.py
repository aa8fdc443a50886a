"""Both databases: SQLite in a folder, and a PostgreSQL cluster of the tests' own on a socket in a temporary folder."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office.people import Office, open_office

from ocop_docs.office.store.store import Store, create_store

_NUMBERS = itertools.count()


class Cluster:
    """A PostgreSQL server that only this test run can reach."""

    def __init__(self, binaries: Path, folder: Path) -> None:
        self.binaries, self.folder = binaries, folder
        # PostgreSQL refuses to run as root.
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", folder / "data", "-A", "trust", "-U", "ocop", "-E", "UTF8", "--locale=C", "-N")
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=200"
        self._run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")

    def new_database(self) -> str:
        """The address of a new, empty database."""
        name = f"office{next(_NUMBERS)}"
        self._run("createdb", "-h", self.folder, "-U", "ocop", name)
        return f"postgresql+psycopg://ocop@/{name}?host={self.folder}"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self._as, str(self.binaries / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")


def _binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    binaries = _binaries()
    if binaries is None:
        assert "CI" not in os.environ, "PostgreSQL is not installed"
        pytest.skip("PostgreSQL is not installed")
    # Not pytest's folder: the path of a socket is at most 107 characters long, and its user must reach it.
    folder = Path(tempfile.mkdtemp(prefix="ocop-pg-"))
    made = Cluster(binaries, folder)
    yield made
    made.stop()
    shutil.rmtree(folder, ignore_errors=True)


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
