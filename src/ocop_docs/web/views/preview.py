"""The pages of a document as pictures."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from flask import Blueprint, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue

from ocop_docs.errors import ConversionError
from ocop_docs.pipeline import check_layout, layout_obstacle, write_word
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.reading import read
from ocop_docs.web.preview import PreviewStore
from ocop_docs.web.rounds.certificate_files import of_kind
from ocop_docs.web.views.editor import kind_or_404, posted
from ocop_docs.web.work import from_outside, work

previews = Blueprint("preview", __name__)

_PICTURE_MAX_AGE_S = 3600
_WHOLE, _PART = "forms/preview.html", "forms/preview_pages.html"
"""The page, and the fragment of it that a script asks for."""


@previews.post("/soan/<kind>/trang")
def pages(kind: str) -> ResponseReturnValue:
    """The document's pages; only the fragment that shows them when a script sends `X-Part`."""
    found = kind_or_404(kind)
    reading = read(found, posted(found))
    facts: dict[str, object] = {"reading": reading, "kind": found, "preview": None}
    if reading.document is None:
        page = _PART if request.headers.get("X-Part") else _WHOLE
        return render_template(page, **facts), 422
    with of_kind(found.name):
        store, word = current_app.extensions["previews"], write_word(reading.document)
    if request.headers.get("X-Part"):
        return render_template(_PART, **facts | work().wait(_laid_out, store, word))
    return work().answer(lambda laid_out: render_template(_WHOLE, **facts | laid_out), _laid_out, store, word)


def _laid_out(store: PreviewStore, word: bytes) -> dict[str, Any]:
    """Return the pages of a document or what is in their way, and the findings on its layout, worked on at once."""
    with ThreadPoolExecutor(max_workers=1) as beside:
        layout = None if layout_obstacle() else beside.submit(from_outside, check_layout, word)
        facts: dict[str, Any] = {}
        try:
            facts["preview"] = store.make(word)
        except ConversionError as error:
            facts["obstacles"] = error.faults
        return facts | {"layout": layout.result() if layout else []}


@previews.get("/trang/<key>.png")
def picture(key: str) -> ResponseReturnValue:
    """One page of a preview that is still in memory."""
    page = current_app.extensions["previews"].page(key)
    if page is None:
        raise Refused("preview-gone", 404)
    sent = current_app.make_response(send_file(io.BytesIO(page.picture()), "image/png"))
    sent.headers["Cache-Control"] = f"private, max-age={_PICTURE_MAX_AGE_S}, immutable"
    return sent
