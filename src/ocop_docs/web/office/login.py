"""The page to log in, and logging out."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.office.errors import CannotLogIn
from ocop_docs.office.people.login import log_in
from ocop_docs.office.people.login import log_out as end_session
from ocop_docs.web.office.guard import COOKIE, go_to, set_cookie, store

login = Blueprint("office_login", __name__)


@login.get("/dang-nhap")
def page() -> str:
    """The form."""
    return render_template("office/login.html", then=_inside(request.args.get("tiep", "")), faults=())


@login.post("/dang-nhap")
def submit() -> ResponseReturnValue:
    """Start a session and go on to the page that was asked for."""
    form, then = request.form, _inside(request.form.get("tiep", ""))
    try:
        token = log_in(
            store(), form.get("ten", ""), form.get("mat-khau", ""), request.remote_addr or "", form.get("ma", "")
        )
    except CannotLogIn as error:
        return render_template("office/login.html", then=then, faults=error.faults), error.http_status
    session.clear()  # the token of forms before the login is not one of the person's session
    return set_cookie(go_to(then or url_for("office_home.dashboard")), token)


@login.post("/dang-xuat")
def log_out() -> Response:
    """End the session."""
    end_session(store(), request.cookies.get(COOKIE, ""))
    session.clear()
    return set_cookie(go_to(url_for("office_login.page")), "")


def _inside(address: str) -> str:
    """The address if it is one of ours, else `""`."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc
    return address if ours and address.isprintable() and "\\" not in address else ""
