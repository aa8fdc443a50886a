"""The form of a kind: shown, changed row by row, checked, downloaded as files. Works without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from flask import Blueprint, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import KINDS, Kind
from ocop_docs.documents.document import Document
from ocop_docs.documents.typed_marks import ABBREVIATED, CLOSING, LEADING
from ocop_docs.drafting.phrase import Phrase
from ocop_docs.drafting.phrases import fields_with_phrases
from ocop_docs.engines.choice import obstacle
from ocop_docs.errors import CallEnded, ContentRefused, Fault, InvalidInput, RenderError, UnreadableInput, fault
from ocop_docs.pipeline import load, pdf_of, refuse_content_errors, write_word
from ocop_docs.revision.next_year import KINDS as KINDS_OF_EVERY_YEAR
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.web import clock
from ocop_docs.web.downloads import DRAFT, TYPES, send
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.conversion import encoding_of, in_unicode
from ocop_docs.web.forms.download_names import download_name, draft_name
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.legal_picker import choices_on, day_of, pick
from ocop_docs.web.forms.nodes import Binder, states
from ocop_docs.web.forms.reading import Reading, read, record_of
from ocop_docs.web.forms.rows import accept, change_rows
from ocop_docs.web.forms.values import Typed, new_form, read_form
from ocop_docs.web.rounds.certificate_files import KIND as CERTIFICATE
from ocop_docs.web.rounds.certificate_files import files_of_request, of_kind, take, template_in_use
from ocop_docs.web.rounds.sheet_panel import panel_of, ticked_boxes, with_boxes
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.work import work

editor = Blueprint("editor", __name__, url_prefix="/soan")

DATA_FIELD = "kem-du-lieu"
"""The checkbox that puts the data into the Word file."""


@editor.get("/<kind>")
def new(kind: str) -> str:
    """An empty form, dated today."""
    found = kind_or_404(kind)
    typed = new_form(form_of(found.model))
    if "date" in typed:
        typed["date"] = short_date(clock.today())
    return form_page(found, typed)


@editor.post("/<kind>")
def submit(kind: str) -> ResponseReturnValue:
    """Do what the pressed button (`viec`) stands for with what was typed."""
    found = kind_or_404(kind)
    typed = posted(found)
    if not has_fresh_token():
        return form_page(found, typed, notices=[fault("stale-session")]), 400
    verb, _, rest = request.form.get("viec", "kiem-tra").partition(":")
    if verb in _ANSWERS:
        return _ANSWERS[verb](found, typed, rest)
    if verb == "chon-can-cu":
        pick(form_of(found.model), typed, request.form)
    elif verb == "chap-nhan":
        accept(form_of(found.model), typed, rest)
    elif verb == "chuyen-ma":
        encoding = encoding_of(typed)
        typed = in_unicode(typed, encoding) if encoding else typed
    elif verb == "xoa-dau" and "ticks" in typed:
        typed["ticks"] = ""
    elif verb == "dong":
        action, _, name = rest.partition(":")
        if not change_rows(form_of(found.model), typed, action, name):
            raise Refused("unknown-action", 400, action=rest)
    elif verb != "kiem-tra":
        raise Refused("unknown-action", 400, action=verb)
    return form_page(found, typed, reading=read(found, typed))


@editor.post("/<kind>/song")
def live(kind: str) -> Response:
    """The messages on the form as typed so far: the panel of findings, echoes and errors by field."""
    found = kind_or_404(kind)
    typed = posted(found)
    reading = read(found, typed)
    return jsonify(
        {
            "panel": render_template("forms/findings.html", reading=reading, old_encoding=encoding_of(typed)),
            "echoes": reading.echoes,
            "faults": reading.faults,
            "counts": {code: len(remarks) for code, _, remarks in reading.groups},
            "sections": states(Binder(reading).sections(found, typed)),
        }
    )


def kind_or_404(name: str) -> Kind:
    """Return the kind of that name; 404 for any other."""
    if name not in KINDS:
        abort(404)
    return KINDS[name]


def posted(kind: Kind) -> Typed:
    """Return what was typed and ticked in the form of `kind`."""
    typed = read_form(form_of(kind.model), request.form)
    if "ticks" in typed:
        typed["ticks"] = with_boxes(typed["ticks"], ticked_boxes(request.form))
    return typed


def form_page(  # noqa: PLR0913 - all but the first two are optional facts of one page
    kind: Kind,
    typed: Typed,
    *,
    reading: Reading | None = None,
    notices: Sequence[Fault] = (),
    opened: bool = False,
    hints: Mapping[str, str] | None = None,
    phrases: tuple[str, Sequence[Phrase]] = ("", ()),
) -> str:
    """The page of a form.

    `opened`: its values come from a file or an example; `hints`: words beside named fields; `phrases`: a field with the
    usual wording to show there.
    """
    reading = reading or (read(kind, typed) if opened else None)
    return render_template(
        "forms/form.html",
        kind=kind,
        sections=list(Binder(reading, hints or {}).sections(kind, typed)),
        reading=reading,
        old_encoding=encoding_of(typed),
        marks={"leading": LEADING, "closing": CLOSING, "abbreviated": ABBREVIATED},
        notices=notices,
        opened=opened,
        has_next_year=kind.name in KINDS_OF_EVERY_YEAR,
        texts=choices_on(day_of(typed.get("date"))),
        own_files=files_of_request() if kind.name == CERTIFICATE else None,
        panel=panel_of(typed["product_set"], typed["ticks"], day_of(typed.get("date"))) if "ticks" in typed else None,
        draft=request.form.get("nhap", ""),
        can_make_pdf=obstacle() is None,
        phrases=phrases,
        phrase_fields=fields_with_phrases(kind.name),
    )


def _own_files(kind: Kind, typed: Typed, rest: str) -> ResponseReturnValue:
    """Take the template and the picture that were chosen for the certificate, or give both up."""
    if kind.name != CERTIFICATE:
        raise Refused("unknown-action", 400, action=rest)
    try:
        take(rest)
    except (UnreadableInput, RenderError, CallEnded) as error:
        return form_page(kind, typed, reading=read(kind, typed), notices=error.faults), 422
    return form_page(kind, typed, reading=read(kind, typed))


def _download(kind: Kind, typed: Typed, wanted: str) -> ResponseReturnValue:
    """Send a file of the form: `docx`, `pdf`, `json`; with `:du-thao` a draft, which errors of content do not bar."""
    extension, _, as_draft = wanted.partition(":")
    if extension == "mau" and kind.name == CERTIFICATE:
        return send(template_in_use(), f"{CERTIFICATE}.docx", "docx")
    if extension not in TYPES:
        raise Refused("unknown-format", 400, format=extension)
    data, _ = record_of(kind, typed)
    if extension == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        return send(text.encode(), draft_name(kind, data, "json"), "json")
    try:
        document = load(data)
    except InvalidInput:
        return form_page(kind, typed, reading=read(kind, typed)), 422
    draft = as_draft == DRAFT
    try:
        if not draft:
            refuse_content_errors(document)
    except ContentRefused as error:
        return form_page(kind, typed, reading=read(kind, typed), notices=error.faults[:1]), error.http_status
    with of_kind(kind.name):
        return _sent(document, extension, draft=draft)


def _sent(document: Document, extension: str, *, draft: bool) -> ResponseReturnValue:
    name = download_name(document, extension, draft=draft)
    if extension == "pdf":
        show, make = partial(send, name=name, extension=extension), partial(pdf_of, draft=draft, in_worker=True)
        # The office's own files are there until this request has been answered.
        return show(work().wait(make, document)) if files_of_request().names else work().answer(show, make, document)
    return send(write_word(document, with_data=DATA_FIELD in request.form, draft=draft), name, extension)


_ANSWERS: dict[str, Callable[[Kind, Typed, str], ResponseReturnValue]] = {"tai": _download, "mau-gcn": _own_files}
"""What the buttons do that answer with more than the form."""
