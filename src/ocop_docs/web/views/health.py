"""Whether the program works, for whoever watches a server."""

from __future__ import annotations

import os

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from ocop_docs import __version__
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.errors import OcopDocsError
from ocop_docs.resources import template_path
from ocop_docs.settings import WebSettings

health = Blueprint("health", __name__)


@health.get("/health")
def state() -> ResponseReturnValue:
    """200 when templates can be read and batches written, else 503; what fails is named."""
    parts = {"templates": _has_templates(), "batches": _can_keep_batches(current_app.config["WEB"])}
    works = all(parts.values())
    return jsonify({"status": "ok" if works else "failing", "version": __version__, **parts}), 200 if works else 503


def _has_templates() -> bool:
    try:
        return all(template_path(kind).is_file() for kind in KINDS)
    except OcopDocsError:
        return False


def _can_keep_batches(web: WebSettings) -> bool:
    """Whether the folder of batches, or the nearest folder above it that exists, can be written."""
    folder = next((one for one in (web.batches, *web.batches.absolute().parents) if one.exists()), None)
    return folder is not None and folder.is_dir() and os.access(folder, os.W_OK)
