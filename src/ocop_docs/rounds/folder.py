"""The folder of a round, or one ZIP: every paper, and an index that lists the proof of their agreement."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.paths import parse_path, title_at
from ocop_docs.errors import RenderError, fault
from ocop_docs.ooxml.zip import Member, Package, make_member
from ocop_docs.output import NewFolder
from ocop_docs.rounds.proof.statements import fact_in_words
from ocop_docs.rounds.record import EvaluationRound
from ocop_docs.rounds.verbs import FinishedPaper, ScoredRound, make_papers, new_proof

INDEX, INDEX_PAGE = "index.json", "index.html"


def write_round(scored: ScoredRound, findings: list[Finding], folder: Path) -> dict[str, Any]:
    """Write every paper of the round into a new `folder` and return the index.

    Raises:
        RenderError: a paper cannot be made, or two papers disagree; nothing is written then.
        OutputRefused: the folder is there already, or cannot be written.
    """
    with NewFolder(folder) as room:
        index = _fill(room.add, scored, findings)
        room.finish()
    return index


def round_archive(scored: ScoredRound, findings: list[Finding]) -> bytes:
    """Return every paper of the round and the index as one ZIP; the same round gives the same bytes.

    Raises:
        RenderError: a paper cannot be made, or two papers disagree.
    """
    members: list[Member] = []
    _fill(lambda name, content: members.append(make_member(name, content)), scored, findings)
    return Package.of(members).with_members()


def _fill(add: Callable[[str, bytes], None], scored: ScoredRound, findings: list[Finding]) -> dict[str, Any]:
    proof = new_proof(scored)
    entries: list[dict[str, Any]] = []
    for paper in make_papers(scored, proof):
        add(paper.file, paper.data)
        entries.append(_entry(paper))
    if disagreements := list(proof.disagreements()):
        raise RenderError(*(fault("papers-disagree", disagreement=str(each)) for each in disagreements))
    index = {
        "summary": scored.summary(),
        "papers": entries,
        "proof": {"statements": proof.read, "disagreements": 0, "words": proof.in_words(), "facts": proof.facts()},
        "findings": [finding.as_dict() for finding in findings],
    }
    add(INDEX, (json.dumps(index, ensure_ascii=False, indent=1) + "\n").encode())
    add(INDEX_PAGE, index_page(index).encode())
    return index


def _entry(paper: FinishedPaper) -> dict[str, Any]:
    digest = hashlib.sha256(paper.data).hexdigest()
    return {"file": paper.file, "kind": paper.kind, "title": KINDS[paper.kind].title, "sha256": digest}


def index_page(index: dict[str, Any]) -> str:
    """Return the index as a page that any browser shows without a network."""
    counts = index["summary"]["counts"]
    head = f"Đợt {index['summary']['round']} năm {index['summary']['year']}"
    sections = (
        _table("Xếp hạng", ("Thứ", "Sản phẩm", "Chủ thể", "Điểm", "Sao", "Kết quả", "Ghi chú"), _ranking(index)),
        _table("Văn bản", ("Tệp", "Loại", "SHA-256"), _papers(index)),
        _table("Điều cần xem", ("Mức", "Nơi", "Nội dung"), _findings(index)),
        _table("Đối chiếu giữa các văn bản", ("Về", "Dữ kiện", "Giá trị", "Số văn bản ghi"), _facts(index)),
    )
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{head}</title><style>{_STYLE}</style>'
        f"<h1>Hồ sơ đánh giá, phân hạng sản phẩm OCOP: {head.lower()}</h1>"
        f"<p>{counts['products']} sản phẩm; công nhận {counts['recognised']}, đề nghị cấp trên {counts['proposed']}, "
        f"chưa đủ điều kiện {counts['below']}, hồ sơ bị loại {counts['rejected']}. {index['proof']['words']}</p>"
        f"{''.join(sections)}</html>\n"
    )


_STYLE = (
    "body{font:16px/1.5 'Times New Roman',serif;margin:2rem auto;max-width:72rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.25rem .5rem;text-align:left;"
    "vertical-align:top;overflow-wrap:break-word}"
)


def _table(title: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    cells = "".join(f"<th>{html.escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h2>{html.escape(title)}</h2><table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _ranking(index: dict[str, Any]) -> list[tuple[str, ...]]:
    keys = ("place", "name", "producer", "score", "stars", "outcome_label")
    return [
        (*(_cell(product[key]) for key in keys), _cell(" ".join(product["notes"])))
        for product in index["summary"]["products"]
    ]


def _papers(index: dict[str, Any]) -> list[tuple[str, ...]]:
    return [(_link(paper["file"]), _cell(paper["title"]), _cell(paper["sha256"])) for paper in index["papers"]]


def _findings(index: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (
            _cell(Severity(finding["severity"]).label),
            _cell(title_at(EvaluationRound, parse_path(finding["place"]))),
            _cell(finding["message"]),
        )
        for finding in index["findings"]
    ]


def _facts(index: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        (
            _cell(fact["about"] or "Cả đợt"),
            _cell(fact_in_words(fact["fact"])),
            _cell(fact["value"]),
            _cell(fact["papers"]),
        )
        for fact in index["proof"]["facts"]
    ]


def _link(file: str) -> str:
    return f'<a href="{html.escape(quote(file))}">{html.escape(file)}</a>'


def _cell(value: object) -> str:
    return "" if value is None else html.escape(str(value))
