"""An evaluation round: its record typed or opened, its sheets ticked, its ranking, its papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from flask import Blueprint, current_app, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.errors import Fault, OcopDocsError
from ocop_docs.pipeline import render
from ocop_docs.resources import samples_folder
from ocop_docs.rounds.folder import round_archive
from ocop_docs.rounds.papers.build import papers
from ocop_docs.rounds.verbs import FinishedPaper, ScoredRound, check_round, make_papers, new_proof, round_workbook
from ocop_docs.settings import WebSettings
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web import clock
from ocop_docs.web.errors import Refused
from ocop_docs.web.forms import layout
from ocop_docs.web.forms.nodes import Binder
from ocop_docs.web.forms.rows import change_rows
from ocop_docs.web.forms.values import Typed, new_form, row_number
from ocop_docs.web.rounds.chart import chart_of, figure
from ocop_docs.web.rounds.record_form import (
    MEMBER,
    PRODUCT,
    SHEETS,
    posted_round,
    read_round,
    round_form,
    sheet_of,
    sheet_view,
    typed_round,
)
from ocop_docs.web.security import has_fresh_token
from ocop_docs.web.sending import send
from ocop_docs.web.words import web_fault

rounds = Blueprint("rounds", __name__, url_prefix="/dot-danh-gia")

VIEWS = (("ho-so", "Hồ sơ"), ("phieu", "Chấm điểm"), ("ket-qua", "Kết quả"), ("van-ban", "Văn bản"))
FACTS = VIEWS[0][0]
EXAMPLE = "tinh-minh-hoa-2026-dot-2.json"


class TooManyPapers(OcopDocsError):  # noqa: N818 - reads as the sentence it is raised for
    """The round is too large for one request."""

    http_status = 413


@rounds.get("")
def start() -> str:
    """Open a round, begin one, or look at the example."""
    return render_template("round_start.html")


@rounds.get("/ho-so")
def new() -> str:
    """An empty round of this year."""
    return round_page(new_form(round_form()) | {"year": str(clock.today().year)})


@rounds.get("/vi-du")
def example() -> str:
    """The round that comes with the program."""
    return round_page(typed_round((samples_folder() / "evaluation" / EXAMPLE).read_bytes()), opened=True)


@rounds.get("/bang-tinh")
def workbook() -> Response:
    """The empty workbook in which a round is recorded and scored."""
    return send(empty_workbook(), "Đợt đánh giá - bảng tính trống.xlsx", "xlsx")


@lru_cache(maxsize=1)
def empty_workbook() -> bytes:
    """The workbook with sheets for every product set; the same for everyone."""
    return round_workbook()


@rounds.post("/mo")
def open_file() -> str:
    """Open the record of a round in its pages."""
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-file", 400)
    return round_page(typed_round(given.read()), opened=True)


@rounds.post("/ho-so")
def submit() -> ResponseReturnValue:
    """Do what the pressed button says with the round as it stands."""
    typed = posted_round(request.form)
    if not has_fresh_token():
        return round_page(typed, notices=[web_fault("stale-session")]), 400
    verb, _, rest = request.form.get("viec", "kiem-tra").partition(":")
    if verb == "tai":
        return _download(typed, rest)
    if verb == "xem":
        return round_page(typed, wanted=rest)
    if verb == "xoa-phieu":
        _drop_sheet(typed, rest)
        return round_page(typed, wanted="phieu")
    if verb == "dong":
        action, _, name = rest.partition(":")
        if not change_rows(round_form(), typed, action, name):
            raise Refused("unknown-action", 400, action=rest)
    elif verb != "kiem-tra":
        raise Refused("unknown-action", 400, action=verb)
    return round_page(typed, checked=True)


@rounds.post("/ho-so/song")
def live() -> Response:
    """What is to be said about the round as it stands."""
    reading = read_round(posted_round(request.form)).reading
    return jsonify(
        {
            "panel": render_template("findings.html", reading=reading),
            "echoes": reading.echoes,
            "faults": reading.faults,
            "counts": {code: len(remarks) for code, _, remarks in reading.groups},
        }
    )


@rounds.post("/ho-so/buoc")
def part() -> str:
    """One step of the round, for the script that shows it in place: sheets, result, papers."""
    _, _, wanted = request.form.get("viec", "").partition(":")
    return render_template("round_part.html", **_facts(posted_round(request.form), wanted))


def round_page(
    typed: Typed,
    *,
    wanted: str = FACTS,
    checked: bool = False,
    notices: Sequence[Fault] = (),
    opened: bool = False,
) -> str:
    """The page of a round, at the step `wanted` (`phieu:SP01:TV02` for one sheet); `opened`: from a file."""
    facts = _facts(typed, wanted)
    said = facts["reading"]
    if said is None and (checked or opened):
        said = read_round(typed)
    reading = said.reading if said else None
    return render_template(
        "round.html",
        **facts | {"reading": reading if facts["view"] == FACTS else said},
        sections=list(Binder(reading).sections(round_form(), typed, layout.round_sections())),
        notices=notices,
        opened=opened,
        draft=request.form.get("nhap", ""),
        views=VIEWS,
    )


def _facts(typed: Typed, wanted: str) -> dict[str, Any]:
    """What the step `wanted` shows."""
    view, _, which = wanted.partition(":")
    facts: dict[str, Any] = {"view": view, "typed": typed, "reading": None}
    if view == "phieu":
        return facts | {
            "sheets": sheet_view(typed, which),
            "day": typed["meeting"]["date"] or typed["papers"]["recognition"]["date"],
        }
    if view not in dict(VIEWS):
        raise Refused("unknown-action", 400, action=view)
    if view == FACTS:
        return facts
    reading = read_round(typed)
    facts["reading"] = reading
    if reading.scored:
        facts |= _result(reading.scored) if view == "ket-qua" else _papers(reading.scored)
    return facts


def _result(scored: ScoredRound) -> dict[str, Any]:
    parts = {result.product.id: " · ".join(map(figure, result.parts.values())) for result in scored.results}
    return {"summary": scored.summary(), "chart": chart_of(scored.results, scored.rules), "parts": parts}


def _papers(scored: ScoredRound) -> dict[str, Any]:
    """Every paper, made and read back."""
    if fault := _too_many(scored):
        return {"too_many": fault}
    proof = new_proof(scored)
    made = list(make_papers(scored, proof))
    return {"papers": made, "folders": _folders(made), "proof": proof, "disagreements": list(proof.disagreements())}


def _folders(made: list[FinishedPaper]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The files as they lie: those of each folder together, each with its name in it."""
    lying = groupby((paper.file for paper in made), key=lambda file: file.rpartition("/")[0])
    return [(folder, [(file, file.removeprefix(f"{folder}/")) for file in files]) for folder, files in lying]


