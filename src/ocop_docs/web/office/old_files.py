"""The page that takes in an office's old files as drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.office.actor import Actor
from ocop_docs.office.papers.old_files import Imported, keep_old_file
from ocop_docs.reading.file_read import FileRead
from ocop_docs.web.errors import Refused
from ocop_docs.web.office.guard import actor
from ocop_docs.web.reading import obstacle, reader, wanted_kind
from ocop_docs.web.work import from_outside, work

old_files = Blueprint("office_old_files", __name__, url_prefix="/co-quan/van-ban/nhap-cu")


@old_files.get("")
def upload() -> str:
    """The form for the files, or why this edition reads none."""
    return render_template("office/old_files.html", found=(), obstacle=obstacle())


@old_files.post("")
def keep() -> ResponseReturnValue:
    """Keep a draft for each file that can be read, and list what became of each."""
    given = [(file.filename, file.read()) for file in request.files.getlist("tep") if file.filename]
    if not given:
        raise Refused("no-old-file", 400)
    return work().answer(_page, _keep, actor(), reader(), given, wanted_kind(request.form.get("loai", "")))


def _keep(
    acting: Actor, read: Callable[..., FileRead], given: Sequence[tuple[str, bytes]], kind: str | None
) -> list[Imported]:
    return [keep_old_file(acting, name, partial(from_outside, read, data, kind)) for name, data in given]


def _page(found: Sequence[Imported]) -> str:
    return render_template("office/old_files.html", found=found, obstacle=None)
