"""A PostgreSQL cluster of one's own, on a socket in a temporary folder: for the tests, and for tools that measure."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NUMBERS = itertools.count()


class Cluster:
    """A PostgreSQL server that only this machine's user can reach."""

    def __init__(self, binaries: Path, folder: Path, *options: str) -> None:
        self.binaries, self.folder = binaries, folder
        # PostgreSQL refuses to run as root.
        self._as = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self._as:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-D", folder / "data", "-A", "trust", "-U", "ocop", "-E", "UTF8", "--locale=C", "-N")
        given = " ".join([f"-k {folder} -c listen_addresses='' -c max_connections=200", *options])
        self._run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", given, "start")

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


def binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running(found: Path, *options: str, where: Path | None = None) -> Iterator[Cluster]:
    """A cluster made by the binaries in `found`, with more options of its server, for as long as the block lasts.

    Its folder is in `where`, or with other temporary files.
    """
    # Not pytest's folder: the path of a socket is at most 107 characters long, and its user must reach it.
    folder = Path(tempfile.mkdtemp(prefix="ocop-pg-", dir=where))
    made = Cluster(found, folder, *options)
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)
