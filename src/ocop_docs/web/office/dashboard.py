"""The first page of the office: what waits for this person, and what must not be forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.listing import by_state, counts_of, drafts_of, waiting_for
from ocop_docs.office.papers.moves import move_all
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.results import by_commune, recognised, targets
from ocop_docs.office.upkeep.clock import declarations
from ocop_docs.office.upkeep.verified_backup import backup_status
from ocop_docs.office.watch import certificates, tasks, to_renew
from ocop_docs.office.watch_workbook import watch_workbook
from ocop_docs.web.downloads import send
from ocop_docs.web.office.chart import chart_of
from ocop_docs.web.office.guard import actor, go_to

home = Blueprint("office_home", __name__)
SHOWN = 20
_INTERNAL = 500


@home.get("/co-quan")
def dashboard() -> str:
    """The dashboard."""
    return _page()


@home.post("/co-quan")
def act() -> ResponseReturnValue:
    """Take the chosen papers one step on, all or none; a refusal is shown above."""
    given = [one.rpartition(".") for one in request.form.getlist("van-ban")]
    try:
        if not given:
            raise OfficeRefused(fault("office-none-chosen"))
        versions = {key: int(version) if version.isdecimal() else 0 for key, _, version in given}
        move_all(actor(), versions, request.form.get("viec", ""))
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return _page(error.faults), error.http_status
    return go_to(url_for("office_home.dashboard"))


def _page(faults: Sequence[Fault] = ()) -> str:
    acting = actor()
    person, today, administers = acting.person, acting.store.today(), acting.may("people")
    with acting.reading() as connection:
        results = recognised(connection, person)
        aims = targets(connection, person, results)
        waiting = waiting_for(connection, person)
        return render_template(
            "office/dashboard.html",
            faults=faults,
            waiting=waiting,
            groups=by_state([*waiting, *drafts_of(connection, person)]),
            chart=chart_of(results, aims),
            counts=counts_of(connection, person),
            ending=to_renew(certificates(connection, person), today),
            targets=aims,
            communes=by_commune(results)[:SHOWN],
            most=max((count for *_, count in by_commune(results)), default=0),
            due=[one for one in tasks(connection, person) if one.day >= today][:SHOWN],
            states=workflow().states,
            onward=workflow().onward,
            today=today,
            backup=backup_status(connection, today) if administers else None,
            declared=declarations(connection, person.office, today.year) if administers else [],
        )


@home.get("/co-quan/theo-doi.xlsx")
def download() -> Response:
    """The lists of the dashboard as a workbook."""
    acting = actor()
    with acting.reading() as connection:
        content = watch_workbook(connection, acting.person)
    return send(content, f"Theo dõi {acting.store.today():%Y-%m-%d}.xlsx", "xlsx")
