"""What the buttons of a round's page download: its record, its workbook, its papers."""

from __future__ import annotations

import json
from functools import lru_cache

from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.errors import ContentRefused
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.workbooks import round_workbook
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.downloads import DRAFT, send
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.values import Typed
from ocop_docs.web.rounds.certificate_files import files_of_request, in_use, template_in_use
from ocop_docs.web.rounds.page import round_page
from ocop_docs.web.rounds.papers import archive_of, one_paper, papers_as_pdf
from ocop_docs.web.rounds.record_form import read_round


@lru_cache(maxsize=1)
def empty_workbook() -> bytes:
    """Return the workbook with sheets for every product set; the same for everyone."""
    return round_workbook()


def download(typed: Typed, wanted: str) -> ResponseReturnValue:
    """Send what a button names (`zip`, `van-ban:NAME`; `:du-thao` after it for drafts), or what is in its way."""
    reading = read_round(typed)
    wanted, draft = wanted.removesuffix(f":{DRAFT}"), wanted.endswith(f":{DRAFT}")
    what, _, file = wanted.partition(":")
    if what == "json":
        content = json.dumps(reading.reading.data, ensure_ascii=False, indent=2) + "\n"
        name = f"Hồ sơ đợt {typed['number']} năm {typed['year']}.json"
        return send(content.encode(), file_name(name), "json")
    if what == "mau":
        return send(template_in_use(), "certificate.docx", "docx")
    if what not in ("zip", "pdf", "xlsx", "van-ban"):
        raise Refused("unknown-format", 400, format=what)
    if reading.scored is None:
        return round_page(typed, checked=True), 422
    if what == "xlsx":
        name = f"Đợt {typed['number']} năm {typed['year']}.xlsx"
        return send(round_workbook(reading.scored.evaluation), file_name(name), "xlsx")
    try:
        with in_use(files_of_request()):
            return _papers_as(what, file, reading.scored, draft=draft)
    except ContentRefused as error:
        return round_page(typed, checked=True, notices=error.faults), error.http_status


def _papers_as(what: str, file: str, scored: ScoredRound, *, draft: bool) -> Response:
    if what == "van-ban":
        return one_paper(scored, file, draft=draft)
    return archive_of(scored, draft=draft) if what == "zip" else papers_as_pdf(scored, draft=draft)
