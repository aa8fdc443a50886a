"""Who may open what: one line for each view. A view without a line is closed to all, and a test names it."""

from __future__ import annotations

from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person

OPEN = "open"
"""For anyone, logged in or not."""
ANYONE = "anyone"
"""For every account; what belongs to an office or a person is looked up as theirs."""

ACCESS: dict[str, str] = {
    "static": OPEN,
    "health.state": OPEN,
    "home.favicon": OPEN,
    "office_login.page": OPEN,
    "office_login.submit": OPEN,
    "office_login.log_out": ANYONE,
    "office_health.alive": OPEN,
    "office_health.ready": OPEN,
    "office_figures.show": OPEN,
    "office_home.dashboard": ANYONE,
    "office_home.download": ANYONE,
    "office_papers.listing": ANYONE,
    "office_papers.act_on_view": ANYONE,
    "office_papers.many": "create",
    "office_papers.keep_many": "create",
    "office_papers.page": ANYONE,
    "office_papers.act": ANYONE,
    "office_papers.edit": "create",
    "office_papers.keep": "create",
    "office_papers.keep_typed": "create",
    "office_papers.download": ANYONE,
    "office_register.page": ANYONE,
    "office_register.act": "register",
    "office_register.download": ANYONE,
    "office_people.page": "people",
    "office_people.act": "people",
    "api.annotate_layout": ANYONE,
    "api.check": ANYONE,
    "api.example": ANYONE,
    "api.fix_layout": ANYONE,
    "api.kinds": ANYONE,
    "api.lint_layout": ANYONE,
    "api.lint_many": ANYONE,
    "api.new": ANYONE,
    "api.openapi": ANYONE,
    "api.render": ANYONE,
    "api.round_example": ANYONE,
    "api.round_papers": ANYONE,
    "api.schema": ANYONE,
    "api.score_round": ANYONE,
    "api.words": ANYONE,
    "api.workbook": ANYONE,
    "api_batches.create": ANYONE,
    "api_batches.errors": ANYONE,
    "api_batches.manifest": ANYONE,
    "api_batches.remove": ANYONE,
    "api_batches.result": ANYONE,
    "api_batches.roll_up": ANYONE,
    "api_batches.run": ANYONE,
    "api_batches.state": ANYONE,
    "api_batches.stop": ANYONE,
    "api_batches.workbook": ANYONE,
    "api_page.page": ANYONE,
    "batches.act": ANYONE,
    "batches.download": ANYONE,
    "batches.kinds": ANYONE,
    "batches.new": ANYONE,
    "batches.page": ANYONE,
    "batches.roll_up": ANYONE,
    "batches.roll_up_page": ANYONE,
    "batches.start": ANYONE,
    "batches.state_of": ANYONE,
    "batches.workbook": ANYONE,
    "editor.live": ANYONE,
    "editor.new": ANYONE,
    "editor.submit": ANYONE,
    "home.example": ANYONE,
    "home.home": ANYONE,
    "home.open_file": ANYONE,
    "layout_check.check": ANYONE,
    "layout_check.upload": ANYONE,
    "lookup.places": ANYONE,
    "lookup.session_token": ANYONE,
    "lookup.texts": ANYONE,
    "preview.pages": ANYONE,
    "preview.picture": ANYONE,
    "rounds.example": ANYONE,
    "rounds.live": ANYONE,
    "rounds.new": ANYONE,
    "rounds.open_file": ANYONE,
    "rounds.part": ANYONE,
    "rounds.start": ANYONE,
    "rounds.submit": ANYONE,
    "rounds.workbook": ANYONE,
    "ticking.tally": ANYONE,
    "api.compare": ANYONE,
    "api.make_next": ANYONE,
    "api.make_report": ANYONE,
    "api.take_back_edits": ANYONE,
    "comparison.compare": ANYONE,
    "comparison.take": ANYONE,
    "comparison.upload": ANYONE,
    "api.read_old_file": ANYONE,
    "reading.from_file": ANYONE,
    "reading.open_draft": ANYONE,
    "reading.upload": ANYONE,
    "revision.from_file": ANYONE,
    "revision.from_form": ANYONE,
    "revision.plan_to_report_on": ANYONE,
    "revision.report_from_file": ANYONE,
    "revision.report_from_form": ANYONE,
    "revision.take": ANYONE,
    "revision.upload": ANYONE,
    "work.result": ANYONE,
}
"""The right (`papers/workflow.toml`) that each view asks for."""


def may_open(person: Person | None, endpoint: str) -> bool:
    """Whether the person, or nobody (None), may open the view."""
    wanted = ACCESS.get(endpoint)
    if wanted == OPEN:
        return True
    if wanted is None or person is None:
        return False
    return wanted == ANYONE or workflow().may(person, wanted)
