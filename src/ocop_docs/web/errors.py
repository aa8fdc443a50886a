"""One handler for everything that is refused: the page for people, one JSON shape for programs."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from flask import Flask, Response, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge, SecurityError

from ocop_docs.errors import Fault, OcopDocsError, fault

_log = logging.getLogger(__name__)
_INTERNAL = 500
_CODES = {
    404: "not-found",
    405: "method-not-allowed",
}


class Refused(OcopDocsError):
    """The web door does not do this; the status says why."""

    def __init__(self, code: str, status: int, **facts: object) -> None:
        super().__init__(fault(code, "", "", **facts))
        self.http_status = status  # type: ignore[misc]  # one class for all refusals of the door


def register(app: Flask) -> None:
    """Let `app` answer every error through this module."""
    app.register_error_handler(Exception, _handle)


def as_dict(fault: Fault) -> dict[str, str]:
    """A fault as the API says it: code, message, place, title of the place, way out."""
    return {
        "code": fault.code,
        "message": fault.message,
        "place": fault.place,
        "title": fault.title,
        "remedy": fault.remedy,
    }


def wants_json() -> bool:
    """Whether a program asks, rather than a person."""
    return request.path.startswith("/api/v1") or request.accept_mimetypes.best == "application/json"


def answer(faults: Sequence[Fault], status: int) -> ResponseReturnValue:
    """The answer that says `faults`, in the reader's form."""
    if wants_json():
        return jsonify({"errors": [as_dict(fault) for fault in faults]}), status
    return render_template("error.html", faults=faults, status=status), status


def _handle(error: Exception) -> ResponseReturnValue:
    faults, status = _faults_of(error)
    response = current_app.make_response(_drawn(faults, status))
    if isinstance(error, HTTPException):
        for name, value in _kept_headers(error):
            response.headers[name] = value
    return response


def _drawn(faults: Sequence[Fault], status: int) -> ResponseReturnValue:
    """The answer; in plain words where no page can be drawn, as under an unknown host: the error page cannot fail."""
    try:
        return answer(faults, status)
    except Exception:  # noqa: BLE001 - whatever broke the page, its reader is owed the words
        return Response("\n".join(str(fault) for fault in faults), status, mimetype="text/plain")


def _kept_headers(error: HTTPException) -> list[tuple[str, str]]:
    return [(name, value) for name, value in error.get_headers() if name in ("Allow", "Location")]


def _faults_of(error: Exception) -> tuple[Sequence[Fault], int]:
    if isinstance(error, OcopDocsError) and error.http_status < _INTERNAL:
        return error.faults, error.http_status
    if isinstance(error, SecurityError):
        return [fault("unknown-host")], 400
    if isinstance(error, RequestEntityTooLarge):
        return [_too_large()], 413
    if isinstance(error, HTTPException) and error.code and error.code < _INTERNAL:
        return [fault(_CODES.get(error.code, "bad-request"))], error.code
    return _own_failure(error)


def _too_large() -> Fault:
    """Too many bytes, or, when the bytes would do, too many parts."""
    web, size = current_app.config["WEB"], request.content_length or 0
    for limit, name in ((web.max_body_bytes, "MAX_BODY_BYTES"), (web.max_form_bytes, "MAX_FORM_BYTES")):
        if size > limit:
            return fault("too-large", limit=limit, name=name)
    return fault("too-many-fields", limit=web.max_fields)


def _own_failure(error: Exception) -> tuple[Sequence[Fault], int]:
    """What our own code or machine could not do; the log has the details under a number, the page has not."""
    if isinstance(error, OcopDocsError) and error.http_status > _INTERNAL:
        return error.faults, error.http_status
    number = secrets.token_hex(4)
    _log.error("error %s at %s", number, request.endpoint, exc_info=error)
    return [fault("internal", number=number)], _INTERNAL
