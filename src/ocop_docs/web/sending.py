"""Files as answers: whole in memory, as downloads whose names keep their accents (RFC 6266)."""

from __future__ import annotations

import io

from flask import make_response, send_file
from werkzeug.wrappers import Response

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def send(content: bytes, name: str, extension: str) -> Response:
    """`content` as a download called `name`."""
    return make_response(send_file(io.BytesIO(content), TYPES[extension], as_attachment=True, download_name=name))


def send_word(content: bytes, name: str) -> Response:
    """A Word file as a download called `name`."""
    return send(content, name, "docx")
