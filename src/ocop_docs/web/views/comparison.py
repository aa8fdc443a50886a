"""Two versions of a document: their differences, and a Word file that was edited since it was made, taken back."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import partial

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import Document
from ocop_docs.intake.json import read_json
from ocop_docs.pipeline import load
from ocop_docs.revision.changes import Change, applied
from ocop_docs.revision.comparison import differences, identity, merged
from ocop_docs.revision.redline.redline import Redline, compared_in_word, day_of_changes
from ocop_docs.revision.take_back import POSSIBLE, TakenBack, read_revised
from ocop_docs.web.downloads import send_word
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import typed_of
from ocop_docs.web.page_text import carried_json
from ocop_docs.web.views.editor import form_page
from ocop_docs.web.work import document_of, from_outside, work

comparison = Blueprint("comparison", __name__)

_MOST_KEPT = 400_000
"""Letters of files that a page keeps; Flask takes half a million letters of fields in one form."""


@comparison.get("/so-sanh")
def upload() -> str:
    """The page that asks for two files."""
    return render_template("revision/compare.html", found=None)


@comparison.post("/so-sanh")
def compare() -> ResponseReturnValue:
    """The differences of two files, by field; or the Word file with tracked changes."""
    given = [_file(name) for name in ("truoc", "sau")]
    before, after = (document_of(read_revised, data) for data in given)
    found: list[Change] = work().wait(from_outside, differences, before, after)
    if request.form.get("viec") == "word":
        return redlined(given, after, draft=request.form.get("du-thao") == "1")
    return render_template("revision/compare.html", found=found, kind=before.kind, kept=_kept(given))


def _kept(given: Sequence[bytes]) -> tuple[str, ...]:
    """Both files for a second request, so that nobody chooses them again; none if a form cannot hold them."""
    files = tuple(base64.b64encode(data).decode() for data in given)
    return files if sum(map(len, files)) <= _MOST_KEPT else ()


def redlined(given: Sequence[bytes], after: Document, *, draft: bool) -> ResponseReturnValue:
    """Return as a download the Word file with every change from the first version to the second."""
    made: Redline = work().wait(from_outside, partial(compared_in_word, day=day_of_changes(after), draft=draft), *given)
    return send_word(made.word, "Bản so sánh.docx")


@comparison.post("/lay-ve")
def take() -> str:
    """The form of the record with the changes that are ticked."""
    before, after, possible = (read_json(request.form.get(name, "").encode()) for name in ("truoc", "sau", "co-the"))
    ticked, more = set(request.form.getlist("lay")), request.form.getlist("them")
    found = [identity(one) for one in differences(load(before), load(after))]
    after = applied(after, [Change(POSSIBLE, place, "", None, possible[place]) for place in more if place in possible])
    record = merged(load(before), load(after), [one for one in found if one not in ticked])
    kind = KINDS[record["kind"]]
    typed, _ = typed_of(form_of(kind.model), record)
    return form_page(kind, typed, opened=True)


def taken_back_page(found: TakenBack) -> str:
    """The page with every edit of a Word file: those of fields to take or not, and the others."""
    return render_template(
        "revision/taken_back.html",
        found=found,
        kind=KINDS[found.kind],
        headline=load(found.before).headline,
        before=carried_json(found.before),
        after=carried_json(found.after),
        possible=carried_json({one.place: one.after for one in found.possible}),
    )


def _file(name: str) -> bytes:
    given = request.files.get(name)
    if given is None or not given.filename:
        return _kept_file(name)
    data: bytes = given.read()
    return data


def _kept_file(name: str) -> bytes:
    try:
        data = base64.b64decode(request.form.get(name, ""), validate=True)
    except ValueError:  # of letters beyond ASCII too
        data = b""
    if not data:
        raise Refused("no-file", 400)
    return data
