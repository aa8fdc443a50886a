"""Accounts of the office, for its administrator."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.mailboxes import mailbox_of
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.people.accounts import Account, Changed, add_person, change_person, everyone
from ocop_docs.web.office.guard import actor, go_to

accounts = Blueprint("office_people", __name__, url_prefix="/co-quan/tai-khoan")
_INTERNAL = 500


@accounts.get("")
def page() -> str:
    """Every account, and the form for a new one."""
    return _page()


@accounts.post("")
def act() -> ResponseReturnValue:
    """Open an account, or change one; a refusal is shown above."""
    try:
        _do()
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return _page(error.faults), error.http_status
    return go_to(url_for("office_people.page"))


def _do() -> None:
    form, acting = request.form, actor()
    person, given = acting.person, form.getlist("vai-tro")
    if form.get("viec") == "mo":
        name, mail = form.get("ho-ten", "")[:100], form.get("thu", "")
        account = Account(form.get("ten", "")[:100], name, form.get("mat-khau", ""), given, mail)
        add_person(acting.store, person.office, account, by=person.login)
        return
    changed = {
        "vai-tro": Changed(roles=given),
        "khoa": Changed(active=False),
        "mo-lai": Changed(active=True),
        "mat-khau": Changed(password=form.get("mat-khau", "")),
        "thu": Changed(mail=form.get("thu", "")),
        "tat-ma": Changed(totp=""),
    }.get(form.get("viec", ""))
    if changed is None:
        raise OfficeRefused(fault("unknown-action", action=form.get("viec", "")[:40]))
    change_person(acting.store, person.office, form.get("ten", ""), changed, by=person.login)


def _page(faults: Sequence[Fault] = ()) -> str:
    acting = actor()
    with acting.reading() as connection:
        found = [
            (one, active, mailbox_of(connection, one.id)) for one, active in everyone(connection, acting.person.office)
        ]
    return render_template("office/people.html", faults=faults, people=found, roles=workflow().roles)
