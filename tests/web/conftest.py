"""A client that checks every page it fetches, a real server, and a real browser."""

from __future__ import annotations

import re
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import html5lib
import pytest
import waitress
from flask import Flask
from flask.testing import FlaskClient
from lxml import html as lxml_html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from werkzeug.test import TestResponse

from ocop_docs.settings import WebSettings
from ocop_docs.web.app import create_app

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


PASSING = re.compile(r'(nonce="|name="token" value=")[^"]+(")')
"""What differs each time that a page is drawn; without it a page is judged once, however often it is fetched."""
WORDS = re.compile(r'(\s[\w:-]+="|>)((?<=")[^"]*|(?<=>)[^<>]+)("|<)')
"""What an attribute says, and what stands between two tags, with its fences."""
ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5});")


@lru_cache(maxsize=256)
def faults_of_page(text: str) -> list[str]:
    """What is wrong with a page that every page must have right."""
    found = [fault for part in _without_templates(text) for fault in _markup(WORDS.sub(_plain, part))]
    page = lxml_html.fromstring(text)
    found += _frame(page) + _ids(page) + _labels(page) + _forms(page) + _scripts(page)
    if re.search(r'"[^"<>]*"', " ".join(page.xpath("//main//p/text()"))) and "alert(1)" not in text:
        found.append("straight quotes in running text")
    return found


def _without_templates(text: str) -> Iterator[str]:
    """The page without its templates, and each template's content where it will stand; html5lib knows no templates."""
    inner = re.compile(r"<template>((?:(?!<template>).)*?)</template>", re.DOTALL)
    while match := inner.search(text):
        content = match[1].strip()
        shell = "<table><tbody>{}</tbody></table>" if content.startswith("<tr") else "<ol>{}</ol>"
        yield f"<!doctype html><title>.</title>{shell.format(content)}"
        text = text[: match.start()] + text[match.end() :]
    yield text


def _plain(words: re.Match[str]) -> str:
    """Words that no parser could stumble over, as one letter: html5lib is slow, and many pages differ in words only."""
    text = ESCAPED.sub("x", words[2])
    safe = not set(text) & set("&<>") and "".join(text.split()).isprintable()
    return f"{words[1]}{'x' if text.strip() else ' '}{words[3]}" if safe else words[0]


@lru_cache(maxsize=512)
def _markup(text: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    return [f"html: {code} {facts}" for _, code, facts in parser.errors]


def _frame(page: HtmlElement) -> list[str]:
    checks = {
        "one h1": len(page.xpath("//h1")) == 1,
        "a title": bool(page.xpath("string(//title)").strip()),
        "lang": page.get("lang") == "vi",
        "no inline style": not page.xpath("//*[@style]"),
        "no inline handler": not page.xpath("//@*[starts-with(name(), 'on')]"),
    }
    return [name for name, right in checks.items() if not right]


def _ids(page: HtmlElement) -> list[str]:
    counts = Counter(page.xpath("//@id"))
    ids = set(counts)
    broken = [
        f"{attribute} → {one}"
        for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for value in page.xpath(f"//@{attribute}")
        for one in value.split()
        if one not in ids
    ]
    return [f"id twice: {name}" for name, count in counts.items() if count > 1] + broken


def _labels(page: HtmlElement) -> list[str]:
    fields = page.xpath("//input[not(@type='hidden')] | //select | //textarea")
    labelled = set(page.xpath("//label/@for"))
    return [f"no label: {one.get('name')}" for one in fields if one.get("id") not in labelled]


def _forms(page: HtmlElement) -> list[str]:
    posts = page.xpath("//form[@method='post']")
    return [f"no token in {one.get('action')}" for one in posts if not one.xpath(".//input[@name='token']/@value")]


def _scripts(page: HtmlElement) -> list[str]:
    return [f"script: {one.get('src')}" for one in page.xpath("//script") if not one.get("nonce") or not one.get("src")]


class CheckingClient(FlaskClient):
    """Flask's client, which checks each HTML page that passes through it, unless told that the page is `known`."""

    def open(self, *args: Any, known: bool = False, **options: Any) -> TestResponse:  # noqa: ANN401 - handed on to Flask
        options.setdefault("base_url", ORIGIN)
        options.setdefault("buffered", True)
        response = super().open(*args, **options)
        if not known and response.mimetype == "text/html" and response.text.startswith("<!doctype"):
            assert faults_of_page(PASSING.sub(r"\1x\2", response.text)) == []
        return response

    def token(self) -> str:
        """A token of this client's session."""
        return str(self.get("/tra-cuu/phien").get_json()["token"])

    def send(
        self,
        path: str,
        fields: dict[str, Any] | None = None,
        **options: Any,  # noqa: ANN401 - as above
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
    """The real server, on a free port of this machine, which can go away and come back."""

    def __init__(self, batches: Path) -> None:
        self.port = 0
        self.batches = batches
        self.start()

    def start(self) -> None:
        app = create_app(WebSettings(batch_folder=self.batches))
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
    """A clerk's browser: remembers everything that a page complained of."""

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

    def make(**options: Any) -> Office:  # noqa: ANN401 - what a browser context takes
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
