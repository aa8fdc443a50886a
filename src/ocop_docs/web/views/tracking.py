"""Targets against results over several years, as a table, a chart and a workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.intake.json import read_json
from ocop_docs.pipeline import load
from ocop_docs.revision.changes import data_of
from ocop_docs.revision.take_back import read_revised
from ocop_docs.revision.tracking.targets import TrackedTarget
from ocop_docs.revision.tracking.track import Tracked, track
from ocop_docs.revision.tracking.workbook import tracking_workbook
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.page_text import carried_json
from ocop_docs.web.work import document_of

tracking = Blueprint("tracking", __name__, url_prefix="/theo-doi")


class Bar(NamedTuple):
    """One bar: `planned` or `achieved`, its words, and its length in percent of the longest of its chart."""

    series: str
    words: str
    length: float


@tracking.get("")
def upload() -> str:
    """The page that asks for the plans and reports."""
    return render_template("revision/tracking.html", found=None)


@tracking.post("")
def show() -> str:
    """The table, the chart, and what cannot be compared."""
    given = [file for file in request.files.getlist("tep") if file.filename]
    if not given:
        raise Refused("no-file", 400)
    documents = [document_of(read_revised, file.read()) for file in given]
    found = track(documents)
    charts = [(target, _bars(target)) for target in found.targets if target.drawn_unit is not None]
    data = carried_json({"documents": [data_of(one) for one in documents]})
    return render_template("revision/tracking.html", found=found, charts=charts, data=data)


@tracking.post("/bang.xlsx")
def download() -> ResponseReturnValue:
    """The workbook of the documents that the page was made of."""
    given = read_json(request.form.get("du-lieu", "").encode()).get("documents")
    if not isinstance(given, list) or not given:
        raise Refused("no-file", 400)
    return send_tracking(track(map(load, given)))


def send_tracking(found: Tracked) -> ResponseReturnValue:
    """Return the workbook as a download."""
    return send(tracking_workbook(found), "Theo dõi chỉ tiêu.xlsx", "xlsx")


def _bars(target: TrackedTarget) -> dict[str, list[Bar]]:
    """The bars by period."""
    numbers = [number for figures in target.figures.values() for number in figures.numbers if number is not None]
    longest = max(numbers) or 1
    return {
        period: [
            Bar(series, words, float(Decimal(100) * number / longest))
            for series, words, number in zip(("planned", "achieved"), figures.words, figures.numbers, strict=False)
            if number is not None
        ]
        for period, figures in target.figures.items()
    }
