"""The pages of an evaluation round: its record typed or opened, its sheets ticked, its ranking, its papers."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import RECORDS
from ocop_docs.errors import CallEnded, RenderError, UnreadableInput, fault
from ocop_docs.intake.json import ZIP
from ocop_docs.kind_info import example as shipped_example
from ocop_docs.rounds.pipeline import load_round
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.web import clock
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.legal_picker import pick
from ocop_docs.web.forms.nodes import Binder, states
from ocop_docs.web.forms.rows import accept, change_rows
from ocop_docs.web.forms.values import Typed, new_form, row_number
from ocop_docs.web.rounds.certificate_files import take
from ocop_docs.web.rounds.download import download, empty_workbook
from ocop_docs.web.rounds.page import FACTS, PAPERS, facts_of, round_page
from ocop_docs.web.rounds.record_form import (
    MEMBER,
    PRODUCT,
    posted_round,
    read_round,
    round_form,
    sheet_of,
    typed_record,
    typed_round,
)
from ocop_docs.web.rounds.sheet_table import SHEETS
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.work import table_from_outside, work

rounds = Blueprint("rounds", __name__, url_prefix="/dot-danh-gia")


@rounds.get("")
def start() -> str:
    """Offer to open a round, begin one, or look at the example."""
    return render_template("rounds/start.html")


@rounds.get("/ho-so")
def new() -> str:
    """An empty round of this year."""
    return round_page(new_form(round_form()) | {"year": str(clock.today().year)})


@rounds.get("/vi-du")
def example() -> str:
    """The round that comes with the program."""
    return round_page(typed_record(shipped_example("evaluation")), opened=True)


@rounds.get("/bang-tinh")
def workbook() -> Response:
    """The empty workbook in which a round is recorded and scored."""
    return send(empty_workbook(), "Đợt đánh giá - bảng tính trống.xlsx", "xlsx")


@rounds.post("/mo")
def open_file() -> ResponseReturnValue:
    """Open the record of a round in its pages."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    data = given.read()
    if data.startswith(ZIP):
        return work().answer(_opened, table_from_outside, load_round, data)
    return round_page(typed_round(data), opened=True)


def _opened(evaluation: EvaluationRound) -> str:
    return round_page(typed_record(evaluation.model_dump(mode="json", exclude_none=True)), opened=True)


@rounds.post("/ho-so")
def submit() -> ResponseReturnValue:
    """Do what the pressed button asks with the round as it was sent."""
    typed = posted_round(request.form)
    if not has_fresh_token():
        return round_page(typed, notices=[fault("stale-session")]), 400
    verb, _, rest = request.form.get("viec", "kiem-tra").partition(":")
    if verb in _ANSWERS:
        return _ANSWERS[verb](typed, rest)
    if verb == "chon-can-cu":
        pick(round_form(), typed, request.form)
    elif verb == "chap-nhan":
        accept(round_form(), typed, rest)
    elif verb == "dong":
        action, _, name = rest.partition(":")
        if not change_rows(round_form(), typed, action, name):
            raise Refused("unknown-action", 400, action=rest)
    elif verb != "kiem-tra":
        raise Refused("unknown-action", 400, action=verb)
    return round_page(typed, checked=True)


@rounds.post("/ho-so/song")
def live() -> Response:
    """Return the findings and faults of the round as it was sent."""
    typed = posted_round(request.form)
    reading = read_round(typed).reading
    return jsonify(
        {
            "panel": render_template("forms/findings.html", reading=reading),
            "echoes": reading.echoes,
            "faults": reading.faults,
            "counts": {code: len(remarks) for code, _, remarks in reading.groups},
            "sections": states(Binder(reading).sections(RECORDS["evaluation"], typed)),
        }
    )


@rounds.post("/ho-so/buoc")
def part() -> str:
    """One step of the round, for the script that shows it in place: sheets, result, papers."""
    _, _, wanted = request.form.get("viec", "").partition(":")
    if wanted.partition(":")[0] == FACTS:
        raise Refused("unknown-action", 400, action=wanted)
    return render_template("rounds/step.html", **facts_of(posted_round(request.form), wanted))


def _own_files(typed: Typed, rest: str) -> ResponseReturnValue:
    """Take the template and the picture that were chosen for certificates, or give both up."""
    try:
        take(rest)
    except (UnreadableInput, RenderError, CallEnded) as error:
        return round_page(typed, wanted=PAPERS, notices=error.faults), 422
    return round_page(typed, wanted=PAPERS)


def _without_sheet(typed: Typed, row: str) -> str:
    _drop_sheet(typed, row)
    return round_page(typed, wanted="phieu")


def _drop_sheet(typed: Typed, row: str) -> None:
    """Remove a sheet from the round: that of a row, or the one in view."""
    sheets = typed[SHEETS]
    removed = sheet_of(typed, request.form.get(PRODUCT, ""), request.form.get(MEMBER, ""))
    number = row_number(row)
    if number is not None and number < len(sheets):
        removed = sheets[number]
    typed[SHEETS] = [sheet for sheet in sheets if sheet is not removed]


_ANSWERS: dict[str, Callable[[Typed, str], ResponseReturnValue]] = {
    "tai": download,
    "mau-gcn": _own_files,
    "xem": lambda typed, wanted: round_page(typed, wanted=wanted),
    "xoa-phieu": _without_sheet,
}
"""What the buttons do that check no more than they need."""
