"""The profile of an office, kept in the browser: filled once, opened and saved as a file, offered to every form."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import KINDS, RECORDS, ROUND
from ocop_docs.drafting.places import places_called
from ocop_docs.drafting.profile import KIND, OfficeProfile, additions, load_profile, missing, profile_of
from ocop_docs.errors import InvalidInput, fault
from ocop_docs.intake.json import read_json
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.echo import echoes, read_values
from ocop_docs.web.forms.fields import Group, form_of
from ocop_docs.web.forms.nodes import Binder
from ocop_docs.web.forms.reading import Reading, invalid_reading
from ocop_docs.web.forms.rows import change_rows
from ocop_docs.web.forms.values import (
    Typed,
    data_of,
    filled_entries,
    new_form,
    read_form,
    typed_of,
    with_entries,
)
from ocop_docs.web.security import has_fresh_token

profiles = Blueprint("profile", __name__, url_prefix="/ho-so-co-quan")

KEPT = "ho-so"
"""The field with the profile of this browser: its flat fields as JSON."""


@profiles.get("")
def page() -> str:
    """The profile that this browser keeps, to fill in."""
    return _page(new_form(_form()))


@profiles.post("")
def submit() -> ResponseReturnValue:
    """Do what the pressed button (`viec`) stands for with what was typed."""
    typed = read_form(_form(), request.form)
    if not has_fresh_token():
        return _page(typed, stale=True), 400
    verb, _, rest = request.form.get("viec", "kiem-tra").partition(":")
    if verb == "tai" and rest == "json":
        return _download(typed)
    if verb == "tra":
        typed = with_entries(_form(), typed, _known(typed)["entries"])
    elif verb == "dong":
        action, _, name = rest.partition(":")
        if not change_rows(_form(), typed, action, name):
            raise Refused("unknown-action", 400, action=rest)
    elif verb != "kiem-tra":
        raise Refused("unknown-action", 400, action=verb)
    return _page(typed, reading=_read(typed))


@profiles.post("/song")
def live() -> Response:
    """The faults of the profile as typed so far."""
    reading = _read(read_form(_form(), request.form))
    return jsonify(
        {
            "panel": render_template("forms/findings.html", reading=reading),
            "echoes": reading.echoes,
            "faults": reading.faults,
            "counts": {code: len(remarks) for code, _, remarks in reading.groups},
        }
    )


@profiles.post("/tra")
def known() -> Response:
    """What the official list knows of the office typed, as fields to fill; the names to choose from, if several."""
    return jsonify(_known(read_form(_form(), request.form)))


@profiles.post("/mo")
def open_file() -> str:
    """The page filled from the file of a profile."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    content = read_json(given.read())
    if content.get("kind") != KIND:
        raise Refused("not-a-profile", 422)
    return opened_profile(content)


def opened_profile(content: dict[str, Any]) -> str:
    """The page filled with the data of a profile; raise InvalidInput where part of it would be lost."""
    typed, lost = typed_of(_form(), content)
    if lost:
        load_profile(content)
    return _page(typed, reading=_read(typed), opened=True)


@profiles.post("/dien/<kind>")
def fill(kind: str) -> Response:
    """The fields of a form of `kind` that the browser's profile fills, of those that are blank."""
    if kind not in KINDS and kind != ROUND:
        abort(404)
    form = form_of(KINDS[kind].model if kind in KINDS else RECORDS[kind].model)
    data, _ = data_of(form, read_form(form, request.form))
    return jsonify({"entries": filled_entries(form, additions(kind, data, kept_profile()))})


def kept_profile() -> OfficeProfile:
    """Return the profile that the browser sent; raise InvalidInput if it is not filled in well, Refused without one."""
    try:
        kept = {str(name): str(value) for name, value in json.loads(request.form.get(KEPT, ""))}
    except (ValueError, TypeError) as error:
        raise Refused("not-a-profile", 422) from error
    return load_profile(_data(read_form(_form(), kept)))


def _form() -> Group:
    return form_of(OfficeProfile)


def _data(typed: Typed) -> dict[str, Any]:
    return {"kind": KIND, **data_of(_form(), typed)[0]}


def _read(typed: Typed) -> Reading:
    data, names = data_of(_form(), typed)
    data = {"kind": KIND, **data}
    words = echoes(_form(), typed, read_values(_form(), typed))
    try:
        load_profile(data)
    except InvalidInput as error:
        return invalid_reading(data, error, names, words)
    return Reading(data, None, echoes=words)


def _known(typed: Typed) -> dict[str, Any]:
    found = places_called(typed["issuer"]["name"])
    if len(found) != 1:
        return {"entries": [], "names": [place.full_with_province for place in found]}
    known = profile_of(found[0].full_with_province)
    added = missing(_data(typed), known) | {"issuer": known["issuer"]}
    return {"entries": filled_entries(_form(), added), "names": []}


def _download(typed: Typed) -> Response:
    data = _data(typed)
    name = data.get("issuer", {}).get("name", "")
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return send(text.encode(), file_name(f"Hồ sơ cơ quan - {name}.json" if name else "Hồ sơ cơ quan.json"), "json")


def _page(typed: Typed, *, reading: Reading | None = None, opened: bool = False, stale: bool = False) -> str:
    return render_template(
        "drafting/profile.html",
        kind=RECORDS[KIND],
        sections=list(Binder(reading).sections(RECORDS[KIND], typed)),
        reading=reading,
        opened=opened,
        notices=[fault("stale-session")] if stale else [],
    )
