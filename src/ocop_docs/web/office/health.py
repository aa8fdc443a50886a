"""For whatever watches the service: is it alive, is it ready."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from ocop_docs.errors import OcopDocsError
from ocop_docs.office.store.store import installation_of
from ocop_docs.web.office.guard import store

health = Blueprint("office_health", __name__)


@health.get("/suc-khoe")
def alive() -> ResponseReturnValue:
    """The process answers."""
    return jsonify({"alive": True})


@health.get("/san-sang")
def ready() -> ResponseReturnValue:
    """The database answers, and files can be kept."""
    try:
        with store().reading() as connection:
            installation_of(connection)
        store().files.put(b"ready")
    except OcopDocsError:
        return jsonify({"ready": False}), 503
    return jsonify({"ready": True})
