"""The papers of a round as downloads, up to the number that one request makes."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from flask import current_app
from werkzeug.wrappers import Response

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.gate import refuse_errors
from ocop_docs.engines.choice import obstacle
from ocop_docs.engines.joining import joined
from ocop_docs.errors import Fault, OcopDocsError, fault
from ocop_docs.pipeline import check_template, pdf_of, write_word
from ocop_docs.rounds.folder import round_archive
from ocop_docs.rounds.papers.all_papers import STAGES, papers, stage_of
from ocop_docs.rounds.pipeline import (
    FinishedPaper,
    check_paper,
    check_round,
    make_papers,
    new_proof,
    refuse_errors_of_papers,
    refuse_errors_of_round,
)
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.settings import WebSettings
from ocop_docs.vietnamese.file_names import DRAFT_ENDING, file_name
from ocop_docs.web.downloads import send
from ocop_docs.web.errors import Refused
from ocop_docs.web.rounds.certificate_files import files_of_request, in_use
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


def papers_shown(scored: ScoredRound) -> dict[str, Any]:
    """Make every paper, read it back, and return what the page shows of them."""
    if fault := too_many_papers(scored):
        return {"too_many": fault}
    proof = new_proof(scored)
    files = files_of_request()
    with in_use(files):
        made = list(make_papers(scored, proof))
        of_templates = {paper.file: check_template(paper.document, paper.data) for paper in made}
    return {
        "own": files.names,
        "given": files.given,
        "papers": made,
        "stages": {stage: _folders([one for one in made if stage_of(one.file) == stage]) for stage in STAGES},
        "findings": {paper.file: [*filter(_is_shown, paper.findings), *of_templates[paper.file]] for paper in made},
        "proof": proof,
        "disagreements": list(proof.disagreements()),
        "can_make_pdf": obstacle() is None,
    }


def _is_shown(finding: Finding) -> bool:
    return finding.severity != Severity.info


def _folders(made: list[FinishedPaper]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the files of each folder together, each with its name in the folder."""
    grouped = groupby((paper.file for paper in made), key=lambda file: file.rpartition("/")[0])
    return [(folder, [(file, file.removeprefix(f"{folder}/")) for file in files]) for folder, files in grouped]


def archive_of(scored: ScoredRound, *, draft: bool = False) -> Response:
    """Return every paper of the round as one download.

    Raises:
        ContentRefused: errors bar the papers, and they are no drafts.
        TooManyPapersError: more papers than one request makes.
    """
    if fault := too_many_papers(scored):
        raise TooManyPapersError(fault)
    content = work().wait(partial(round_archive, draft=draft), scored, check_round(scored))
    return send(content, _name_of_all(scored, "zip", draft=draft), "zip")


def papers_as_pdf(scored: ScoredRound, *, draft: bool = False) -> Response:
    """Return every paper of the round, in their order, as one PDF to print.

    Raises:
        ContentRefused: errors bar the papers, and they are no drafts.
        TooManyPapersError: more papers than one request makes.
        ConversionError: a PDF cannot be made, or too many are waiting.
    """
    if fault := too_many_papers(scored):
        raise TooManyPapersError(fault)
    if not draft:
        refuse_errors_of_papers(scored)
    content = work().wait(partial(_joined_pdf, draft=draft), scored)
    return send(content, _name_of_all(scored, "pdf", draft=draft), "pdf")


def _joined_pdf(scored: ScoredRound, *, draft: bool) -> bytes:
    return joined(pdf_of(paper.document, draft=draft, in_worker=True) for paper in papers(scored))


def _name_of_all(scored: ScoredRound, extension: str, *, draft: bool) -> str:
    evaluation, ending = scored.evaluation, DRAFT_ENDING if draft else ""
    return file_name(f"Hồ sơ đợt {evaluation.number} năm {evaluation.year}{ending}.{extension}")


def one_paper(scored: ScoredRound, file: str, *, draft: bool = False) -> Response:
    """Return one paper of the round as a download.

    Raises:
        ContentRefused: errors of the round as a whole or of the paper bar it, and it is no draft.
        Refused: the round has no such paper.
    """
    paper = next((one for one in papers(scored) if one.file == file), None)
    if paper is None:
        raise Refused("no-such-paper", 404)
    if not draft:
        refuse_errors_of_round(check_round(scored))
        refuse_errors(check_paper(scored, paper), type(paper.document))
    name = PurePosixPath(file).stem + (DRAFT_ENDING if draft else "")
    return send(write_word(paper.document, draft=draft), file_name(f"{name}.docx"), "docx")
