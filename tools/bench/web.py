"""The pages under fifty clerks at once: failures, waiting times, memory, and speed against bare docxtpl.

Each clerk checks, renders and downloads a plan of five pages, again and again, never the same plan twice in a row.
The bare view only fills the same template with docxtpl, as its README shows; both are served in the same way.
"""

from __future__ import annotations

import io
import json
import logging
import multiprocessing
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import cycle
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import waitress.server
from flask import Flask, Response, send_file
from playwright.sync_api import Browser, sync_playwright

from bench.data import plans
from bench.engines import docxtpl_as_manual
from bench.measure import Runner, race
from bench.rows import Row
from ocop_docs import load
from ocop_docs.rendering.context import build_context
from ocop_docs.resources import template_path
from ocop_docs.web.app import create_app

CLERKS = 50
THREADS = 8
MINUTE = 60.0
REQUESTS = 10_000
CHECK, RENDER = "/api/v1/check", "/api/v1/render"
JSON = {"Content-Type": "application/json"}


def under_load() -> Iterator[Row]:
    """The rows about the web pages."""
    with _served(create_app) as (process, port):
        if chromium := shutil.which("chromium"):
            yield _first_page(chromium, port)
        yield _waiting(port)
        yield _memory(process, port)
        with _served(bare_app) as (_, bare_port):
            paces = race({"ours": _asking(port, RENDER), "bare": _asking(bare_port, RENDER)}, seconds=6)
    ours, bare = paces["ours"], paces["bare"]
    shown = f"{ours.per_second:,.1f}/s / {bare.per_second:,.1f}/s"
    yield Row(f"web, documents for {CLERKS} clerks, over docxtpl alone in such a view", bare.over(ours), "≥ 40", shown)


def bare_app() -> Flask:
    """A view that only does what docxtpl's README shows."""
    app = Flask("bare")
    render = docxtpl_as_manual(template_path("plan"))
    contexts = cycle([build_context(load(plan)) for plan in plans(CLERKS)])

    @app.post(RENDER)
    def view() -> Response:
        return send_file(io.BytesIO(render(next(contexts))), download_name="plan.docx")

    return app


class Clerks:
    """Clerks who ask for `paths` in turn until told to stop; how long each round took is kept, in seconds."""

    def __init__(self, port: int, *paths: str) -> None:
        self._port, self._paths = port, paths
        self._plans = [json.dumps(plan).encode() for plan in plans(CLERKS)]
        self.waited: list[float] = []
        self._failed: list[str] = []
        self._enough = threading.Event()

    def work(self, until: Callable[[], bool]) -> float:
        """Let them work until `until` is true; return the seconds it took; raise if a request failed."""
        began = time.perf_counter()
        clerks = [threading.Thread(target=self._one, args=(number,)) for number in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        while not (until() or self._failed):
            time.sleep(0.1)
        self._enough.set()
        for clerk in clerks:
            clerk.join()
        if self._failed:
            raise RuntimeError(f"{len(self._failed)} requests failed, the first: {self._failed[0]}")
        return time.perf_counter() - began

    def _one(self, number: int) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        mine = cycle(self._plans[number:] + self._plans[:number])
        while not self._enough.is_set():
            began, plan = time.perf_counter(), next(mine)
            for path in self._paths:
                self._ask(connection, path, plan)
            self.waited.append(time.perf_counter() - began)
        connection.close()

    def _ask(self, connection: HTTPConnection, path: str, plan: bytes) -> None:
        try:
            connection.request("POST", path, plan, JSON)
            response = connection.getresponse()
            if not response.read() or response.status != HTTPStatus.OK:
                self._failed.append(f"{path} {response.status}")
        except OSError as error:
            self._failed.append(f"{path} {error!r}")
            connection.close()


def _first_page(chromium: str, port: int) -> Row:
    """How soon a fresh browser has the first page with its scripts run, at the median of ten visits."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        taken = [_visit(browser, f"http://127.0.0.1:{port}/") for _ in range(10)]
        browser.close()
    median = statistics.median(taken)
    return Row(
        "web, until the first page is usable in Chromium, over one second", median, "≤ 1", f"{median:.2f} s / 1 s"
    )


def _visit(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    taken: float = page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd / 1000")
    context.close()
    return taken


def _waiting(port: int) -> Row:
    clerks, end = Clerks(port, CHECK, RENDER), time.monotonic() + MINUTE
    took = clerks.work(lambda: time.monotonic() > end)
    p95, median = statistics.quantiles(clerks.waited, n=20)[-1], statistics.median(clerks.waited)
    what = f"web, {CLERKS} clerks for a minute, check and render: 95 of 100 waits over the median one; none failed"
    return Row(
        what, p95 / median, "≤ 5", f"{p95:.2f} s / {median:.2f} s; {2 * len(clerks.waited) / took:.0f} requests/s"
    )


def _memory(process: multiprocessing.process.BaseProcess, port: int) -> Row:
    before = _resident(process.pid)
    clerks = Clerks(port, CHECK, RENDER)
    clerks.work(lambda: 2 * len(clerks.waited) >= REQUESTS)
    after = _resident(process.pid)
    what = f"web, memory after {REQUESTS:,} more requests over memory after that minute"
    return Row(what, after / before, "≤ 1.05", f"{after // 1024} MB / {before // 1024} MB")


def _asking(port: int, path: str) -> Runner:
    def run(seconds: float) -> float:
        clerks, end = Clerks(port, path), time.monotonic() + seconds
        return clerks.work(lambda: time.monotonic() > end) / len(clerks.waited)

    return run


@contextmanager
def _served(make: Callable[[], Flask]) -> Iterator[tuple[multiprocessing.process.BaseProcess, int]]:
    """A server in a process of its own, and its port."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(make, sender), daemon=True)
    process.start()
    try:
        yield process, receiver.recv()
    finally:
        process.kill()
        process.join()


def _serve(make: Callable[[], Flask], ready: Connection) -> None:
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server: Any = waitress.server.create_server(make(), host="127.0.0.1", port=0, threads=THREADS, backlog=256)
    ready.send(server.effective_port)
    server.run()


def _resident(pid: int | None) -> int:
    """Resident memory of a process in kilobytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
