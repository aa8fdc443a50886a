"""Usual wording: the library, an office's own phrases kept in the browser, and the list beside a section of a form."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from flask import Blueprint, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import Kind
from ocop_docs.drafting.phrase import Phrase, add
from ocop_docs.drafting.phrases import KIND, PhraseBook, PhraseSection, find, load_book
from ocop_docs.drafting.placeholders import values_of
from ocop_docs.web.drafting.profile import kept_profile
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.kept import KeptRecord
from ocop_docs.web.forms.legal_picker import day_of
from ocop_docs.web.forms.values import Typed, entries, new_form, with_entries
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.views.editor import form_page, kind_or_404, posted

phrase_pages = Blueprint("phrases", __name__)

KEPT = "cau-rieng"
"""The field with the office's own phrases that this browser keeps: their flat fields as JSON."""
BOOK = KeptRecord(KIND, load_book, "drafting/phrases.html")


@phrase_pages.get("/cau-mau")
def page() -> str:
    """The library, and the office's own phrases to fill in."""
    return _shown(new_form(BOOK.form))


@phrase_pages.post("/cau-mau")
def submit() -> ResponseReturnValue:
    """Do what the pressed button (`viec`) stands for with what was typed."""
    typed = BOOK.posted()
    if not has_fresh_token():
        return _shown(typed, stale=True), 400
    action = request.form.get("viec", "kiem-tra")
    if action == "tai:json":
        return BOOK.file(typed, "Câu mẫu của cơ quan")
    BOOK.change(typed, action)
    return _shown(typed, checked=True)


@phrase_pages.post("/cau-mau/song")
def live() -> Response:
    """The faults of the phrases as typed so far."""
    return BOOK.live()


@phrase_pages.post("/cau-mau/mo")
def open_file() -> str:
    """The page filled from the file of an office's phrases."""
    return _shown(BOOK.opened(), opened=True)


@phrase_pages.post("/soan/<kind>/cau-mau")
def offer(kind: str) -> Response | str:
    """The phrases for the section `cau-mau:FIELD`; or the fields that the phrase `them-cau:NAME` fills."""
    found = kind_or_404(kind)
    typed = posted(found)
    in_place = "X-Part" in request.headers
    verb, _, rest = request.form.get("viec", "").partition(":")
    if verb == "cau-mau":
        phrases = offered(found, typed, rest)
        if in_place:
            return render_template("forms/phrase_list.html", kind=found, phrases=phrases)
        return form_page(found, typed, phrases=(rest, phrases))
    if verb != "them-cau":
        raise Refused("unknown-action", 400, action=verb)
    added = added_entries(found, typed, rest)
    if in_place:
        return jsonify({"entries": added})
    return form_page(found, with_entries(form_of(found.model), typed, added))


def offered(kind: Kind, typed: Typed, field: str) -> list[Phrase]:
    """Return the phrases for a field of the form, filled from what is typed."""
    found = [one for one in _suiting(kind, typed) if one.section.partition(".")[0] == field]
    values = _values(typed)
    return [phrase.filled(values) for phrase in found]


def added_entries(kind: Kind, typed: Typed, name: str) -> list[tuple[str, str]]:
    """Return the fields that a phrase fills; raise Refused where there is no such phrase."""
    phrase = next((one for one in _suiting(kind, typed) if one.name == name), None)
    if phrase is None:
        raise Refused("unknown-action", 400, action=name)
    after = deepcopy(typed)
    add(after, phrase.filled(_values(typed)))
    before = dict(entries(typed))
    return [(name, value) for name, value in entries(after) if before.get(name) != value]


def _suiting(kind: Kind, typed: Typed) -> list[Phrase]:
    level = typed.get("issuer", {}).get("level") or None
    return find(kind=kind.name, level=level, day=day_of(typed.get("date")), own=own_book())


def own_book() -> PhraseBook | None:
    """Return the office's phrases that the browser sent, None if it sent none; raise InvalidInput if not sound."""
    data = BOOK.kept(KEPT)
    return load_book(data) if data and data.get("phrases") else None


def _values(typed: Typed) -> dict[str, str]:
    profile = kept_profile()
    return values_of(typed, (profile and profile.province) or "")


def _shown(typed: Typed, **state: Any) -> str:
    search = request.args.get("tim", "")
    return BOOK.show(typed, library=find(search=search), search=search, sections_by_name=_SECTIONS, **state)


_SECTIONS = {one.value: one.label for one in PhraseSection} | {
    "targets": "mục tiêu cụ thể",
    "contents": "nội dung kiểm tra",
    "outlook.objectives": "phương hướng chung",
    "outlook.tasks": "nhiệm vụ, giải pháp",
    "guests": "thành phần mời",
    "notes": "các vấn đề cần lưu ý",
    "reasons": "sự cần thiết",
    "requests": "đề xuất, kiến nghị",
}
