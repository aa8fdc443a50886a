"""The one file, opened by its path in a browser without a network; its frame stands for a page of the server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Frame, Page
from tests.web.conftest import PATIENCE, browser  # noqa: F401 - the fixture
from tools.single_file.build import PYODIDE, build

BOOT = 60_000
"""Milliseconds that a busy machine may take to start the program."""
OPENED = "html.open"


@pytest.fixture(scope="session")
def single_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, built once for all processes of a run."""
    missing = (
        None
        if PYODIDE.is_dir() and shutil.which("node")
        else "Pyodide or Node.js is not installed: make single-file-test"
    )
    if missing and os.environ.get("CI") == "true":
        pytest.fail(missing)
    if missing:
        pytest.skip(missing)
    shared = tmp_path_factory.getbasetemp()
    target = (shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared) / "Văn bản OCOP" / "ocop-docs.html"
    target.parent.mkdir(exist_ok=True)
    with FileLock(f"{target}.lock"):
        if not target.exists():
            build(target)
    return target


class FilePage:
    """A page of the program: what is asked of a page is asked of the frame, but for what only a tab has."""

    OF_THE_TAB = frozenset(
        {"close", "context", "emulate_media", "expect_download", "keyboard", "on", "screenshot", "set_viewport_size"}
        | {"url", "wait_for_url", "evaluate_in_tab"}
    )

    def __init__(self, tab: Page, address: str) -> None:
        self.tab = tab
        tab.goto(address)
        self._wait()

    def _wait(self) -> None:
        self.tab.wait_for_selector(OPENED, timeout=BOOT)
        element = self.tab.query_selector("#page")
        frame = element and element.content_frame()
        assert frame
        self.frame: Frame = frame

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tab if name in self.OF_THE_TAB else self.frame, name)

    def goto(self, address: str) -> None:
        """Open another page of the program."""
        self.tab.evaluate("address => program.visit(address)", address.partition("#")[2] or "/")

    def reload(self) -> None:
        """Reload the tab, which starts the program anew."""
        self.tab.reload()
        self._wait()


class FileOffice:
    """A clerk's browser without a network; collects complaints and every request."""

    def __init__(self, browser: Browser, file: Path) -> None:  # noqa: F811 - pytest's way
        self.context = browser.new_context(offline=True, viewport={"width": 1366, "height": 768}, locale="vi-VN")
        self.context.set_default_timeout(PATIENCE)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("console", lambda one: one.type in ("error", "warning") and self.complaints.append(one.text))
        self.context.on("request", lambda one: self.requests.append(one.url))
        self.home = file.as_uri()
        self.page: FilePage | None = None

    def open(self, address: str) -> FilePage:
        """Open a page in the one tab, without drafts of earlier pages."""
        if self.page is None:
            self.page = FilePage(self.context.new_page(), self.home)
        self.page.tab.evaluate(
            "() => { while (program.storage.length) program.storage.removeItem(program.storage.key(0)); }"
        )
        self.page.goto(address)
        return self.page

    def sent(self) -> list[str]:
        """Every request but for the file itself and what its scripts made in memory."""
        return [
            one for one in self.requests if one.partition("#")[0] != self.home and one[:5] not in ("blob:", "data:")
        ]


@pytest.fixture(scope="session")
def shared_office(browser: Browser, single_file: Path) -> Iterator[FileOffice]:  # noqa: F811 - pytest's way
    made = FileOffice(browser, single_file)
    yield made
    made.context.close()


@pytest.fixture
def office(shared_office: FileOffice, no_cover: None) -> Iterator[FileOffice]:
    """The browser; nothing may have been sent or complained of when a test ends."""
    shared_office.complaints.clear()
    yield shared_office
    assert (shared_office.complaints, shared_office.sent()) == ([], [])


class Address:
    """Stands for the server: pages are reached behind the file's `#`."""

    def __init__(self, url: str) -> None:
        self.url = url


@pytest.fixture
def server(single_file: Path) -> Address:
    return Address(f"{single_file.as_uri()}#")
