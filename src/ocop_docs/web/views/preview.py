"""The finished pages: as pictures where LibreOffice is installed, as an approximate view elsewhere."""

from __future__ import annotations

import io

from flask import Blueprint, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue

from ocop_docs.engines.soffice import find_soffice
from ocop_docs.pipeline import check_layout, render
from ocop_docs.rendering.approximate import sheets_of
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.live import read
from ocop_docs.web.views.editor import kind_or_404, posted

previews = Blueprint("preview", __name__)


@previews.post("/soan/<kind>/trang")
def pages(kind: str) -> ResponseReturnValue:
    """The pages of what was typed: a whole page, or only the sheets when a script asks."""
    found = kind_or_404(kind)
    reading = read(found, posted(found))
    facts: dict[str, object] = {"reading": reading, "kind": found, "preview": None, "sheets": None}
    if reading.document is not None:
        word = render(reading.document)
        facts["layout"] = check_layout(word)
        if find_soffice() is None:
            facts["sheets"] = sheets_of(word)
        else:
            facts["preview"] = current_app.extensions["previews"].make(word)
    page = "pages.html" if request.headers.get("X-Part") else "preview.html"
    return render_template(page, **facts), 200 if reading.document else 422


@previews.get("/trang/<key>/<int:number>.png")
def picture(key: str, number: int) -> ResponseReturnValue:
    """One page of a preview that is still kept."""
    preview = current_app.extensions["previews"].get(key)
    if preview is None or not 1 <= number <= len(preview.pages):
        raise Refused("preview-gone", 404)
    sent = current_app.make_response(send_file(io.BytesIO(preview.pages[number - 1].png), "image/png"))
    sent.headers["Cache-Control"] = "private, max-age=3600, immutable"
    return sent
