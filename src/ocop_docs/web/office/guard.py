"""Before every request: whose session it is, and whether that person may open the view."""

from __future__ import annotations

from contextlib import suppress

from flask import Flask, Response, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.errors import OcopDocsError, fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import NotAllowed
from ocop_docs.office.listing import waiting_for
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.people.login import person_of_session
from ocop_docs.office.person import Person
from ocop_docs.office.store.store import Store
from ocop_docs.settings import settings
from ocop_docs.web.errors import Refused, wants_json
from ocop_docs.web.office.access import ACCESS, OPEN, may_open

COOKIE = "ocop_docs_office"
_LARGEST = 2**31 - 1


def guard(app: Flask) -> None:
    """Check every request of `app`."""
    app.before_request(_check)
    app.context_processor(
        lambda: {
            "office_person": _shown_person(),
            "office_paper": current_paper(),
            "office_comments": g.get("comments", ()),
            "office_may": _may,
            "office_waiting": _waiting,
            "office_oidc": settings().oidc_issuer and settings().oidc_title,
        }
    )


def store() -> Store:
    """Return the store of this application."""
    found: Store = current_app.extensions["office"]
    return found


def current_person() -> Person | None:
    """Return who is logged in; None for nobody."""
    found: Person | None = g.get("person")
    return found


def person_now() -> Person | None:
    """Return whose session the request carries, on pages that are open to all; None for nobody's."""
    token = request.cookies.get(COOKIE, "")
    return person_of_session(store(), token) if token else None


def actor() -> Actor:
    """Return who acts; the guard has let a person in."""
    person = current_person()
    assert person is not None  # noqa: S101 - views without a person are open ones
    return Actor(store(), person)


def current_paper() -> tuple[str, str]:
    """Return the key and the version of the paper that the form on the page belongs to; `""` for none."""
    opened = g.get("paper")
    return opened or (request.form.get("van-ban", ""), request.form.get("ban", ""))


def go_to(address: str) -> Response:
    """Send the browser to another of our pages."""
    return Response("", 303, {"Location": address})


def whole(text: str) -> int:
    """Read a whole number of an address or a form; raise ValueError for one that no column of the database holds."""
    number = int(text)
    if abs(number) > _LARGEST:
        raise ValueError(text)
    return number


def set_cookie(response: Response, token: str) -> Response:
    """Give the browser the session's token, or with `""` take it away."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    options = {"httponly": True, "samesite": "Strict", "secure": secure, "path": "/"}
    if token:
        response.set_cookie(COOKIE, token, **options)
    else:
        response.delete_cookie(COOKIE, **options)
    return response


def _shown_person() -> Person | None:
    """Who is logged in, also on the page of an error that came before `_check`."""
    if "person" not in g:
        g.person = None  # what is asked below may be what failed
        with suppress(OcopDocsError):
            g.person = person_now()
    return current_person()


def _waiting() -> int:
    """How many papers wait for who is logged in."""
    acting = actor()
    with acting.reading() as connection:
        return len(waiting_for(connection, acting.person))


def _may(right: str) -> bool:
    person = current_person()
    return person is not None and workflow().may(person, right)


def _check() -> ResponseReturnValue | None:
    endpoint = request.endpoint
    if endpoint is None:
        return None
    g.person = None
    if ACCESS.get(endpoint) != OPEN:
        g.person = person_now()
    if may_open(g.person, endpoint):
        return None
    if g.person is not None:
        raise NotAllowed(fault("office-page-closed"))
    if request.method == "GET" and not wants_json():
        return go_to(url_for("office_login.page", tiep=request.full_path.rstrip("?")))
    raise Refused("office-login-needed", 401)
