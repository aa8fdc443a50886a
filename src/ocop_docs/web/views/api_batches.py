"""Batches over the API: the workbook of a kind; ordering, watching, resuming and removing a batch; the roll-up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.batch.job import MARKED, RESULT, Job, Phase
from ocop_docs.batch.roll_up import RollUp, roll_up_file
from ocop_docs.documents.catalogue import KINDS, Kind
from ocop_docs.documents.paths import printable
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.intake.json import read_json
from ocop_docs.kind_info import input_table
from ocop_docs.web.batches.ordering import (
    ON_ERROR,
    BatchOptions,
    job_or_404,
    jobs,
    manifest_of,
    place_order,
    require_phase,
    table_of,
)
from ocop_docs.web.downloads import send, send_path
from ocop_docs.web.errors import Refused
from ocop_docs.web.views.editor import kind_or_404
from ocop_docs.web.work import table_from_outside, work

api_batches = Blueprint("api_batches", __name__, url_prefix="/api/v1")


@api_batches.get("/kinds/<kind>/workbook")
def workbook(kind: str) -> Response:
    """The workbook in which rows of a kind are filled in."""
    found = kind_or_404(kind)
    return send(input_table(found.name, in_full=request.args.get("full") == "1"), f"{found.name}.xlsx", "xlsx")


@api_batches.post("/batches")
def create() -> ResponseReturnValue:
    """Order a batch of the table sent."""
    form = request.form
    make, pdf = form.get("dry_run") != "1", form.get("pdf") == "1"
    options = BatchOptions(form.get("name", ""), form.get("on_error", "stop"), make, pdf)
    job = place_order(_kind(form.get("kind")), request.files.get("file"), options)
    return jsonify(_described(job)), 202, {"Location": url_for("api_batches.state", batch=job.id)}


@api_batches.get("/batches/<batch>")
def state(batch: str) -> Response:
    """The state of a batch, and the report of its last run."""
    return jsonify(_described(job_or_404(batch)))


@api_batches.delete("/batches/<batch>")
def remove(batch: str) -> ResponseReturnValue:
    """Stop a batch and delete it."""
    jobs().remove(job_or_404(batch))
    return "", 204


@api_batches.post("/batches/<batch>/run")
def run(batch: str) -> ResponseReturnValue:
    """Resume a batch that was interrupted or stopped, make one that was only checked, or leave out its bad rows."""
    job, on_error = job_or_404(batch), request.args.get("on_error")
    if on_error is not None and on_error not in ON_ERROR:
        raise Refused("unknown-action", 400, action=on_error)
    skip = job.order.skip if on_error is None else ON_ERROR[on_error]
    jobs().run(job, replace(job.order, make=True, skip=skip))
    return jsonify(_described(job)), 202


@api_batches.post("/batches/<batch>/stop")
def stop(batch: str) -> Response:
    """Stop a batch; documents made so far are kept for `run`."""
    job = job_or_404(batch)
    jobs().stop(job)
    return jsonify(_described(job))


@api_batches.get("/batches/<batch>/result")
def result(batch: str) -> Response:
    """The ZIP with every document and the list of them."""
    job = job_or_404(batch)
    require_phase(job, Phase.made)
    return send_path(job.result, RESULT)


@api_batches.get("/batches/<batch>/manifest")
def manifest(batch: str) -> Response:
    """The manifest alone."""
    job = job_or_404(batch)
    require_phase(job, Phase.made)
    return send(manifest_of(job), "manifest.csv", "csv")


@api_batches.get("/batches/<batch>/errors")
def errors(batch: str) -> Response:
    """Every bad cell, as JSON or, with `?format=xlsx`, marked in a copy of the table."""
    job, wanted_format = job_or_404(batch), request.args.get("format", "json")
    if wanted_format == "json":
        return jsonify({"cells": _report(job).get("cells", [])})
    if wanted_format != "xlsx":
        raise Refused("unknown-format", 400, format=wanted_format)
    require_phase(job, Phase.faulty, Phase.made)
    if not job.marked.exists():
        raise Refused("batch-has-not", 409)
    return send_path(job.marked, MARKED)


@api_batches.post("/roll-up")
def roll_up() -> Response:
    """Add up the reports of a table into the data of the report above."""
    given, ending = table_of(request.files.get("file"))
    head = request.files.get("head")
    head_data = read_json(head.read()) if head else None
    summed: RollUp = work().wait(table_from_outside, roll_up_file, given.read(), ending, head_data)
    return jsonify(
        {
            "rows": summed.rows,
            "data": summed.data or None,
            "gaps": summed.gaps,
            "blanks": summed.blanks,
            "cells": [one.as_dict() for one in summed.faults],
        }
    )


def _kind(name: str | None) -> Kind:
    kinds = ", ".join(KINDS)
    if not name:
        raise UnreadableInput(fault("kind-missing", "kind", kinds=kinds))
    if name not in KINDS:
        raise UnreadableInput(fault("kind-unknown", "kind", kind=printable(name), kinds=kinds))
    return KINDS[name]


def _described(job: Job) -> dict[str, Any]:
    order, state = job.order, jobs().state(job)
    report = {name: value for name, value in _report(job).items() if name not in ("cells", "rows", "resumed")}
    return {
        "id": job.id,
        "kind": order.kind,
        "name": order.pattern,
        "on_error": "skip" if order.skip else "stop",
        "dry_run": not order.make,
        "pdf": order.pdf,
        "status": state.phase,
        "ended": state.phase.ended,
        "done": state.done,
        "total": state.total,
        "rate": round(state.rate, 1),
        "seconds_left": state.seconds_left,
        **report,
    }


def _report(job: Job) -> dict[str, Any]:
    """Return the report of the last run; empty while one is under way."""
    return job.report if jobs().state(job).phase.has_report else {}
