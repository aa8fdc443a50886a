"""Responses with a file to download; its name keeps its accents (RFC 6266)."""

from __future__ import annotations

import io
from pathlib import Path

from flask import make_response, send_file
from werkzeug.wrappers import Response

DRAFT = "du-thao"
"""What the value of a download button ends with when it makes a draft."""
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""Media types of the files a form can be downloaded as."""
_TABLES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}
_ALL = TYPES | _TABLES


def send(content: bytes, name: str, extension: str) -> Response:
    """Return `content` as a download called `name`."""
    return make_response(send_file(io.BytesIO(content), _ALL[extension], as_attachment=True, download_name=name))


def send_path(path: Path, name: str) -> Response:
    """Return a file on disk, which may be large, as a download called `name`."""
    return make_response(send_file(path, _ALL[path.suffix[1:]], as_attachment=True, download_name=name))


def send_word(content: bytes, name: str) -> Response:
    """Return a Word file as a download called `name`."""
    return send(content, name, "docx")
