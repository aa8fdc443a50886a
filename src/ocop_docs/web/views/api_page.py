"""The API's description as a page."""

from __future__ import annotations

from flask import Blueprint, render_template

from ocop_docs.web.openapi.description import describe_api

docs = Blueprint("api_page", __name__)


@docs.get("/api")
def page() -> str:
    """The page for developers."""
    return render_template("api.html", described=describe_api())
