"""The own account of whoever is logged in."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.mailboxes import mailbox_of
from ocop_docs.office.people.identities import identity_of, unlink
from ocop_docs.office.people.login import new_totp_secret
from ocop_docs.office.people.own_account import change_mailbox, change_password, has_code, turn_off_code, turn_on_code
from ocop_docs.web.office.guard import actor, go_to, set_cookie

me = Blueprint("office_me", __name__, url_prefix="/co-quan/toi")
_INTERNAL = 500
_SECRET = "totp"  # noqa: S105 - where the session keeps it until a code proves that it was entered


@me.get("")
def page() -> str:
    """The account, and the forms to change it."""
    return _page()


@me.post("")
def act() -> ResponseReturnValue:
    """Change the account; a refusal is shown above."""
    try:
        token = _do()
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return _page(error.faults), error.http_status
    answer = go_to(url_for("office_me.page"))
    return set_cookie(answer, token) if token else answer


def _do() -> str:
    """Do what the form asks for; return the token of the session where it is a new one, else `""`."""
    form, acting = request.form, actor()
    what, present = form.get("viec", ""), form.get("mat-khau", "")
    if what == "thu":
        change_mailbox(acting, form.get("thu", ""))
        return ""
    if what == "mat-khau":
        return change_password(acting, present, form.get("mat-khau-moi", ""))
    if what == "bat-ma":
        token = turn_on_code(acting, present, session.get(_SECRET, ""), form.get("ma", ""))
        session.pop(_SECRET, None)
        return token
    if what == "tat-ma":
        return turn_off_code(acting, present)
    if what == "bo-lien-ket":
        unlink(acting)
        return ""
    raise OfficeRefused(fault("unknown-action", action=what[:40]))


def _page(faults: Sequence[Fault] = ()) -> str:
    acting, coded = actor(), has_code(actor())
    if not coded and _SECRET not in session:
        session[_SECRET] = new_totp_secret()
    with acting.reading() as connection:
        mail, linked = mailbox_of(connection, acting.person.id), identity_of(connection, acting.person.id)
    secret = "" if coded else session[_SECRET]
    return render_template("office/me.html", faults=faults, mail=mail, coded=coded, secret=secret, linked=linked)
