"""How the pages bear fifty clerks at once: errors, waiting times, memory, and speed against bare docxtpl.

    python tools/bench_web.py [--seconds 60] [--requests 10000]

Each clerk checks, renders and downloads a plan of several pages, again and again. Speed is a ratio to a Flask view
that only fills the same template with docxtpl, as its README says, so that figures of two machines can be compared.
"""

from __future__ import annotations

import argparse
import io
import logging
import multiprocessing
import statistics
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import waitress.server
from docxtpl import DocxTemplate
from flask import Flask, request, send_file
from jinja2 import Environment

from ocop_docs.pipeline import load
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.filters import ended
from ocop_docs.resources import samples_folder, template_path
from ocop_docs.web import create_app

CLERKS = 50
SAMPLE = samples_folder() / "plan" / "tinh-minh-hoa-2027.json"
MOST_P95 = 5.0
MOST_GROWTH = 0.05
JSON = {"Content-Type": "application/json"}


def bare_app() -> Flask:
    """A view that does what docxtpl's README says, and nothing else."""
    app = Flask("bare")
    context = build_context(load(SAMPLE))
    environment = Environment(autoescape=True)
    environment.filters["ended"] = ended  # our templates call it

    @app.post("/api/v1/render")
    def render() -> Any:  # noqa: ANN401 - Flask takes many things
        request.get_data()
        template = DocxTemplate(str(template_path("plan")))
        template.render(context, environment, autoescape=True)
        target = io.BytesIO()
        template.save(target)
        target.seek(0)
        return send_file(target, download_name="plan.docx")

    return app


def serve(make: Callable[[], Flask], told: Connection) -> None:
    """Serve on a free port and tell which."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server: Any = waitress.server.create_server(make(), host="127.0.0.1", port=0, threads=8, backlog=256)
    told.send(server.effective_port)
    server.run()


def start(make: Callable[[], Flask]) -> tuple[multiprocessing.process.BaseProcess, int]:
    """Start a server in a process of its own."""
    told, tells = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(make, tells), daemon=True)
    process.start()
    return process, told.recv()


def resident(pid: int | None) -> int:
    """Resident memory of a process in kilobytes; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.is_file() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


class Clerks:
    """Clerks who ask for `paths` in turn until told to stop; waiting times in seconds and failures are kept."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self._port, self._paths = port, paths
        self._data = SAMPLE.read_bytes()
        self.waited: list[float] = []
        self.failed: list[str] = []
        self._enough = threading.Event()

    def work(self, until: Callable[[], bool]) -> float:
        """Let them work until `until` says so; return the seconds it took."""
        began = time.perf_counter()
        clerks = [threading.Thread(target=self._one) for _ in range(CLERKS)]
        for clerk in clerks:
            clerk.start()
        while not until():
            time.sleep(0.1)
        self._enough.set()
        for clerk in clerks:
            clerk.join()
        return time.perf_counter() - began

    def _one(self) -> None:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        while not self._enough.is_set():
            began = time.perf_counter()
            for path in self._paths:
                self._ask(connection, path)
            self.waited.append(time.perf_counter() - began)
        connection.close()

    def _ask(self, connection: HTTPConnection, path: str) -> None:
        try:
            connection.request("POST", path, self._data, JSON)
            response = connection.getresponse()
            body = response.read()
            if response.status != 200 or not body:  # noqa: PLR2004 - HTTP's own word for "all is well"
                self.failed.append(f"{path} {response.status}")
        except OSError as error:
            self.failed.append(f"{path} {error!r}")
            connection.close()


def measure(port: int, paths: list[str], seconds: float) -> tuple[Clerks, float]:
    """Work for `seconds`; return the clerks and how many rounds a second they got."""
    clerks = Clerks(port, paths)
    end = time.monotonic() + seconds
    took = clerks.work(lambda: time.monotonic() > end)
    return clerks, len(clerks.waited) / took


def growth(process: multiprocessing.process.BaseProcess, port: int, requests: int) -> float:
    """How much memory grew, as a share, from the first fifth of `requests` to the last."""
    for share in (requests // 5, requests):
        clerks = Clerks(port, ["/api/v1/check", "/api/v1/render"])
        clerks.work(lambda: 2 * len(clerks.waited) >= share)  # noqa: B023 - both are used within the round
        if share < requests:
            before = resident(process.pid)
    return resident(process.pid) / before - 1 if before else 0.0


def main() -> int:
    """Measure and print; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--requests", type=int, default=10_000)
    options = parser.parse_args()
    process, port = start(create_app)
    clerks, _ = measure(port, ["/api/v1/check", "/api/v1/render"], options.seconds)
    p95, median = statistics.quantiles(clerks.waited, n=20)[-1], statistics.median(clerks.waited)
    _, ours = measure(port, ["/api/v1/render"], options.seconds / 4)
    grown = growth(process, port, options.requests)
    process.kill()
    bare_process, bare_port = start(bare_app)
    bare_clerks, bare = measure(bare_port, ["/api/v1/render"], options.seconds / 4)
    bare_process.kill()
    print(f"{CLERKS} clerks, {len(clerks.waited)} rounds of check and render, {len(clerks.failed)} failed")
    print(f"waiting: median {median:.2f} s, p95 {p95:.2f} s, {p95 / median:.1f} times the median (at most {MOST_P95})")
    print(f"memory: grew {grown:+.1%} over {options.requests} requests (at most {MOST_GROWTH:.0%})")
    print(f"speed: {ours / bare:.2f} times bare docxtpl in the same place")
    return int(bool(clerks.failed or bare_clerks.failed) or p95 > MOST_P95 * median or grown > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
