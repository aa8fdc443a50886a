"""The profile of an office, kept in the browser: filled once, opened and saved as a file, offered to every form."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.documents.catalogue import KINDS, RECORDS, ROUND
from ocop_docs.drafting.first_plan import KIND as FIRST_PLAN
from ocop_docs.drafting.places import places_called
from ocop_docs.drafting.profile import KIND, OfficeProfile, additions, load_profile, missing, profile_of
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.fields import form_of
from ocop_docs.web.forms.kept import KeptRecord
from ocop_docs.web.forms.values import Typed, data_of, filled_entries, new_form, read_form, with_entries
from ocop_docs.web.security import has_fresh_token

profiles = Blueprint("profile", __name__, url_prefix="/ho-so-co-quan")

KEPT = "ho-so"
"""The field with the profile of this browser: its flat fields as JSON."""
PROFILE = KeptRecord(KIND, load_profile, "drafting/profile.html")


@profiles.get("")
def page() -> str:
    """The profile that this browser keeps, to fill in."""
    return PROFILE.show(new_form(PROFILE.form))


@profiles.post("")
def submit() -> ResponseReturnValue:
    """Do what the pressed button (`viec`) stands for with what was typed."""
    typed = PROFILE.posted()
    if not has_fresh_token():
        return PROFILE.show(typed, stale=True), 400
    action = request.form.get("viec", "kiem-tra")
    if action == "tai:json":
        return PROFILE.file(typed, f"Hồ sơ cơ quan {typed['issuer']['name']}".strip())
    if action == "tra":
        typed = with_entries(PROFILE.form, typed, _known(typed)["entries"])
    else:
        PROFILE.change(typed, action)
    return PROFILE.show(typed, checked=True)


@profiles.post("/song")
def live() -> Response:
    """The faults of the profile as typed so far."""
    return PROFILE.live()


@profiles.post("/tra")
def known() -> Response:
    """What the official list knows of the office typed, as fields to fill; the names to choose from, if several."""
    return jsonify(_known(PROFILE.posted()))


@profiles.post("/mo")
def open_file() -> str:
    """The page filled from the file of a profile."""
    return PROFILE.show(PROFILE.opened(), opened=True)


@profiles.post("/dien/<kind>")
def fill(kind: str) -> Response:
    """The fields of a form of `kind` that the browser's profile fills, of those that are blank."""
    if kind not in KINDS and kind not in (ROUND, FIRST_PLAN):
        abort(404)
    form = form_of(KINDS[kind].model if kind in KINDS else RECORDS[kind].model)
    data, _ = data_of(form, read_form(form, request.form))
    profile = kept_profile()
    if profile is None:
        raise Refused("not-kept", 422)
    return jsonify({"entries": filled_entries(form, additions(kind, data, profile))})


def kept_profile() -> OfficeProfile | None:
    """Return the profile that the browser sent, None if it sent none; raise InvalidInput if it is not sound."""
    data = PROFILE.kept(KEPT)
    return None if data is None else load_profile(data)


def _known(typed: Typed) -> dict[str, Any]:
    found = places_called(typed["issuer"]["name"])
    if len(found) != 1:
        return {"entries": [], "names": [place.full_with_province for place in found]}
    known = profile_of(found[0].full_with_province)
    added = missing(PROFILE.data(typed), known) | {"issuer": known["issuer"]}
    return {"entries": filled_entries(PROFILE.form, added), "names": []}
