"""The promises of the product that need no other program hold under Windows: its own tests, run there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.windows.conftest import ROOT, Installed
from tools.windows_test.packages import install_for_tests
from tools.windows_test.wine import windows_path

pytestmark = pytest.mark.checkout

FOLDERS = ("vietnamese", "documents", "law", "intake", "checks/content", "revision", "rounds", "isolation")

PATIENCE_S = 1800
"""Seconds that the longest folder may take on a busy machine."""


@pytest.fixture(scope="session")
def python(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the installed Python that also finds the packages for tests and the tests themselves."""
    room = tmp_path_factory.mktemp("promises")
    shutil.copytree(installed.folder / "python", room / "python")
    install_for_tests(room / "packages", tmp_path_factory.mktemp("wheels"))
    shutil.copytree(ROOT / "tests", room / "tests", ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", room)
    (path_file,) = (room / "python").glob("python3*._pth")
    more = "".join(f"{windows_path(room / name)}\n" for name in ("packages", "."))
    path_file.write_text(path_file.read_text(encoding="utf-8") + more, encoding="utf-8")
    return room / "python" / "python.exe"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_tests_of_a_folder_pass_there(
    installed: Installed, python: Path, folder: str, request: pytest.FixtureRequest
) -> None:
    room = python.parents[1]
    options = ("-q", "-p", "no:cacheprovider", "-m", "not checkout and not soak")

    done = installed.wine.run(
        python, "-X", "utf8", "-m", "pytest", *options, f"tests/{folder}", cwd=room, seconds=PATIENCE_S
    )

    last = done.stdout.decode().strip().splitlines()[-1]
    request.config.get_terminal_writer().line(f" {folder}: {last}")
    assert done.returncode == 0, done.stdout.decode()[-4000:]
    assert re.search(r"\b[1-9]\d* passed", last)
