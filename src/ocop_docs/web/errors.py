"""One handler for every error: a page for people, one JSON shape for programs."""

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
_BUSY = 503
_RETRY_AFTER_S = 5
_CODES = {
    404: "not-found",
    405: "method-not-allowed",
}


class Refused(OcopDocsError):
    """A request that a view refuses, with the HTTP status of the refusal."""

    def __init__(self, code: str, status: int, **facts: object) -> None:
        super().__init__(fault(code, "", "", **facts))
        self.http_status = status  # type: ignore[misc]  # one class, a status for each refusal


def register(app: Flask) -> None:
    """Let `app` answer every error through this module."""
    app.register_error_handler(Exception, _handle)


def as_dict(fault: Fault) -> dict[str, str]:
    """A fault as the API gives it: code, message, place, title of the place, remedy."""
    return {
        "code": fault.code,
        "message": fault.message,
        "place": fault.place,
        "title": fault.title,
        "remedy": fault.remedy,
    }


def wants_json() -> bool:
    """Whether the client is a program rather than a person."""
    return request.path.startswith("/api/v1") or request.accept_mimetypes.best == "application/json"


def answer(faults: Sequence[Fault], status: int) -> ResponseReturnValue:
    """The response that lists `faults`, as JSON or as a page."""
    if wants_json():
        return jsonify({"errors": [as_dict(fault) for fault in faults]}), status
    return render_template("error.html", faults=faults, status=status), status


def _handle(error: Exception) -> ResponseReturnValue:
    faults, status = _faults_of(error)
    response = current_app.make_response(_response(faults, status))
    if status == _BUSY:
        response.headers["Retry-After"] = str(_RETRY_AFTER_S)
    if isinstance(error, HTTPException):
        for name, value in _kept_headers(error):
            response.headers[name] = value
    return response


def _response(faults: Sequence[Fault], status: int) -> ResponseReturnValue:
    """The response; plain text if its page cannot be rendered, as under an unknown host."""
    try:
        return answer(faults, status)
    except Exception:  # noqa: BLE001 - an error page must not fail
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
    return _internal_error(error)


def _too_large() -> Fault:
    """Too many bytes; or too many parts, when the bytes are within the limits."""
    web, size = current_app.config["WEB"], request.content_length or 0
    for limit, name in ((web.max_body_bytes, "MAX_BODY_BYTES"), (web.max_form_bytes, "MAX_FORM_BYTES")):
        if size > limit:
            return fault("too-large", limit=limit, name=name)
    return fault("too-many-fields", limit=web.max_fields)


def _internal_error(error: Exception) -> tuple[Sequence[Fault], int]:
    """A failure of our code or machine; the details go to the log, only their number to the page."""
    if isinstance(error, OcopDocsError) and error.http_status > _INTERNAL:
        return error.faults, error.http_status
    number = secrets.token_hex(4)
    _log.error("error %s at %s", number, request.endpoint, exc_info=error)
    return [fault("internal", number=number)], _INTERNAL
