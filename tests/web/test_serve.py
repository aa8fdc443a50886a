"""The command that opens the page: where it listens, what it refuses, what it says."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from flask import Flask, request
from pydantic import SecretStr
from waitress.adjustments import Adjustments

from ocop_docs.settings import WebSettings
from ocop_docs.web import serve as module
from ocop_docs.web.app import create_app
from ocop_docs.web.oversized import DroppingParser
from ocop_docs.web.serve import CannotServe, is_local, make_server, require_key, serve


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.9"])
def test_this_machine_needs_no_key(host: str) -> None:
    assert is_local(host)
    require_key(host, WebSettings())


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "ocop.xa.gov.vn"])  # noqa: S104 - refused is what they must be
@pytest.mark.parametrize("key", [None, "dev", "3f9a0c81d2e74b56a8f0917cde23b46", "a" * 32, "ab" * 40, "matkhau1" * 8])
def test_serving_other_machines_needs_a_secret_key_and_mentions_accounts(host: str, key: str | None) -> None:
    web = WebSettings(secret_key=SecretStr(key) if key else None)

    with pytest.raises(CannotServe, match=r"OCOP_DOCS_WEB_SECRET_KEY.*Tài khoản người dùng"):
        require_key(host, web)


def test_a_long_key_opens_the_page_to_others() -> None:
    require_key("192.168.1.5", WebSettings(secret_key=SecretStr("3f9a0c81d2e74b56a8f0917cde23b465")))


OLDER = "c0ffee81d2e74b56a8f0917cde23b4d7"


@pytest.mark.parametrize("older", ["", "dev", "a" * 32, "matkhau1" * 8, "3f9a0c81d2e74b56a8f0917cde23b465", OLDER])
def test_an_older_key_that_is_weak_or_there_twice_is_refused_for_other_machines(older: str) -> None:
    key, given = "3f9a0c81d2e74b56a8f0917cde23b465", [SecretStr(OLDER), SecretStr(older)]

    with pytest.raises(CannotServe, match="OCOP_DOCS_WEB_SECRET_KEY_FALLBACKS"):
        require_key("192.168.1.5", WebSettings(secret_key=SecretStr(key), secret_key_fallbacks=given))
    require_key("192.168.1.5", WebSettings(secret_key=SecretStr(key), secret_key_fallbacks=given[:1]))


def test_a_taken_port_is_reported_in_vietnamese() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(CannotServe, match="cổng đang được dùng"):
            serve("127.0.0.1", taken.getsockname()[1], browser=False)


def test_a_client_that_sends_too_slowly_is_disconnected() -> None:
    server = make_server("127.0.0.1", 0, WebSettings(slow_client_s=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=15) as slow:
        slow.sendall(b"POST /mo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n\r\na")
        ended = slow.recv(1000)

    assert ended == b"" or b" 408 " in ended
    _stop(server, thread)


def _stop(server: Any, thread: threading.Thread) -> None:
    sockets = server._map  # noqa: SLF001 - waitress has no other way to be told
    server.trigger.pull_trigger(lambda: [one.close() for one in list(sockets.values())])
    server.task_dispatcher.shutdown()
    thread.join(5)


@pytest.mark.parametrize(
    ("proxy", "shown"), [("", "127.0.0.1"), ("127.0.0.1", "10.0.0.7"), ("*", "10.0.0.7"), ("10.9.9.9", "127.0.0.1")]
)
def test_the_address_of_a_client_is_taken_only_from_the_proxy_that_is_named(
    monkeypatch: pytest.MonkeyPatch, proxy: str, shown: str
) -> None:
    """The last address: what a client writes itself stands before it."""

    def application(*given: Any) -> Flask:
        app = create_app(*given)
        app.add_url_rule("/dia-chi", view_func=lambda: f"{request.remote_addr} {request.host} {request.scheme}")
        return app

    monkeypatch.setattr(module, "create_app", application)
    server = make_server("127.0.0.1", 0, WebSettings(trusted_proxy=proxy))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    forged = {"X-Forwarded-For": "1.2.3.4, 10.0.0.7", "X-Forwarded-Host": "evil", "X-Forwarded-Proto": "ftp"}
    address = f"127.0.0.1:{server.effective_port}"

    with urllib.request.urlopen(urllib.request.Request(f"http://{address}/dia-chi", headers=forged)) as answer:
        assert answer.read().decode() == f"{shown} {address} http"
    _stop(server, thread)


@pytest.mark.parametrize("times", [1.1, 5])
def test_a_body_over_the_limit_is_refused_in_vietnamese_after_it_was_sent(times: float) -> None:
    server = make_server("127.0.0.1", 0, WebSettings(max_body_bytes=2_000_000))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    size = int(2_000_000 * times)
    head = f"POST /mo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n"

    with socket.create_connection(("127.0.0.1", server.effective_port), timeout=20) as client:
        client.sendall(head.encode() + b"a" * size)
        answer = b"".join(iter(lambda: client.recv(65_536), b"")).decode()

    assert answer.startswith("HTTP/1.1 413 ")
    assert "lớn hơn giới hạn 2000000 byte" in answer
    _stop(server, thread)


def test_a_body_far_over_the_limit_is_cut_off() -> None:
    parser = DroppingParser(Adjustments(max_request_body_size=1_000))

    parser.received(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10001\r\n\r\n")

    assert parser.completed
    assert parser.error.code == 413


COMMAND = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # tests in the background hand down that it is ignored
from ocop_docs.cli.main import main
main()
"""


@contextmanager
def start(*options: str) -> Iterator[subprocess.Popen[str]]:
    """The command as a clerk runs it; gone in the end, whatever the test found."""
    command = [sys.executable, "-c", COMMAND, "serve", "--no-browser", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_command_serves_the_first_page_and_ends_quietly() -> None:
    with start("--port", "0") as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert address is not None
        with urllib.request.urlopen(address[0], timeout=20) as page:  # noqa: S310 - the address that the command printed
            text = page.read().decode()
            server = page.headers.get("Server")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)

    assert "Hôm nay làm việc gì?" in text
    assert server is None
    assert "Traceback" not in errors


def test_the_command_refuses_a_public_address_without_a_key() -> None:
    with start("--host", "0.0.0.0") as process:  # noqa: S104 - as above
        _, errors = process.communicate(timeout=20)

    assert process.returncode == 2
    assert "cần khóa bí mật riêng" in errors


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_a_signal_ends_the_server_with_its_workers_and_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    boundary = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nPK\r\n--x--\r\n'
    with start("--port", "0") as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert address is not None
        asked = urllib.request.Request(  # noqa: S310 - the address that the command printed
            f"{address[0]}api/v1/lint", boundary, {"Content-Type": "multipart/form-data; boundary=x"}
        )
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(asked, timeout=60)  # noqa: S310 - as above
        workers = psutil.Process(process.pid).children(recursive=True)
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)

    assert (process.returncode, errors) == (128 + signal.SIGTERM, "")
    assert len(workers) == 1
    assert not workers[0].is_running() or workers[0].status() == psutil.STATUS_ZOMBIE
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("ocop-docs-")] == []
