"""The pages of a document as pictures."""

from __future__ import annotations

import io

from flask import Blueprint, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue

from ocop_docs.errors import ConversionError
from ocop_docs.pipeline import check_layout, layout_obstacle, write_word
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.reading import read
from ocop_docs.web.views.editor import kind_or_404, posted

previews = Blueprint("preview", __name__)

_PICTURE_MAX_AGE_S = 3600


@previews.post("/soan/<kind>/trang")
def pages(kind: str) -> ResponseReturnValue:
    """The document's pages; only the fragment that shows them when a script sends `X-Part`."""
    found = kind_or_404(kind)
    reading = read(found, posted(found))
    facts: dict[str, object] = {"reading": reading, "kind": found, "preview": None}
    if reading.document is not None:
        word = write_word(reading.document)
        try:
            facts["preview"] = current_app.extensions["previews"].make(word)
        except ConversionError as error:
            facts["obstacles"] = error.faults
        facts["layout"] = [] if layout_obstacle() else check_layout(word)
    page = "forms/preview_pages.html" if request.headers.get("X-Part") else "forms/preview.html"
    return render_template(page, **facts), 200 if reading.document else 422


@previews.get("/trang/<key>.png")
def picture(key: str) -> ResponseReturnValue:
    """One page of a preview that is still in memory."""
    page = current_app.extensions["previews"].page(key)
    if page is None:
        raise Refused("preview-gone", 404)
    sent = current_app.make_response(send_file(io.BytesIO(page.picture()), "image/png"))
    sent.headers["Cache-Control"] = f"private, max-age={_PICTURE_MAX_AGE_S}, immutable"
    return sent
