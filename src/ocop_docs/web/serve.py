"""Runs the application under waitress, for this machine or, with a secret key, for others."""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
import webbrowser
from typing import Any

import waitress.server

from ocop_docs.errors import OcopDocsError, fault
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.access_log import LOG, log_requests
from ocop_docs.web.app import LOOPBACK, create_app
from ocop_docs.web.oversized import DroppingChannel

SHORTEST_KEY = 32
"""Characters of a key that is a secret."""
FEWEST_CHARACTERS = 8
"""Different ones among them; a random key of 32 hexadecimal digits has about 14."""
_WITHOUT_ACCOUNTS = (
    "Bản này chưa có tài khoản người dùng (sẽ có ở bản cho cơ quan): máy nào mở được địa chỉ này đều dùng được. "
    "Chỉ mở trong mạng nội bộ tin cậy."
)


_BROWSER_DELAY_S = 0.3
"""The browser is opened this long after the socket is bound, when the server accepts requests."""
_CLEANUP_INTERVAL_S = 30


class CannotServe(OcopDocsError):
    """The address needs a secret key, or is taken."""


def is_local(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def require_key(host: str, web: WebSettings) -> None:
    """Refuse an address that other machines can reach unless sessions are signed with a long enough key.

    Raises:
        CannotServe: the key is missing, too short, or of few characters.
    """
    key = web.secret_key.get_secret_value() if web.secret_key else ""
    if not is_local(host) and not _is_secret(key):
        raise CannotServe(fault("key-missing", host=host, shortest=SHORTEST_KEY))


def _is_secret(key: str) -> bool:
    """Whether a key is long, of many characters, and no shorter text repeated."""
    repeats = key in (key + key)[1:-1]
    return len(key) >= SHORTEST_KEY and len(set(key)) >= FEWEST_CHARACTERS and not repeats


def serve(host: str, port: int, *, browser: bool, log: bool = False, web: WebSettings | None = None) -> None:
    """Serve until interrupted; print the address, open it if `browser`, write an access log if `log`.

    Raises:
        CannotServe: a public address without a key, or a port that is taken.
    """
    web = web or settings().web
    require_key(host, web)
    if not is_local(host):
        _tell(_WITHOUT_ACCOUNTS)
        web = web.model_copy(update={"trusted_hosts": [*web.trusted_hosts, host]})
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # its notes on queued requests mean nothing to a clerk
    if log:
        _log_to_standard_error()
    server = make_server(host, port, web, log=log)
    address = _address(host, server.effective_port)
    _tell(f"OCOP Docs đang chạy tại {address}\nBấm Ctrl+C để dừng.")
    if browser:
        threading.Timer(_BROWSER_DELAY_S, webbrowser.open, [address]).start()
    try:
        server.run()
    except KeyboardInterrupt:
        server.close()


def make_server(host: str, port: int, web: WebSettings, *, log: bool = False) -> Any:
    """Return the waitress server, bound and not yet running; raise CannotServe if the address is taken."""
    app = create_app(web)
    if log:
        log_requests(app)
    server = waitress.server.create_server(
        app,
        sockets=[_bind(host, port)],
        threads=web.threads,
        channel_timeout=web.slow_client_s,
        cleanup_interval=min(_CLEANUP_INTERVAL_S, web.slow_client_s),
        max_request_body_size=web.max_body_bytes + 1,
        ident=None,
        clear_untrusted_proxy_headers=True,
        url_scheme=web.scheme,
    )
    server.channel_class = DroppingChannel  # type: ignore[union-attr]  # of one socket it makes one server
    return server


def _bind(host: str, port: int) -> socket.socket:
    """Return a listening socket; bound here because waitress leaks its own when the port is taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise CannotServe(fault("address-taken", host=host, port=port)) from error


def _log_to_standard_error() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - shown to whoever started the server


def _address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
