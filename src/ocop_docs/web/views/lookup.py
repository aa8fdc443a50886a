"""JSON for the form's scripts: places, legal texts in force on a day, a fresh CSRF token."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from ocop_docs.drafting.places import suggestions
from ocop_docs.web.forms.legal_picker import choices_on, day_of
from ocop_docs.web.security import token

lookups = Blueprint("lookup", __name__, url_prefix="/tra-cuu")


@lookups.get("/dia-danh")
def places() -> Response:
    """Provinces and communes that match the query."""
    return jsonify(suggestions(request.args.get("q", ""), request.args.get("loai", "unit")))


@lookups.get("/can-cu")
def texts() -> Response:
    """Legal texts to cite on a day."""
    return jsonify([asdict(choice) for choice in choices_on(day_of(request.args.get("ngay")))])


@lookups.get("/phien")
def session_token() -> Response:
    """The CSRF token of this session, for a page that is older than a restart of the program."""
    return jsonify({"token": token()})
