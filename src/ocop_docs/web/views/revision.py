"""Records that follow from others: next year's, whose changes are shown first, and a report on a plan."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import parse_path
from ocop_docs.errors import InvalidInput
from ocop_docs.intake.json import ZIP
from ocop_docs.pipeline import load
from ocop_docs.revision.next_round import is_round, next_round
from ocop_docs.revision.next_year import NextRecord, next_record
from ocop_docs.revision.report_of_plan import report_of_plan
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.reading import read, record_of
from ocop_docs.web.forms.values import SEPARATOR, typed_of
from ocop_docs.web.page_text import carried_json
from ocop_docs.web.rounds.page import round_page
from ocop_docs.web.rounds.record_form import typed_record
from ocop_docs.web.rounds.sheet_table import SHEETS
from ocop_docs.web.views.editor import form_page, kind_or_404, posted
from ocop_docs.web.work import document_of, table_from_outside, work

revision = Blueprint("revision", __name__)

_GROUPS = (
    ("year", "Năm"),
    ("round", "Số của đợt"),
    ("basis-replaced", "Căn cứ được thay"),
    ("basis-repeated", "Căn cứ bỏ đi, vì văn bản thay nó đã có"),
    ("basis-ended", "Căn cứ bỏ đi, vì không còn áp dụng"),
    ("emptied", "Để trống để ghi lại"),
)
"""The changes by code, in the order of the page, with their headings."""


@revision.get("/nam-sau")
def upload() -> str:
    """The page that asks for this year's file."""
    return render_template("revision/next.html", found=None)


@revision.post("/nam-sau")
def from_file() -> ResponseReturnValue:
    """The changes that make next year's record from a data file or a Word file of ours."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    return _changes_page(source_of(given.read()))


@revision.post("/nam-sau/soan/<kind>")
def from_form(kind: str) -> ResponseReturnValue:
    """The changes that make next year's record from the form as typed; the form again if it has faults."""
    found = kind_or_404(kind)
    typed = posted(found)
    data, _ = record_of(found, typed)
    try:
        return _changes_page(load(data))
    except InvalidInput:
        return form_page(found, typed, reading=read(found, typed)), 422


@revision.post("/nam-sau/lay")
def take() -> ResponseReturnValue:
    """The form of next year's record with the changes that are ticked; or the changes again, of another day."""
    source = source_of(request.form.get("du-lieu", "").encode())
    if request.form.get("viec") == "xet-lai":
        return _changes_page(source)
    found = proposed(source, _day())
    taken = set(request.form.getlist("lay"))
    record = found.record([one.place for one in found.changes if one.place not in taken])
    if isinstance(source, EvaluationRound):
        return round_page(typed_record({SHEETS: [], **record}), opened=True)
    kind = KINDS[found.kind]
    typed, _ = typed_of(form_of(kind.model), record)
    return form_page(kind, typed, opened=True, hints=_hints(found))


def source_of(data: bytes) -> Document | EvaluationRound:
    """Return the document or the round in a file."""
    if not is_round(data):
        return document_of(load, data)
    if not data.startswith(ZIP):
        return load_round(data)
    evaluation: EvaluationRound = work().wait(table_from_outside, load_round, data)
    return evaluation


def proposed(source: Document | EvaluationRound, day: dt.date | None) -> NextRecord:
    """Return the next record of a document or a round."""
    return next_round(source, day) if isinstance(source, EvaluationRound) else next_record(source, day)


@revision.get("/bao-cao")
def plan_to_report_on() -> str:
    """The page that asks for the plan to report on."""
    return render_template("revision/report.html")


@revision.post("/bao-cao")
def report_from_file() -> str:
    """The form of a report on the plan in a data file or a Word file of ours."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    return _report_page(document_of(load, given.read()))


@revision.post("/bao-cao/soan")
def report_from_form() -> ResponseReturnValue:
    """The form of a report on the plan as typed; the plan's form again if it has faults."""
    found = KINDS["plan"]
    typed = posted(found)
    data, _ = record_of(found, typed)
    try:
        return _report_page(load(data))
    except InvalidInput:
        return form_page(found, typed, reading=read(found, typed)), 422


def _report_page(plan: Document) -> str:
    kind = KINDS["report"]
    typed, _ = typed_of(form_of(kind.model), report_of_plan(plan))
    return form_page(kind, typed, opened=True)


def _changes_page(source: Document | EvaluationRound) -> str:
    found = proposed(source, _day())
    groups = [(title, [one for one in found.changes if one.code == code]) for code, title in _GROUPS]
    return render_template(
        "revision/next.html",
        found=found,
        what=_named(source),
        groups=[(title, changes) for title, changes in groups if changes],
        day=short_date(found.day),
        data=carried_json(found.data),
    )


def _named(source: Document | EvaluationRound) -> str:
    if isinstance(source, EvaluationRound):
        return f"đợt {source.number} năm {source.year}"
    return f"{source.type_name}: {source.headline}"


def _day() -> dt.date | None:
    """The day typed; None if it is empty or is no day, so that the record's own applies."""
    try:
        return parse_date(request.form.get("ngay", ""))
    except ValueError:
        return None


def _hints(found: NextRecord) -> dict[str, str]:
    """What each field that keeps last year's figure shows beside it, by the field's name on the page."""
    return {SEPARATOR.join(map(str, parse_path(one.place))): one.message for one in found.reminders}


def as_answer(found: NextRecord, record: dict[str, Any]) -> dict[str, Any]:
    """Return what the API answers: the record, its changes, and what wants a look."""
    return {
        "record": record,
        "changes": [one.as_dict(found.kind) for one in found.changes],
        "reminders": [one._asdict() for one in found.reminders],
    }
