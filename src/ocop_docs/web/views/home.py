"""The first page: kinds of document, drafts of this browser, examples, opening a data file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import field_path
from ocop_docs.errors import Fault, InvalidInput
from ocop_docs.intake.embedded import EmbeddedRecord
from ocop_docs.intake.json import ZIP, read_json
from ocop_docs.kind_info import Example, describe_groups, listed_examples
from ocop_docs.kind_info import example as shipped_example
from ocop_docs.pipeline import load
from ocop_docs.revision.take_back import TakenBack, reopened
from ocop_docs.web.drafting.profile import PROFILE
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.values import Typed, typed_of
from ocop_docs.web.rounds.page import round_page
from ocop_docs.web.rounds.record_form import is_round, typed_round
from ocop_docs.web.views.comparison import taken_back_page
from ocop_docs.web.views.editor import form_page
from ocop_docs.web.work import LONGEST_READ_HERE, document_of, from_outside, work

pages = Blueprint("home", __name__)


@pages.get("/")
def home() -> str:
    """The kinds of document and the examples."""
    return render_template("home.html", groups=describe_groups(), examples=_examples())


@pages.get("/favicon.ico")
def favicon() -> ResponseReturnValue:
    """The icon that browsers request by themselves."""
    return redirect(url_for("static", filename="mark.svg"), 301)


@pages.get("/vi-du/<kind>/<name>")
def example(kind: str, name: str) -> str:
    """The form filled with an example."""
    if (kind, name) not in {(one.kind, one.name) for one in _examples()}:
        abort(404)
    return _opened(shipped_example(kind, name))


@pages.post("/mo")
def open_file() -> ResponseReturnValue:
    """The form filled from a data file, or from a Word file that carries its data."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    data = given.read()
    if data.startswith(ZIP):
        return work().answer(_opened_word, from_outside, reopened, data)
    if is_round(data):
        return round_page(typed_round(data), opened=True)
    content = read_json(data)
    if len(data) > LONGEST_READ_HERE:
        document_of(load, data)
    if content.get("kind") == PROFILE.kind:
        return PROFILE.show(PROFILE.filled(content), opened=True)
    return _opened(content)


def _opened_word(found: EmbeddedRecord | TakenBack) -> str:
    return taken_back_page(found) if isinstance(found, TakenBack) else _opened(found.record)


def _opened(content: dict[str, Any], notices: Sequence[Fault] = ()) -> str:
    kind, typed = typed_of_content(content)
    return form_page(KINDS[kind], typed, notices=notices, opened=True)


def typed_of_content(content: dict[str, Any]) -> tuple[str, Typed]:
    """Return the kind and the filled form of a file's content.

    Raises:
        UnreadableInput: unknown kind.
        InvalidInput: part of it has no field in the form and would be lost.
    """
    faults: tuple[Fault, ...] = ()
    try:
        load(content)
    except InvalidInput as error:
        faults = error.faults
    kind = KINDS[content["kind"]]
    typed, lost = typed_of(form_of(kind.model), content)
    if lost:
        places = {field_path(place) for place in lost}
        raise InvalidInput(*([fault for fault in faults if fault.place in places] or faults))
    return kind.name, typed


@lru_cache(maxsize=1)
def _examples() -> tuple[Example, ...]:
    return tuple(listed_examples())
