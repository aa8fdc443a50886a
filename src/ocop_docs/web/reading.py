"""Old plans and reports of any office: what was read of them, and the ordinary form filled with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import parse_path
from ocop_docs.errors import Fault, NotInThisEdition, fault
from ocop_docs.intake.json import read_json
from ocop_docs.pipeline import layout_obstacle
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import SEPARATOR, typed_of
from ocop_docs.web.page_text import carried_json
from ocop_docs.web.views.editor import form_page, kind_or_404
from ocop_docs.web.work import from_outside, work

if TYPE_CHECKING:
    from ocop_docs.reading.draft import FieldRead
    from ocop_docs.reading.file_read import FileRead

old_files = Blueprint("reading", __name__, url_prefix="/doc-van-ban")

_KINDS = ("plan", "report")
_TEXTS_IN_NOTICE = 3


def obstacle() -> Fault | None:
    """Return why this edition reads no old files, or None; the one inside a browser has no lxml."""
    return fault("reading-missing") if layout_obstacle() else None


def reader() -> Callable[..., FileRead]:
    """Return the function that reads a file; raise NotInThisEdition where there is none."""
    if missing := obstacle():
        raise NotInThisEdition(missing)
    from ocop_docs.reading.file_read import read_file

    return read_file


def wanted_kind(given: str) -> str | None:
    """Return the kind that the reader is told, None for the one that the file states."""
    if given and given not in _KINDS:
        raise Refused("unknown-action", 400, action=given)
    return given or None


@old_files.get("")
def upload() -> str:
    """The page that asks for an old file, or that tells why this edition reads none."""
    return render_template("reading/read.html", found=None, obstacle=obstacle())


@old_files.post("")
def from_file() -> ResponseReturnValue:
    """What was read of a file: each value with its place, and what no field takes."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-old-file", 400)
    kind = wanted_kind(request.form.get("loai", ""))
    return work().answer(_page, from_outside, reader(), given.read(), kind)


@old_files.post("/mo")
def open_draft() -> str:
    """The ordinary form filled with what was read; what is in doubt stands beside its field."""
    record = read_json(request.form.get("du-lieu", "").encode())
    kind = kind_or_404(str(record.get("kind")))
    typed, _ = typed_of(form_of(kind.model), record)
    doubts = read_json(request.form.get("xem-lai", "").encode() or b"{}")
    hints = {_name(place): str(words) for place, words in doubts.items()}
    left = request.form.getlist("chua-hieu")
    shown = "; ".join(left[:_TEXTS_IN_NOTICE]) + ("…" if len(left) > _TEXTS_IN_NOTICE else "")
    notices = [fault("read-left", count=len(left), texts=shown)] if left else []
    return form_page(kind, typed, opened=True, hints=hints, notices=notices)


def _page(found: FileRead) -> str:
    return render_template(
        "reading/read.html",
        found=found,
        obstacle=None,
        type_name=KINDS[found.kind].model.type_name,
        rows=[(found.title(one), found.value(one), one) for one in found.fields],
        doubtful=sum(not one.sure for one in found.fields),
        data=carried_json(found.record),
        doubts=carried_json(_doubts(found.fields)),
    )


def _doubts(fields: tuple[FieldRead, ...]) -> dict[str, Any]:
    return {one.place: f"{one.doubt} Trong tệp ({one.where}): {one.text}" for one in fields if not one.sure}


def _name(place: str) -> str:
    """The name on the form of a place in the data."""
    return SEPARATOR.join(map(str, parse_path(place)))
