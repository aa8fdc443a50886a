"""The page of a round, at one of its steps: record, sheets, ranking, papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, request

from ocop_docs.documents.catalogue import RECORDS
from ocop_docs.errors import Fault
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms.legal_picker import choices_on, day_of
from ocop_docs.web.forms.nodes import Binder
from ocop_docs.web.forms.values import Typed
from ocop_docs.web.rounds.certificate_files import files_of_request
from ocop_docs.web.rounds.chart import chart_of, figure
from ocop_docs.web.rounds.papers import papers_shown
from ocop_docs.web.rounds.record_form import papers_with_bases, read_round
from ocop_docs.web.rounds.sheet_table import sheet_table

VIEWS = (("ho-so", "Hồ sơ"), ("phieu", "Chấm điểm"), ("ket-qua", "Kết quả"), ("van-ban", "Văn bản"))
FACTS, PAPERS = VIEWS[0][0], VIEWS[-1][0]


def round_page(
    typed: Typed,
    *,
    wanted: str = FACTS,
    checked: bool = False,
    notices: Sequence[Fault] = (),
    opened: bool = False,
) -> str:
    """The page of a round, at the step `wanted` (`phieu:SP01:TV02` for one sheet); `opened`: from a file."""
    facts = facts_of(typed, wanted)
    whole = facts["reading"]
    if whole is None and (checked or opened):
        whole = read_round(typed)
    reading = whole.reading if whole else None
    return render_template(
        "rounds/round.html",
        **facts | {"reading": reading if facts["view"] == FACTS else whole},
        sections=list(Binder(reading).sections(RECORDS["evaluation"], typed)),
        notices=notices,
        opened=opened,
        carried=files_of_request().carried,
        texts=choices_on(day_of(typed["papers"]["recognition"]["date"])),
        papers_with_bases=papers_with_bases(),
        draft=request.form.get("nhap", ""),
        views=VIEWS,
    )


def facts_of(typed: Typed, wanted: str) -> dict[str, Any]:
    """Return what the step `wanted` shows."""
    view, _, which = wanted.partition(":")
    facts: dict[str, Any] = {"view": view, "typed": typed, "reading": None}
    if view == "phieu":
        return facts | {
            "sheets": sheet_table(typed, which),
            "day": typed["meeting"]["date"] or typed["papers"]["recognition"]["date"],
        }
    if view not in dict(VIEWS):
        raise Refused("unknown-action", 400, action=view)
    if view == FACTS:
        return facts
    reading = read_round(typed)
    facts["reading"] = reading
    if reading.scored:
        facts |= _result(reading.scored) if view == "ket-qua" else papers_shown(reading.scored)
    return facts


def _result(scored: ScoredRound) -> dict[str, Any]:
    parts = {result.product.id: " · ".join(map(figure, result.parts.values())) for result in scored.results}
    return {"summary": summary(scored), "chart": chart_of(scored.results, scored.rules), "parts": parts}
