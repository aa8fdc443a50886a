"""Engines as a test wants them: set, missing, or a false LibreOffice that fails as it is told to."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ocop_docs.engines import libreoffice
from ocop_docs.settings import settings

SCRIPT = """#!/bin/sh
PATH=/usr/bin:/bin
for last; do :; done
echo $$ >> "{pids}"
case "$*" in
*--convert-to*) {convert} ;;
*) touch "$(dirname "$last")/.~lock.$(basename "$last")#"; {serve} ;;
esac
"""
STAY = "exec sleep 600"


@pytest.fixture
def set_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Set settings for one test, by their names."""

    def change(**values: object) -> None:
        for name, value in values.items():
            monkeypatch.setenv(f"OCOP_DOCS_{name.upper()}", str(value))
        settings.cache_clear()

    yield change
    monkeypatch.undo()
    settings.cache_clear()


class FalseOffice:
    """A `soffice` that is a script, the only one that is found; `pids` are the processes it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pids = folder / "pids"

    def install(self, convert: str = "", serve: str = STAY) -> None:
        """Do `convert` when it is to convert "$last", and `serve` when it is started to stay."""
        self.write(SCRIPT.format(pids=self._pids, convert=convert or "exit 0", serve=serve))

    def write(self, script: str) -> None:
        """Be any script."""
        file = self.folder / "soffice"
        file.write_text(script, encoding="utf-8")
        file.chmod(0o755)

    @property
    def pids(self) -> list[int]:
        """The processes that were started."""
        return [int(pid) for pid in self._pids.read_text().split()]


@pytest.fixture
def false_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FalseOffice]:
    """A false LibreOffice, and an empty folder for all temporary files."""
    folder, room = tmp_path / "bin", tmp_path / "room"
    folder.mkdir()
    room.mkdir()
    libreoffice.close()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/nonexistent")
    monkeypatch.setattr("tempfile.tempdir", str(room))
    yield FalseOffice(folder)
    libreoffice.close()
