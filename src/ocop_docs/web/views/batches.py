"""Pages of batches: the workbook to fill in, the upload, the batch while it runs and when it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.batch.job import Phase
from ocop_docs.batch.names import WORDS, default_pattern, in_words
from ocop_docs.batch.outcome import each_cell_once
from ocop_docs.batch.roll_up import RollUp, roll_up_file, shown_total
from ocop_docs.checks.finding import Severity
from ocop_docs.documents.catalogue import KINDS, Kind
from ocop_docs.engines.choice import obstacle
from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.kind_info import describe_groups, input_table
from ocop_docs.settings import settings
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.batches.ordering import (
    LONGEST_PATTERN,
    BatchOptions,
    job_or_404,
    jobs,
    manifest_of,
    place_order,
    require_phase,
    table_of,
)
from ocop_docs.web.batches.progress import heading, progress
from ocop_docs.web.downloads import send, send_path
from ocop_docs.web.errors import Refused
from ocop_docs.web.views.editor import form_page, kind_or_404
from ocop_docs.web.views.home import typed_of_content
from ocop_docs.web.work import table_from_outside, work

batches = Blueprint("batches", __name__, url_prefix="/hang-loat")

_INTERNAL = 500


@batches.get("")
def kinds() -> str:
    """The kinds to choose from."""
    return render_template("batches/kinds.html", groups=describe_groups(), hours=current_app.config["WEB"].batch_hours)


@batches.get("/cong-bao-cao")
def roll_up_page() -> str:
    """The form for the table of commune reports."""
    return render_template("batches/roll_up.html")


@batches.post("/cong-bao-cao")
def roll_up() -> ResponseReturnValue:
    """Add up the reports of a table and open the sum in the form of the report above, or list the bad cells."""
    try:
        given, ending = table_of(request.files.get("tep"))
        return work().answer(_rolled_up, table_from_outside, roll_up_file, given.read(), ending)
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return render_template("batches/roll_up.html", faults=error.faults), error.http_status


def _rolled_up(summed: RollUp) -> str:
    if summed.faults:
        cells, most = [one.as_dict() for one in each_cell_once(summed.faults)], settings().max_listed_faults
        return render_template(
            "batches/roll_up.html", rows=summed.rows, cells=cells[:most], more=max(0, len(cells) - most)
        )
    kind, typed = typed_of_content(summed.data)
    return form_page(KINDS[kind], typed, notices=[*_notices(summed)], opened=True)


@batches.get("/<kind>")
def new(kind: str) -> str:
    """The workbook to fill, and the form to send it."""
    return _upload_page(kind_or_404(kind))


@batches.get("/<kind>/bang-mau.xlsx")
def workbook(kind: str) -> Response:
    """The workbook in which rows of a kind are filled in."""
    found = kind_or_404(kind)
    in_full = request.args.get("chi-tiet") == "1"
    name = f"Bảng nhập{' chi tiết' if in_full else ''} - {found.title}.xlsx"
    return send(input_table(found.name, in_full=in_full), file_name(name), "xlsx")


@batches.post("/<kind>")
def start(kind: str) -> ResponseReturnValue:
    """Order a batch of the table; a refusal is shown above the form."""
    found = kind_or_404(kind)
    form = request.form
    make, pdf = form.get("viec") != "kiem-tra", "pdf" in form
    options = BatchOptions(form.get("ten", ""), form.get("khi-sai", "stop"), make, pdf)
    try:
        job = place_order(found, request.files.get("tep"), options)
    except OcopDocsError as error:
        if error.http_status >= _INTERNAL:
            raise
        return _upload_page(found, options, error.faults), error.http_status
    return _go_to(url_for("batches.page", batch=job.id))


@batches.get("/lo/<batch>")
def page(batch: str) -> str:
    """The batch: its progress, its bad cells, or its documents."""
    job = job_or_404(batch)
    order, state = job.order, jobs().state(job)
    report = job.report if state.phase.has_report else {}
    cells = report.get("cells", [])
    return render_template(
        "batches/batch.html",
        job=job,
        order=order,
        kind=KINDS[order.kind],
        state=state,
        report=report,
        heading=heading(order, state, report),
        progress=progress(state),
        cells=cells[: settings().max_listed_faults],
        more=max(0, len(cells) - settings().max_listed_faults),
        severities=Severity,
        can_skip=_can_skip(report),
        pattern=order.pattern,
        longest_pattern=LONGEST_PATTERN,
        on_error="skip" if order.skip else "stop",
        pdf=order.pdf,
        has_pdf=obstacle() is None,
        words=WORDS,
        hours=current_app.config["WEB"].batch_hours,
    )


@batches.get("/lo/<batch>/tien-do")
def state_of(batch: str) -> Response:
    """The progress, for the page's script."""
    job = job_or_404(batch)
    state = jobs().state(job)
    return jsonify(
        {
            "phase": state.phase,
            "ended": state.phase.ended,
            "done": state.done,
            "total": state.total,
            "heading": "" if state.phase.ended else heading(job.order, state, {}),
            "words": progress(state),
        }
    )


