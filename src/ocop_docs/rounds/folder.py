"""The folder of a round, or its ZIP: every paper, and an index with the proof that they agree."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from ocop_docs.checks.finding import Finding
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines.joining import joined
from ocop_docs.errors import ContentRefused, Fault, RenderError, fault
from ocop_docs.ooxml.zip import Member, Package, make_member
from ocop_docs.output import NewFolder, refuse_existing, write_whole
from ocop_docs.pipeline import check_template, pdf_of
from ocop_docs.rounds.index_page import index_page
from ocop_docs.rounds.pipeline import (
    FinishedPaper,
    blocking_faults_of_paper,
    make_papers,
    new_proof,
    refuse_errors_of_round,
)
from ocop_docs.rounds.scoring.scored_round import ScoredRound
from ocop_docs.rounds.scoring.summary import summary
from ocop_docs.vietnamese.file_names import with_draft_ending

INDEX, INDEX_PAGE, ALL_PAPERS = "index.json", "index.html", "Toàn bộ văn bản của đợt.pdf"


def write_round(
    scored: ScoredRound, findings: list[Finding], target: Path, *, pdf: bool = False, draft: bool = False
) -> dict[str, Any]:
    """Write every paper of the round into a new folder, or a ZIP where `target` is named so, and return the index.

    `pdf` writes a PDF beside each paper, and one of all papers in their order. `draft` makes drafts, which errors do
    not bar.

    Raises:
        ContentRefused: the round as a whole or a paper has errors that the record does not accept; nothing is written.
        RenderError: a paper cannot be made, or two papers disagree; then nothing is written.
        ConversionError: a PDF cannot be made; then nothing is written.
        OutputRefused: the target exists, or cannot be written.
    """
    if target.suffix.lower() == ".zip":
        refuse_existing(target, force=False)
        content, index = _archive(scored, findings, pdf=pdf, draft=draft)
        write_whole(target, content, new=True)
        return index
    with NewFolder(target) as folder:
        index = _fill(folder.add, scored, findings, pdf=pdf, draft=draft)
        folder.finish()
    return index


def round_archive(scored: ScoredRound, findings: list[Finding], *, pdf: bool = False, draft: bool = False) -> bytes:
    """Return every paper of the round and the index as one ZIP; the same round gives the same bytes.

    `pdf` adds PDFs and `draft` makes drafts, as `write_round` does.

    Raises:
        ContentRefused: the round as a whole or a paper has errors that the record does not accept.
        RenderError: a paper cannot be made, or two papers disagree.
        ConversionError: a PDF cannot be made.
    """
    return _archive(scored, findings, pdf=pdf, draft=draft)[0]


def _archive(scored: ScoredRound, findings: list[Finding], *, pdf: bool, draft: bool) -> tuple[bytes, dict[str, Any]]:
    members: list[Member] = []

    def add(name: str, content: bytes) -> None:
        members.append(make_member(name, content))

    index = _fill(add, scored, findings, pdf=pdf, draft=draft)
    return Package.of(members).with_members(), index


def _fill(
    add: Callable[[str, bytes], None], scored: ScoredRound, findings: list[Finding], *, pdf: bool, draft: bool
) -> dict[str, Any]:
    if not draft:
        refuse_errors_of_round(findings)
    proof = new_proof(scored)
    entries: list[dict[str, Any]] = []
    pdfs: list[bytes] = []
    on_templates: dict[Finding, None] = {}
    blocking: list[Fault] = []
    for paper in make_papers(scored, proof, draft=draft):
        blocking += blocking_faults_of_paper(paper, paper.findings)
        add(paper.file, paper.data)
        entries.append(_entry(paper))
        on_templates |= dict.fromkeys(check_template(paper.document, paper.data))
        if pdf:
            pdfs.append(pdf_of(paper.document, draft=draft))
            add(str(PurePosixPath(paper.file).with_suffix(".pdf")), pdfs[-1])
    if blocking and not draft:
        raise ContentRefused(fault("papers-blocked", count=len(blocking)), *blocking)
    if disagreements := list(proof.disagreements()):
        raise RenderError(*(fault("papers-disagree", disagreement=str(each)) for each in disagreements))
    index = {
        "draft": draft,
        "summary": summary(scored),
        "papers": entries,
        "proof": {"statements": proof.read, "disagreements": 0, "words": proof.in_words(), "facts": proof.facts()},
        "findings": [finding.as_dict() for finding in (*findings, *on_templates)],
    }
    if pdf:
        add(with_draft_ending(ALL_PAPERS) if draft else ALL_PAPERS, joined(pdfs))
    add(INDEX, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode())
    add(INDEX_PAGE, index_page(index).encode())
    return index


def _entry(paper: FinishedPaper) -> dict[str, Any]:
    digest = hashlib.sha256(paper.data).hexdigest()
    return {
        "file": paper.file,
        "kind": paper.kind,
        "title": KINDS[paper.kind].title,
        "sha256": digest,
        "findings": [finding.as_dict() for finding in paper.findings],
    }
