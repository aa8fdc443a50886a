"""Every command of the pages runs as it is written: in an empty folder, in its order, with the wheel alone."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tools.run_tests import ROOT, build_wheel, install, prove_installed

pytestmark = pytest.mark.checkout

FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
RESULTS = ("-o", "--table", "--members", "--template", "--fix")
"""Options that name what a command writes."""
READY = {"serve": "http://", "scheduler": "Scheduler at:", "worker": "Registered to:"}
"""What a command prints when it is ready; it runs until it is ended."""


def commands(page: Path) -> list[list[str]]:
    """Return the lines of the page's blocks with commands of ours, as a shell splits them."""
    blocks = [block for language, block in FENCE.findall(page.read_text(encoding="utf-8")) if not language]
    lines = "".join(block for block in blocks if re.search(r"^ *ocop-docs ", block, re.MULTILINE)).splitlines()
    return [words for line in lines if (words := shlex.split(line, comments=True))]


PAGES = [page for page in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]) if commands(page)]
# The lines for PowerShell in docs/windows.md are run by test_install.py.


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Variables of a shell that finds the installed wheel and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    python = Path(install(build_wheel(folder / "dist"), folder / "venv"))
    prove_installed(str(python), folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "OCOP", "COV"))}
    path = f"{python.parent}{os.pathsep}{kept['PATH']}"
    return kept | {"PATH": path, "HOME": str(folder), "BROWSER": "true", "PYTHONIOENCODING": "utf-8"}


def written(command: list[str]) -> Iterator[str]:
    """Yield the files and folders that a command names as its results."""
    yield from (value for option, value in pairwise(command) if option in RESULTS)
    if command[1] == "render" and "-o" not in command:
        yield f"{Path(command[2]).stem}.docx"


def one(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Run a command that ends by itself: it succeeds, shows no error, and writes what it names."""
    result = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert result.returncode == 0, f"{command}: {result.stderr}"
    assert re.findall(r"^(?:Lỗi|Traceback).*", result.stdout + result.stderr, re.MULTILINE) == [], command
    assert [name for name in written(command) if not (folder / name).exists()] == [], command


@contextlib.contextmanager
def running(command: list[str], folder: Path, environment: dict[str, str]) -> Iterator[str]:
    """Start a command that runs until it is ended; yield the line by which it says that it is ready."""
    sign = next(sign for name, sign in READY.items() if name in command)
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    ) as process:
        try:
            assert process.stdout is not None
            yield next(line for line in process.stdout if sign in line)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def free_port() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


def here(command: list[str], port: str) -> list[str]:
    """Return a command with addresses of this machine where it names those of a network, and with a free port."""
    moved = [word.replace("10.0.0.5", "127.0.0.1").replace("8786", port) for word in command]
    if moved[0] == "dask":
        return ["python", "-m", *moved]
    return [*moved, "--port", "0"] if moved[1] == "serve" else moved


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_runs_in_its_order(page: Path, environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    with contextlib.ExitStack() as servers:
        for command in (here(words, port) for words in commands(page)):
            if not READY.keys() & set(command):
                one(command, tmp_path, environment)
                continue
            announced = servers.enter_context(running(command, tmp_path, environment))
            if "serve" in command:
                address = re.findall(r"http://\S+", announced)[0]
                assert b"<title>" in urllib.request.urlopen(address).read()  # noqa: S310 - our own page


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_the_python_of_a_readme_runs_after_its_commands(name: str, environment: dict[str, str], tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (code,) = [block for language, block in FENCE.findall(text) if language == "python"]
    (new,) = [command for command in commands(ROOT / name) if "vi-du.json" in command and "new" in command]
    one(new, tmp_path, environment)

    one(["python", "-c", code], tmp_path, environment)

    assert (tmp_path / "tu-python.docx").read_bytes()[:2] == b"PK"


def test_the_words_beside_a_command_are_those_that_it_prints(environment: dict[str, str], tmp_path: Path) -> None:
    line = 'ocop-docs words "10,5 tỷ" --money'
    printed = subprocess.run(shlex.split(line), cwd=tmp_path, env=environment, capture_output=True, check=True).stdout

    for name in ("README.md", "README.vi.md"):
        assert re.search(f"^{re.escape(line)} +# {printed.decode().strip()}$", (ROOT / name).read_text(), re.MULTILINE)


def test_both_readmes_have_the_same_commands_link_to_each_other_and_fit_two_screens() -> None:
    english, vietnamese = (ROOT / name for name in ("README.md", "README.vi.md"))

    assert commands(english) == commands(vietnamese)
    assert {"README.md", "README.vi.md", "huong-dan.md", "scaling.md"} <= {page.name for page in PAGES}
    for page, other in ((english, vietnamese), (vietnamese, english)):
        lines = page.read_text(encoding="utf-8").splitlines()
        assert f"]({other.name})" in lines[0]
        assert len(lines) <= 90
