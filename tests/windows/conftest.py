"""The setup for Windows, built as for a release but for its Python, and installed once under Wine."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tools.windows_test.python_zip import make_python_zip
from tools.windows_test.wine import Wine, missing, windows_path

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "out" / "windows-test"
"""`make windows-test` removes it first; pytest alone takes what is there."""


@dataclass(frozen=True)
class Installed:
    """The installed program, and the Windows that it is in."""

    wine: Wine
    folder: Path

    @property
    def local(self) -> Path:
        """Where batches are."""
        return self.wine.user / "AppData" / "Local" / "ocop-docs"

    @property
    def roaming(self) -> Path:
        """Where the settings are, which go with the user to another computer."""
        return self.wine.user / "AppData" / "Roaming" / "ocop-docs"

    def run(
        self, *arguments: str | Path, program: str = "python.exe", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command; a path of this machine is named as Wine names it."""
        words = [windows_path(word) if isinstance(word, Path) else word for word in arguments]
        python = self.folder / "python" / program
        done = self.wine.run(python, "-X", "utf8", "-m", "ocop_docs", *words, env=env)
        shown, said = (text.decode().replace("\r\n", "\n") for text in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(words, done.returncode, shown, said)

    def python(self, code: str, *arguments: str) -> str:
        """Run Python code; return what it prints."""
        done = self.wine.run(self.folder / "python" / "python.exe", "-X", "utf8", "-c", code, *arguments)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


@pytest.fixture(scope="session")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The setup of this checkout; the portable folder is beside it."""
    if absent := missing():
        pytest.fail(f"These tests need packages of Debian 12 that are not installed: apt install {' '.join(absent)}")
    made = BUILT / "ocop-docs-setup.exe"
    if not made.is_file():
        BUILT.mkdir(parents=True, exist_ok=True)
        package = BUILT / "python.zip"
        make_python_zip(package, tmp_path_factory.mktemp("python"))
        digest = hashlib.sha256(package.read_bytes()).hexdigest()
        subprocess.run([sys.executable, ROOT / "tools" / "build_windows.py", package, digest, BUILT], check=True)
    return made


@pytest.fixture(scope="session")
def wine(setup: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    with Wine(tmp_path_factory.mktemp("wine")) as made:
        yield made


@pytest.fixture(scope="session")
def installed(wine: Wine, setup: Path) -> Installed:
    """The program as its silent setup leaves it."""
    done = wine.run(setup, "/S")
    assert done.returncode == 0
    return Installed(wine, wine.user / "AppData" / "Local" / "Programs" / "OCOP Docs")
