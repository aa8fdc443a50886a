"""Ordering a batch with an uploaded table, and finding it again, for both the pages and the API."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from flask import current_app
from werkzeug.datastructures import FileStorage

from ocop_docs.batch.job import Job, Order, Phase
from ocop_docs.batch.names import check_pattern, default_pattern
from ocop_docs.batch.queue import Jobs
from ocop_docs.batch.store import MANIFEST, UNREADABLE, reading
from ocop_docs.documents.catalogue import Kind
from ocop_docs.intake.tables.table import FORMATS
from ocop_docs.web.errors import Refused
from ocop_docs.web.owner import owner

LONGEST_PATTERN = 200
ON_ERROR = {"stop": False, "skip": True}
"""The choices for bad rows, and whether each leaves them out."""


class BatchOptions(NamedTuple):
    """Options of a batch as sent: pattern of file names (`""`: the default), `stop` or `skip`; others as in `Order`."""

    pattern: str
    on_error: str
    make: bool
    pdf: bool = False


def jobs() -> Jobs:
    """Return the queue of this application."""
    found: Jobs = current_app.extensions["jobs"]
    return found


def place_order(kind: Kind, table: FileStorage | None, options: BatchOptions) -> Job:
    """Order a batch of the uploaded table; only the ending of its name is used.

    Raises:
        Refused: no table, one of another format, or an unknown option.
        InvalidInput: a pattern of file names that cannot be read.
    """
    given, ending = table_of(table)
    if options.on_error not in ON_ERROR:
        raise Refused("unknown-action", 400, action=options.on_error)
    if len(options.pattern) > LONGEST_PATTERN:
        raise Refused("pattern-too-long", 422, limit=LONGEST_PATTERN)
    pattern = options.pattern.strip() or default_pattern(kind.name)
    check_pattern(pattern)
    skip = ON_ERROR[options.on_error]
    order = Order(kind.name, ending, pattern, skip, options.make, options.pdf, owner())
    return jobs().create(order, given.save)


def table_of(table: FileStorage | None) -> tuple[FileStorage, str]:
    """Return the uploaded table and the ending of its name; raise Refused when there is none, or of another format."""
    if table is None or not table.filename:
        raise Refused("no-table", 400)
    ending = PurePath(table.filename).suffix.lower()
    if ending not in FORMATS:
        raise Refused("table-ending", 415)
    return table, ending


def job_or_404(name: str) -> Job:
    """Return the batch of that id; raise Refused when there is none, it is too old, or it is another account's."""
    job = jobs().find(name)
    if job is None or job.order.owner != owner():
        raise Refused("batch-gone", 404)
    return job


def manifest_of(job: Job) -> bytes:
    """Return the manifest inside the result; raise Refused when the result is damaged."""
    try:
        with reading(job.result, MANIFEST) as file:
            return file.read()
    except (*UNREADABLE, KeyError) as error:
        raise Refused("batch-result-damaged", 409) from error


def require_phase(job: Job, *phases: Phase) -> None:
    """Raise Refused unless the batch ended in one of `phases`."""
    if jobs().state(job).phase not in phases:
        raise Refused("batch-has-not", 409)
