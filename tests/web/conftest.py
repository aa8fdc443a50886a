"""A client that checks every page it fetches, a real server, and a real browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from tests.web.page_errors import errors_of_page
from werkzeug.test import TestResponse

from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app

if TYPE_CHECKING:
    from ocop_docs.office.store.store import Store

ORIGIN = "http://127.0.0.1"
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
"""The same browser under three names; the first draws pages but no windows, for half the work."""
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), "chromium")
PATIENCE = 20_000
"""Milliseconds to wait for what a page must show: a limit for a busy machine, not a measure."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class CheckingClient(FlaskClient):
    """Flask's client, which checks each HTML page that passes through it, unless told that the page is `known`."""

    def open(self, *args: Any, known: bool = False, **options: Any) -> TestResponse:
        options.setdefault("base_url", ORIGIN)
        options.setdefault("buffered", True)
        response = super().open(*args, **options)
        if not known and response.mimetype == "text/html" and response.text.startswith("<!doctype"):
            assert errors_of_page(response.text) == []
        return response

    def token(self) -> str:
        """A token of this client's session."""
        return str(self.get("/tra-cuu/phien").get_json()["token"])

    def send(
        self,
        path: str,
        fields: dict[str, Any] | None = None,
        **options: Any,
    ) -> TestResponse:
        """Post a form as one of our pages does."""
        return self.post(path, data={"token": self.token(), **(fields or {})}, **options)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = create_app(WebSettings(batch_folder=tmp_path_factory.mktemp("lô")))
    made.test_client_class = CheckingClient
    return made


@pytest.fixture
def client(app: Flask) -> CheckingClient:
    made = app.test_client()
    assert isinstance(made, CheckingClient)
    return made


class Server:
    """The real server on a free port of this machine; it can be stopped and started again."""

    def __init__(self, batches: Path, store: Store | None = None) -> None:
        self.port = 0
        self.batches = batches
        self.store = store
        self.start()

    def start(self) -> None:
        app = create_app(WebSettings(batch_folder=self.batches), self.store)
        self._server = waitress.create_server(app, host="127.0.0.1", port=self.port, threads=6)
        self.port = self._server.effective_port
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close every socket, in the thread that serves them."""
        sockets = self._server._map  # noqa: SLF001 - waitress has no other way to be told
        self._server.task_dispatcher.shutdown()
        self._server.trigger.pull_trigger(lambda: [one.close() for one in list(sockets.values())])
        self._thread.join(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("lô"))
    yield made
    made.stop()


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "lô")
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


class Office:
    """A clerk's browser; collects every error and warning of its pages."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.complaints: list[str] = []
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        context.on("console", self._note)

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.goto(address)
        return page


OfficeIn = Callable[..., Office]
"""Opens a clerk's browser with what a browser context takes."""


@pytest.fixture
def office_in(browser: Browser, no_cover: None) -> Iterator[OfficeIn]:
    """A browser on this machine shares its cores with the server: that one's lines are counted by other tests."""
    made: list[Office] = []

    def make(**options: Any) -> Office:
        settings = {"viewport": {"width": 1366, "height": 768}, "locale": "vi-VN", **options}
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE)
        made.append(Office(context))
        return made[-1]

    yield make
    for office in made:
        office.context.close()


@pytest.fixture
def office(office_in: OfficeIn) -> Iterator[Office]:
    made = office_in()
    yield made
    assert made.complaints == []
