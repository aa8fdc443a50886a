"""The first plan: nine questions, the wording that suits them with a tick each, and the form of the draft they give."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.drafting.first_plan import KIND, load_answers, plan_of, suggestions, usual
from ocop_docs.drafting.phrase import Phrase
from ocop_docs.errors import InvalidInput
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.web import clock
from ocop_docs.web.drafting.phrases import own_book
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.kept import KeptRecord
from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.forms.values import Typed, new_form, typed_of
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.views.editor import form_page

first_plans = Blueprint("first_plan", __name__, url_prefix="/lap-ke-hoach")

FIRST = KeptRecord(KIND, load_answers, "drafting/first_plan.html")
TICKED, SHOWN = "cau", "hien"
"""The ticks beside the phrases, and the names of all phrases that were shown, one line."""


@first_plans.get("")
def page() -> str:
    """The nine questions."""
    return _shown(new_form(FIRST.form) | {"date": short_date(clock.today())})


@first_plans.post("")
def submit() -> ResponseReturnValue:
    """Do what the pressed button (`viec`) stands for; `lap` gives the form of the draft."""
    typed = FIRST.posted()
    if not has_fresh_token():
        return _shown(typed, stale=True), 400
    action = request.form.get("viec", "kiem-tra")
    if action == "lap":
        return _draft(typed)
    FIRST.change(typed, action)
    return _shown(typed, checked=True)


@first_plans.post("/song")
def live() -> Response:
    """The faults of the answers as typed so far."""
    return FIRST.live()


@first_plans.post("/cau")
def phrases() -> str:
    """The phrases that suit the answers as typed so far, each with its tick."""
    return render_template("drafting/suggestions.html", groups=_groups(FIRST.posted()))


def _draft(typed: Typed) -> ResponseReturnValue:
    data = FIRST.data(typed) | {"phrases": request.form.getlist(TICKED)}
    try:
        plan = plan_of(load_answers(data), own_book())
    except InvalidInput:
        return _shown(typed, checked=True), 422
    kind = KINDS["plan"]
    return form_page(kind, typed_of(form_of(kind.model), plan)[0], opened=True)


def _shown(typed: Typed, **state: Any) -> str:
    return FIRST.show(typed, groups=_groups(typed), **state)


def _groups(typed: Typed) -> list[tuple[str, list[tuple[Phrase, bool]]]]:
    """The phrases by the title of their section, each with whether it is ticked."""
    data = FIRST.data(typed)
    found = suggestions(data, day_of(typed["date"]), own_book())
    ticked = usual(found, data) - set(request.form.get(SHOWN, "").split()) | set(request.form.getlist(TICKED))
    titles = fields_of(KINDS["plan"].model)
    return [
        (titles[section].title, [(phrase, phrase.name in ticked) for phrase in members])
        for section, members in groupby(sorted(found, key=lambda one: list(titles).index(one.section)), _section)
    ]


def _section(phrase: Phrase) -> str:
    return phrase.section