def _too_many(scored: ScoredRound) -> Fault | None:
    """Why the papers of a large round are left to the command line."""
    web: WebSettings = current_app.config["WEB"]
    count = len(list(papers(scored.facts)))
    if count <= web.max_round_papers:
        return None
    return web_fault("too-many-papers", count=count, limit=web.max_round_papers)


def archive(scored: ScoredRound) -> Response:
    """Every paper of the round as one download.

    Raises:
        TooManyPapers: more papers than one request makes.
    """
    if fault := _too_many(scored):
        raise TooManyPapers(fault)
    name = f"Hồ sơ đợt {scored.evaluation.number} năm {scored.evaluation.year}.zip"
    return send(round_archive(scored, check_round(scored)), file_name(name), "zip")


def _download(typed: Typed, wanted: str) -> ResponseReturnValue:
    reading = read_round(typed)
    what, _, file = wanted.partition(":")
    if what == "json":
        content = json.dumps(reading.reading.data, ensure_ascii=False, indent=2) + "\n"
        name = f"Hồ sơ đợt {typed['number']} năm {typed['year']}.json"
        return send(content.encode(), file_name(name), "json")
    if what not in ("zip", "xlsx", "van-ban"):
        raise Refused("unknown-format", 400, format=what)
    if reading.scored is None:
        return round_page(typed, checked=True), 422
    if what == "xlsx":
        name = f"Đợt {typed['number']} năm {typed['year']}.xlsx"
        return send(round_workbook(reading.scored.evaluation), file_name(name), "xlsx")
    return archive(reading.scored) if what == "zip" else _one_paper(reading.scored, file)


def _one_paper(scored: ScoredRound, file: str) -> Response:
    paper = next((one for one in papers(scored.facts) if one.file == file), None)
    if paper is None:
        raise Refused("no-such-paper", 404)
    return send(render(paper.document), file.rpartition("/")[2], "docx")


def _drop_sheet(typed: Typed, row: str) -> None:
    """Take a sheet out of the round: that of a row, or the one in view."""
    sheets = typed[SHEETS]
    gone = sheet_of(typed, request.form.get(PRODUCT, ""), request.form.get(MEMBER, ""))
    number = row_number(row)
    if number is not None and number < len(sheets):
        gone = sheets[number]
    typed[SHEETS] = [sheet for sheet in sheets if sheet is not gone]
