"""Ordering a batch with an upload, and finding it again: what the pages and the API share."""

from __future__ import annotations

from pathlib import PurePath
from typing import NamedTuple

from flask import current_app
from werkzeug.datastructures import FileStorage

from ocop_docs.batch.job import Job, Order, Phase
from ocop_docs.batch.names import check_pattern, default_pattern
from ocop_docs.batch.queue import Jobs
from ocop_docs.batch.store import MANIFEST, reading
from ocop_docs.documents.catalogue import Kind
from ocop_docs.intake.tables.table import FORMATS
from ocop_docs.web.errors import Refused

LONGEST_PATTERN = 200
ON_ERROR = {"stop": False, "skip": True}
"""What to do about faulty rows, and whether that leaves them out."""


class Wish(NamedTuple):
    """How a batch is wanted, as it came: pattern of names (`""`: the usual), `stop` or `skip`, make or only check."""

    pattern: str
    on_error: str
    make: bool


def jobs() -> Jobs:
    """The batches of this application."""
    found: Jobs = current_app.extensions["jobs"]
    return found


def place_order(kind: Kind, table: FileStorage | None, wish: Wish) -> Job:
    """Order a batch of the uploaded table; of its name only the ending is looked at.

    Raises:
        Refused: no table, one of another format, or a wish that nobody can fulfil.
        InvalidInput: a pattern of names that cannot be read.
    """
    given, ending = table_of(table)
    if wish.on_error not in ON_ERROR:
        raise Refused("unknown-action", 400, action=wish.on_error)
    if len(wish.pattern) > LONGEST_PATTERN:
        raise Refused("pattern-too-long", 422, limit=LONGEST_PATTERN)
    pattern = wish.pattern.strip() or default_pattern(kind.name)
    check_pattern(pattern)
    return jobs().create(Order(kind.name, ending, pattern, ON_ERROR[wish.on_error], wish.make), given.save)


def table_of(table: FileStorage | None) -> tuple[FileStorage, str]:
    """The uploaded table and how its name ends; a refusal when there is none, or of another format."""
    if table is None or not table.filename:
        raise Refused("no-table", 400)
    ending = PurePath(table.filename).suffix.lower()
    if ending not in FORMATS:
        raise Refused("table-ending", 415)
    return table, ending


def job_or_404(name: str) -> Job:
    """The batch of that id; a refusal when there is none or its time is over."""
    job = jobs().find(name)
    if job is None:
        raise Refused("batch-gone", 404)
    return job


def manifest_of(job: Job) -> bytes:
    """The list inside the result."""
    with reading(job.result, MANIFEST) as file:
        return file.read()


def demand(job: Job, *phases: Phase) -> None:
    """Refuse what a batch has not got unless it ended in one of `phases`."""
    if jobs().state(job).phase not in phases:
        raise Refused("batch-has-not", 409)
