"""The first page of the office: what waits for this person, and what must not be forgotten."""

from __future__ import annotations

from flask import Blueprint, render_template
from werkzeug.wrappers import Response

from ocop_docs.office.listing import counts_of, drafts_of, waiting_for
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.results import by_commune, recognised, targets
from ocop_docs.office.watch import certificates, tasks, to_renew
from ocop_docs.office.watch_workbook import watch_workbook
from ocop_docs.web.downloads import send
from ocop_docs.web.office.guard import actor

home = Blueprint("office_home", __name__)
SHOWN = 20


@home.get("/co-quan")
def dashboard() -> str:
    """The dashboard."""
    acting = actor()
    person, today = acting.person, acting.store.today()
    with acting.reading() as connection:
        results = recognised(connection, person)
        return render_template(
            "office/dashboard.html",
            waiting=waiting_for(connection, person),
            drafts=drafts_of(connection, person),
            counts=counts_of(connection, person),
            ending=to_renew(certificates(connection, person), today),
            targets=targets(connection, person, results),
            communes=by_commune(results)[:SHOWN],
            most=max((count for *_, count in by_commune(results)), default=0),
            due=[one for one in tasks(connection, person) if one.day >= today][:SHOWN],
            states=workflow().states,
            today=today,
        )


@home.get("/co-quan/theo-doi.xlsx")
def download() -> Response:
    """The lists of the dashboard as a workbook."""
    acting = actor()
    with acting.reading() as connection:
        content = watch_workbook(connection, acting.person)
    return send(content, f"Theo dõi {acting.store.today():%Y-%m-%d}.xlsx", "xlsx")
