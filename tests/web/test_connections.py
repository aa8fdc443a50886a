"""The server under clients that hold connections, drip bytes, or send work without end: others are still served."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection

import pytest

from ocop_docs.settings import WebSettings
from ocop_docs.web.connections import FairServer
from ocop_docs.web.serve import make_server


@contextmanager
def running(**limits: object) -> Iterator[FairServer]:
    server = make_server("127.0.0.1", 0, WebSettings(**limits))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server
    sockets = server._map  # noqa: SLF001 - waitress has no other way to be told
    server.trigger.pull_trigger(lambda: [one.close() for one in list(sockets.values())])
    server.task_dispatcher.shutdown()
    thread.join(5)


def status_of_first_page(server: FairServer) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.effective_port}/", timeout=20) as page:
        return int(page.status)


def connect(server: FairServer, clients: ExitStack) -> socket.socket:
    return clients.enter_context(socket.create_connection(("127.0.0.1", server.effective_port), timeout=20))


def until(met: Callable[[], bool]) -> None:
    for _ in range(400):
        if met():
            return
        time.sleep(0.05)
    pytest.fail("it never came to that")


def test_hundreds_of_idle_connections_lock_nobody_out() -> None:
    with running(connections=50) as server, ExitStack() as clients:
        for _ in range(120):
            connect(server, clients)

        assert [status_of_first_page(server) for _ in range(3)] == [200] * 3


def test_browsers_that_keep_six_connections_each_are_all_served() -> None:
    with running() as server, ExitStack() as browsers:
        kept = [HTTPConnection("127.0.0.1", server.effective_port, timeout=20) for _ in range(17 * 6)]
        for connection in kept:
            browsers.callback(connection.close)
            connection.request("GET", "/static/app.css")
            assert connection.getresponse().read()

        assert status_of_first_page(server) == 200


@pytest.mark.parametrize(
    "begun", [b"GET / HTTP/1.1\r\n", b"POST /mo HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n"]
)
def test_a_request_that_drips_is_ended(begun: bytes) -> None:
    with running(slow_client_s=1) as server, ExitStack() as clients:
        dripping = connect(server, clients)
        dripping.sendall(begun)

        def ended() -> bool:
            try:
                dripping.sendall(b"a")
            except OSError:
                return True
            return False

        until(ended)


def test_connections_of_the_client_with_the_most_make_room_first() -> None:
    with running(connections=40) as server, ExitStack() as clients:
        other = socket.create_connection(("127.0.0.1", server.effective_port), source_address=("127.0.0.2", 0))
        clients.enter_context(other)
        until(lambda: len(server._channels) == 1)  # noqa: SLF001
        for _ in range(100):
            connect(server, clients)
        until(lambda: len(server._channels) < 40)  # noqa: SLF001

        other.sendall(b"GET /favicon.ico HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")

        assert other.recv(100).startswith(b"HTTP/1.1 301")


def test_pages_are_answered_while_all_threads_for_uploads_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()
    monkeypatch.setattr("ocop_docs.web.security._from_own_site", lambda: held.wait(20))
    with running() as server, ExitStack() as clients:
        for _ in range(30):
            sending = connect(server, clients)
            sending.sendall(b"POST /mo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\n\r\na")

        assert status_of_first_page(server) == 200
        held.set()
