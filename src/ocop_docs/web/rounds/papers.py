"""The papers of a round as downloads, up to the number that one request makes."""

from __future__ import annotations

from flask import current_app
from werkzeug.wrappers import Response

from ocop_docs.engines.joining import joined
from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.pipeline import render, to_pdf
from ocop_docs.rounds.folder import round_archive
from ocop_docs.rounds.papers.all_papers import papers
from ocop_docs.rounds.pipeline import check_round
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.settings import WebSettings
from ocop_docs.vietnamese.file_names import file_name
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.work import work


class TooManyPapersError(OcopDocsError):
    """The round is too large for one request."""

    http_status = 413


def too_many_papers(scored: ScoredRound) -> Fault | None:
    """Return why the papers of a large round are left to the command line; None for any other."""
    web: WebSettings = current_app.config["WEB"]
    count = len(list(papers(scored)))
    if count <= web.max_round_papers:
        return None
    return fault("too-many-papers", count=count, limit=web.max_round_papers)


def archive_of(scored: ScoredRound) -> Response:
    """Return every paper of the round as one download.

    Raises:
        TooManyPapersError: more papers than one request makes.
    """
    if fault := too_many_papers(scored):
        raise TooManyPapersError(fault)
    name = f"Hồ sơ đợt {scored.evaluation.number} năm {scored.evaluation.year}.zip"
    return send(work().wait(round_archive, scored, check_round(scored)), file_name(name), "zip")


def papers_as_pdf(scored: ScoredRound) -> Response:
    """Return every paper of the round, in their order, as one PDF to print.

    Raises:
        TooManyPapersError: more papers than one request makes.
        ConversionError: a PDF cannot be made, or too many are waiting.
    """
    if fault := too_many_papers(scored):
        raise TooManyPapersError(fault)
    name = f"Hồ sơ đợt {scored.evaluation.number} năm {scored.evaluation.year}.pdf"
    return send(work().wait(_joined_pdf, scored), file_name(name), "pdf")


def _joined_pdf(scored: ScoredRound) -> bytes:
    return joined(to_pdf(paper.document, caged=True) for paper in papers(scored))


def one_paper(scored: ScoredRound, file: str) -> Response:
    """Return one paper of the round as a download.

    Raises:
        Refused: the round has no such paper.
    """
    paper = next((one for one in papers(scored) if one.file == file), None)
    if paper is None:
        raise Refused("no-such-paper", 404)
    return send(render(paper.document), file.rpartition("/")[2], "docx")