@batches.post("/lo/<batch>")
def act(batch: str) -> ResponseReturnValue:
    """Stop, resume or delete the batch, make what was only checked, or leave out bad rows."""
    job, action = job_or_404(batch), request.form.get("viec", "")
    if action == "dung":
        jobs().stop(job)
    elif action == "chay":
        jobs().run(job)
    elif action == "lam":
        jobs().run(job, replace(job.order, make=True))
    elif action == "bo-qua":
        jobs().run(job, replace(job.order, make=True, skip=True))
    elif action == "xoa":
        jobs().remove(job)
        # The script of the page of kinds forgets the batch named in the anchor.
        return _go_to(url_for("batches.kinds", _anchor=f"da-xoa-{job.id}"))
    else:
        raise Refused("unknown-action", 400, action=action)
    return _go_to(url_for("batches.page", batch=job.id))


@batches.get("/lo/<batch>/<any('ket-qua.zip', 'danh-sach.csv', 'o-sai.xlsx'):name>")
def download(batch: str, name: str) -> Response:
    """A file of the batch: the documents, the list of them, or the table with its bad cells marked."""
    job = job_or_404(batch)
    title = KINDS[job.order.kind].title
    if name == "o-sai.xlsx":
        require_phase(job, Phase.faulty, Phase.made)
        if not job.marked.exists():
            raise Refused("batch-has-not", 409)
        return send_path(job.marked, file_name(f"Ô cần sửa - {title}.xlsx"))
    require_phase(job, Phase.made)
    if name == "danh-sach.csv":
        return send(manifest_of(job), file_name(f"Danh sách - {title}.csv"), "csv")
    return send_path(job.result, file_name(f"{title}.zip"))


def _go_to(address: str) -> Response:
    return Response("", 303, {"Location": address})


def _upload_page(kind: Kind, options: BatchOptions | None = None, faults: Sequence[Fault] = ()) -> str:
    return render_template(
        "batches/new.html",
        kind=kind,
        faults=faults,
        pattern=options.pattern if options and options.pattern else in_words(default_pattern(kind.name)),
        longest_pattern=LONGEST_PATTERN,
        on_error=options.on_error if options else "stop",
        pdf=options.pdf if options else False,
        has_pdf=obstacle() is None,
        words=WORDS,
    )


def _notices(summed: RollUp) -> Iterator[Fault]:
    """Yield what was added up, and what could not be."""
    yield fault("rolled-up", rows=summed.rows, total=shown_total(summed.data))
    for gap in summed.gaps:
        yield Fault("roll-up-gap", gap)


def _can_skip(report: dict[str, Any]) -> bool:
    """Return whether the good rows could be made without the bad: not when a fault concerns the whole table."""
    cells = report.get("cells", [])
    return bool(cells) and all(one["row"] for one in cells) and len(report["left_out"]) < report["rows"]
