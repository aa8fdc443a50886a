"""Checks of every request and headers of every response.

A request that changes or makes something must come from our own pages: its origin is checked, and the CSRF token
that the page carries. The API uses no cookie and so needs no token; its origin is checked as well.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request, session
from werkzeug.exceptions import RequestEntityTooLarge

from ocop_docs.vietnamese.text import control_characters
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.field_labels import field_in_words

CSRF_FIELD = "token"
CSRF_HEADER = "X-Token"
STALE_HEADER = "X-Stale"
"""Tells a script that the request was refused only for its outdated token."""
_PLAIN = "identity"
"""The only content encoding accepted: a compressed body may unpack to a thousand times its size."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_OWN_SITE = frozenset({"same-origin", "none"})
KEEPS_TYPED = frozenset({"editor.submit", "rounds.submit", "office_papers.keep"})
"""Views that show what was typed again when the token is outdated, instead of an error page."""
FORMS_OF_RECORDS = frozenset(
    {"editor", "preview", "rounds", "revision", "profile", "phrases", "first_plan", "ticking"}
    | {"reading", "comparison", "tracking"}
    | {"office_papers.keep", "office_papers.keep_typed"}
)
"""Blueprints and views that read the form or the data of a record: its model names the field of what it refuses."""
_OF_PAGE = ("viec", "nhap")
"""Fields of the page beside those of the record: the button, the number of the browser's draft."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def protect(app: Flask) -> None:
    """Check every request of `app` and set the headers of every response."""
    app.before_request(_guard)
    app.after_request(_headers)
    app.context_processor(lambda: {"csp_nonce": nonce, "csrf_token": token})


def nonce() -> str:
    """The nonce of this response, which its scripts carry."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(16)
    return str(g.nonce)


def token() -> str:
    """The CSRF token of this session, made on first use."""
    if "token" not in session:
        session["token"] = secrets.token_urlsafe(32)
    return str(session["token"])


def has_fresh_token() -> bool:
    """Whether the request carries its own session's token."""
    given = request.headers.get(CSRF_HEADER) or request.form.get(CSRF_FIELD, "")
    known = session.get("token", "")
    g.stale = not (known and hmac.compare_digest(known.encode(), given.encode("utf-8", "surrogatepass")))
    return not g.stale


def _guard() -> None:
    if request.endpoint is None:
        return
    if not _is_api():
        _refuse_controls(request.args.items(multi=True))
    if request.method in _SAFE:
        return
    if not _from_own_site():
        raise Refused("foreign-origin", 403)
    encoding = request.headers.get("Content-Encoding", _PLAIN)
    if encoding.lower() != _PLAIN:
        raise Refused("encoded-body", 415, encoding=encoding)
    if (request.content_length or 0) > current_app.config["WEB"].max_body_bytes:
        raise RequestEntityTooLarge
    if _is_api():
        return
    _refuse_form()
    if request.endpoint not in KEEPS_TYPED and not has_fresh_token():
        raise Refused("stale-page", 400)


def _refuse_form() -> None:
    _refuse_large_form()
    limit = current_app.config["WEB"].max_fields
    if sum(len(values) for _, values in request.form.lists()) > limit:
        raise Refused("too-many-fields", 413, limit=limit)
    _refuse_controls(_posted())


def _refuse_controls(given: Iterable[tuple[str, str]]) -> None:
    """Refuse names and texts with control characters: no keyboard types them, and Word, Excel and PostgreSQL refuse.

    The message names the field and shows nothing of its text, which may be a password.
    """
    for position, (name, text) in enumerate(given, 1):
        if found := control_characters(name + text):
            characters = ", ".join(dict.fromkeys(character for _, character in found))
            field = field_in_words(request.blueprint, name, position)
            raise Refused("control-characters", 400, field=field, characters=characters)


def _posted() -> Iterator[tuple[str, str]]:
    """The posted names and texts that no model of a record reads."""
    of_record = request.blueprint in FORMS_OF_RECORDS or request.endpoint in FORMS_OF_RECORDS
    typed = ((name, text) for name, text in request.form.items(multi=True) if name != CSRF_FIELD)
    return ((name, text) for name, text in typed if not of_record or name in _OF_PAGE)


def _refuse_large_form() -> None:
    """Limit the size of URL-encoded forms; Werkzeug limits multipart forms only."""
    typed = request.mimetype == "application/x-www-form-urlencoded"
    if typed and (request.content_length or 0) > current_app.config["WEB"].max_form_bytes:
        raise RequestEntityTooLarge


def _is_api() -> bool:
    return request.path.startswith("/api/")


def _from_own_site() -> bool:
    """Whether our own page sent the request; programs other than browsers send no origin and are let in."""
    if request.headers.get("Sec-Fetch-Site", "none") not in _OWN_SITE:
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _policy() -> str:
    """The content security policy; only a response with a page allows scripts, ours."""
    scripts = f"script-src 'self' 'nonce-{g.nonce}'; " if "nonce" in g else ""
    return (
        f"default-src 'none'; {scripts}"
        "style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def _headers(response: Response) -> Response:
    response.headers.extend(_HEADERS)
    response.headers["Content-Security-Policy"] = _policy()
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-store")
    if g.get("stale"):
        response.headers[STALE_HEADER] = "1"
    return response
