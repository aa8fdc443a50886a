"""The first hour: what a newcomer types installs the product with any Python and pip, with a network or without."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
import venv
from pathlib import Path

import pytest
from tests.packaging.network import network
from tools.locked import ROOT, pip

pytestmark = pytest.mark.checkout

OLDEST_PIP = "22.3"
"""What CPython 3.11.0 came with."""
WINDOWS = ROOT / "docs" / "windows.md"


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables under which pip knows nothing but a wheelhouse made from the locks."""
    folder = tmp_path_factory.mktemp("offline")
    house = folder / "wheelhouse"
    with network():
        pip(["make", f"PYTHON={sys.executable}", f"VENV={folder / 'venv'}", f"WHEELHOUSE={house}", "wheelhouse"])
    return {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(house), "PIP_CONFIG_FILE": os.devnull}


def install(environment: Path, python: str = sys.executable, **more: str) -> None:
    """Do what `make demo` does before its own work."""
    with network():
        pip(["make", f"PYTHON={python}", f"VENV={environment}", str(environment / ".run")], **more)


def reading(environment: Path) -> str:
    """What the installed command answers, for a sign of life."""
    program = environment / "bin" / "ocop-docs"
    return subprocess.run([program, "words", "15"], capture_output=True, text=True, check=True).stdout


def others() -> list[str]:
    """Other Pythons of this machine for which the product is made, one of each version."""
    kept = Path.home().glob(".pyenv/versions/3.*/bin/python3")
    found = [shutil.which(f"python3.{minor}") for minor in range(11, 20)] + [str(path) for path in sorted(kept)]
    code = "import sys, ensurepip; print('3.%d' % sys.version_info[1] if sys.version_info >= (3, 11) else '')"
    versions = {}
    for python in (path for path in found if path):
        result = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
        versions.setdefault(result.stdout.strip(), python)
    own = f"3.{sys.version_info.minor}"
    return [python for version, python in sorted(versions.items()) if version not in {"", own}]


@pytest.fixture(scope="module")
def installed(offline: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment into which make installed the product without a network."""
    environment = tmp_path_factory.mktemp("installed") / "venv"
    install(environment, **offline)
    return environment


def with_pip(environment: Path, version: str) -> str:
    """Return the Python of a new environment that has this pip."""
    venv.create(environment, with_pip=True)
    python = str(environment / "bin" / "python")
    with network():
        pip([python, "-m", "pip", "install", "--upgrade", version])
    return python


def test_a_wheelhouse_made_from_the_locks_installs_without_a_network(installed: Path) -> None:
    assert reading(installed) == "mười lăm\n"
    pip([str(installed / "bin" / "python"), "-m", "pip", "check"])


def test_without_its_extra_the_office_edition_names_in_one_line_what_to_install(installed: Path) -> None:
    program = str(installed / "bin" / "ocop-docs")
    for command in (["office", "doctor"], ["serve", "--office", "--no-browser"]):
        key = {"OCOP_DOCS_WEB_SECRET_KEY": "q7W-3kd9Xv_82mZpLr5TnB0yHs6CfJ41"}
        result = subprocess.run([program, *command], capture_output=True, text=True, check=False, env=os.environ | key)

        assert result.returncode == 2
        assert "pip install 'ocop-docs[office]'" in result.stderr
        assert len(result.stderr.splitlines()) == 2, "the heading and the line"


def test_the_oldest_pip_installs_from_the_locks_and_says_nothing(offline: dict[str, str], tmp_path: Path) -> None:
    with_pip(tmp_path / "venv", f"pip=={OLDEST_PIP}")

    result = make(f"VENV={tmp_path / 'venv'}", str(tmp_path / "venv" / ".run"), **offline)

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert reading(tmp_path / "venv") == "mười lăm\n"


def test_the_commands_for_windows_work_with_the_newest_pip(offline: dict[str, str], tmp_path: Path) -> None:
    python = with_pip(tmp_path / "venv", "pip")
    block = re.search(
        r"^py -3\.11 -m venv \.venv\n(.*?)^```", WINDOWS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert block is not None
    # The same lines, as they are typed elsewhere, into folders of their own.
    lines = block[1].replace(".venv\\Scripts\\python", python).replace("-o ke-hoach", f"-o {tmp_path}/ke-hoach")
    lines = lines.replace(".venv\\Scripts", str(tmp_path / "venv" / "bin")).replace("\\", "/")

    for line in lines.splitlines():
        pip(shlex.split(line), **offline)

    assert (tmp_path / "ke-hoach.docx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("python", others() or [pytest.param("", marks=pytest.mark.skip("no other Python here"))])
def test_every_other_python_of_this_machine_installs_from_the_locks(tmp_path: Path, python: str) -> None:
    install(tmp_path / "venv", python)

    assert reading(tmp_path / "venv") == "mười lăm\n"


def test_a_python_too_old_is_told_so_in_one_line(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    pretence = "import sys; sys.version = '3.10.13 (main)'; sys.version_info = (3, 10, 13); exec(sys.argv[1])"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{pretence}" "$2"\n', encoding="utf-8")
    old.chmod(0o755)

    result = make("demo", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")

    (line,) = result.stderr.splitlines()
    assert f'OCOP Docs needs Python 3.11 or later, "{old}" is Python 3.10.13.' in line
    assert (result.returncode, result.stdout, (tmp_path / "venv").exists()) == (2, "", False)


def test_a_python_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    result = make("demo", "PYTHON=no-python", f"VENV={tmp_path / 'venv'}")

    (line,) = result.stderr.splitlines()
    assert '"no-python" is not there' in line


def make(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run make in the checkout, as from a shell of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | more
    return subprocess.run(["make", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_make_serve_opens_the_page(installed: Path, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" >{opened}.new && mv {opened}.new {opened}\n', encoding="utf-8")
    browser.chmod(0o755)

    command = ["make", "serve", "PORT=0", f"VENV={installed}"]
    environment = os.environ | {"BROWSER": f"{browser} %s"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, process_group=0
    ) as server:
        assert server.stdout is not None
        announced = next(line for line in server.stdout if "http://" in line)  # make may name its folder first
        while not opened.exists() and server.poll() is None:
            time.sleep(0.05)
        page = urllib.request.urlopen(opened.read_text(encoding="utf-8").strip()).read().decode()  # noqa: S310 - ours
        os.killpg(server.pid, signal.SIGTERM)

    assert opened.read_text(encoding="utf-8").strip() in announced
    assert "<title>" in page
