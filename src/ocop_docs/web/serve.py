"""Runs the application under waitress, for this machine or, with a secret key, for others."""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading
import webbrowser
from typing import TYPE_CHECKING, Any

from ocop_docs.engines import libreoffice
from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.isolation import pool
from ocop_docs.office.extra import require_extra
from ocop_docs.settings import WebSettings, settings
from ocop_docs.web.app import LOOPBACK, create_app
from ocop_docs.web.connections import FairServer

if TYPE_CHECKING:
    from flask import Flask

    from ocop_docs.office.store.store import Store

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
        CannotServe: the key or one of the older keys is missing, too short or of few characters, or two are equal.
    """
    if not is_local(host):
        _require_secrets(web, fault("key-missing", host=host, shortest=SHORTEST_KEY))


def _require_secrets(web: WebSettings, missing: Fault) -> None:
    """Raise CannotServe, with `missing`, unless the key is a secret, and unless every older key is one and differs."""
    key = web.secret_key.get_secret_value() if web.secret_key else ""
    older = [one.get_secret_value() for one in web.secret_key_fallbacks]
    if not _is_secret(key):
        raise CannotServe(missing)
    if not all(map(_is_secret, older)) or len({key, *older}) <= len(older):
        raise CannotServe(fault("older-key-weak", shortest=SHORTEST_KEY))


def _is_secret(key: str) -> bool:
    """Whether a key is long, of many characters, and no shorter text repeated."""
    repeats = key in (key + key)[1:-1]
    return len(key) >= SHORTEST_KEY and len(set(key)) >= FEWEST_CHARACTERS and not repeats


def serve(host: str, port: int, *, browser: bool, office: bool = False, web: WebSettings | None = None) -> None:
    """Serve until interrupted; print the address, and open it if `browser`; with accounts and the store if `office`.

    Raises:
        CannotServe: a public address or an office without a key, or a port that is taken.
        ExtraMissing: the office's libraries are not installed.
        StoreUnavailable: the office has no store, or its database cannot be reached.
    """
    web = web or settings().web
    require_key(host, web)
    store = _open_office(web) if office else None
    if not is_local(host):
        if store is None:
            _tell(_WITHOUT_ACCOUNTS)
        web = web.model_copy(update={"trusted_hosts": [*web.trusted_hosts, host]})
    logging.getLogger("waitress").setLevel(logging.ERROR)  # its notes on queues and threads mean nothing to a clerk
    server = make_server(host, port, web, store)
    if store is not None:
        _begin_work(store)
    address = _address(host, server.effective_port)
    _tell(f"OCOP Docs đang chạy tại {address}\nBấm Ctrl+C để dừng.")
    if browser:
        threading.Timer(_BROWSER_DELAY_S, webbrowser.open, [address]).start()
    server.run()


def _open_office(web: WebSettings) -> Store:
    """Return the office's store with every paper made whole.

    Raises:
        CannotServe: there is no secret key, or one of the older keys is not safe.
        ExtraMissing: the libraries of the extra `office` are not installed.
    """
    _require_secrets(web, fault("office-key-missing", shortest=SHORTEST_KEY))
    require_extra()
    from ocop_docs.office.papers.issuing import recover
    from ocop_docs.office.store.store import open_store

    _log_requests()
    store = open_store(settings().office, settings().office_database)
    recover(store)
    return store


def _begin_work(store: Store) -> None:
    """Make the PDFs of issued papers and send mail, beside the requests."""
    from ocop_docs.office.mail.sending import keep_sending, server_of_settings
    from ocop_docs.office.papers.pdfs import keep_making

    ended = threading.Event()
    threading.Thread(target=keep_making, args=(store, ended), daemon=True).start()
    if (server := server_of_settings()) is not None:
        threading.Thread(target=keep_sending, args=(store, server, ended), daemon=True).start()


def _log_requests() -> None:
    """Write a line of JSON for each request on standard error, where systemd and containers collect it."""
    log = logging.getLogger("ocop_docs.requests")
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(logging.StreamHandler())


def make_server(host: str, port: int, web: WebSettings, store: Store | None = None) -> FairServer:
    """Return the server, bound and not yet running; raise CannotServe if the address is taken."""
    app = create_app(web, store)
    if store is not None:
        _read_templates(app)
    threading.Thread(target=app.extensions["jobs"].keep_clear, daemon=True).start()
    return FairServer(
        app,
        [app.extensions["work"].close, libreoffice.close, pool.close],
        _bind(host, port),
        web.threads,
        connection_limit=web.connections,
        channel_timeout=web.slow_client_s,
        max_request_body_size=web.max_body_bytes + 1,
        ident=None,
        clear_untrusted_proxy_headers=True,
        url_scheme=web.scheme,
        **_proxy(web),
    )


def _proxy(web: WebSettings) -> dict[str, Any]:
    """The options for a proxy; without its header, all clients share one address and one limit of failed logins."""
    if not web.trusted_proxy:
        return {}
    return {"trusted_proxy": web.trusted_proxy, "trusted_proxy_count": 1, "trusted_proxy_headers": {"x-forwarded-for"}}


def _read_templates(app: Flask) -> None:
    """Compile every template of the pages: a service that runs for months must not meet those of a later program."""
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)


def _bind(host: str, port: int) -> socket.socket:
    """Return a listening socket; bound here because waitress leaks its own when the port is taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise CannotServe(fault("address-taken", host=host, port=port)) from error


def _tell(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - shown to whoever started the server


def _address(host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
