"""The edition for Windows, as far as another system can try it: its parts are checked, its starter starts and stops."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.locked import ROOT

pytestmark = pytest.mark.checkout

START = ROOT / "tools" / "windows_setup" / "start.pyw"


def test_another_python_than_the_hash_names_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "python.zip"
    package.write_bytes(b"another file")
    command = [sys.executable, ROOT / "tools" / "build_windows.py", package, "0" * 64]

    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert "is not the file of that SHA-256" in result.stderr


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho $1 >> '{tmp_path}/opened'\n", encoding="utf-8")
    browser.chmod(0o755)
    own = {"OCOP_DOCS_PORT": port, "LOCALAPPDATA": str(tmp_path), "BROWSER": f"{browser} %s"}
    return os.environ | own


def until(true: Callable[[], bool]) -> None:
    for _ in range(100):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it never came true")


def start(environment: dict[str, str], *options: str) -> int:
    return subprocess.run([sys.executable, START, *options], env=environment, check=False).returncode


def answers(environment: dict[str, str]) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{environment['OCOP_DOCS_PORT']}/health", timeout=5).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(os.name == "nt", reason="the browser is a shell command here")
def test_the_starter_starts_one_program_opens_its_page_and_stops_it(
    environment: dict[str, str], tmp_path: Path
) -> None:
    running = tmp_path / "ocop-docs" / "running.txt"

    assert start(environment) == 0
    first = running.read_text(encoding="utf-8")
    assert start(environment) == 0

    assert answers(environment)
    assert (tmp_path / "opened").read_text().split() == [f"http://127.0.0.1:{environment['OCOP_DOCS_PORT']}/"] * 2
    assert running.read_text(encoding="utf-8") == first
    assert start(environment, "--stop") == 0
    assert not running.exists()
    until(lambda: not answers(environment))


def test_a_program_that_cannot_start_is_told_with_the_place_of_its_log(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with socket.create_server(("127.0.0.1", int(environment["OCOP_DOCS_PORT"]))):
        command = [sys.executable, START]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert "Chưa mở được OCOP Docs" in result.stderr
    assert "cổng đang được dùng" in (tmp_path / "ocop-docs" / "log.txt").read_text(encoding="utf-8")
