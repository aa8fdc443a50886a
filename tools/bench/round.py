"""One evaluation round of a whole province: every paper, read back and proven, in one process.

Seconds are the process's own: the two sides take turns too rarely here for a noisy machine to slow both alike.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any

from bench.engines import docxtpl_as_manual
from bench.rows import Row
from ocop_docs.rendering.context import build_context
from ocop_docs.resources import samples_folder, template_path
from ocop_docs.rounds.papers.all_papers import Paper, papers
from ocop_docs.rounds.pipeline import load_round, make_papers, new_proof, score

SAMPLE = samples_folder() / "evaluation" / "tinh-minh-hoa-2026-dot-2.json"
PRODUCTS, MEMBERS = 300, 9
EVERY = 90
"""Of so many papers docxtpl renders one, in its turn: a mix like the whole, in minutes instead of hours."""


def whole_round() -> Iterator[Row]:
    """Record → scores → papers → proof, as documents per second, and against docxtpl that renders only."""
    own, theirs, count = 0.0, [], 0
    start = time.process_time()
    scored = score(load_round(_record()))
    proof = new_proof(scored)
    made = make_papers(scored, proof)
    own += time.process_time() - start
    for number, paper in enumerate(papers(scored)):
        start = time.process_time()
        next(made)
        own += time.process_time() - start
        count += 1
        if number % EVERY == EVERY // 2:
            theirs.append(_by_docxtpl(paper))
    start = time.process_time()
    if list(proof.disagreements()):
        raise AssertionError("the papers of the bench disagree")
    own += time.process_time() - start
    ours, peer = count / own, len(theirs) / sum(theirs)
    size = f"a round of {PRODUCTS} products, {MEMBERS} members: {count:,} papers"
    yield Row(f"{size} made, read back and proven, over docxtpl rendering only", ours / peer, "", _paces(ours, peer))
    yield Row(f"{size}, seconds of processor for all of it in one process", own, "", f"{ours:,.1f}/s")


def _paces(ours: float, peer: float) -> str:
    return f"{ours:,.1f}/s / {peer:,.1f}/s"


def _by_docxtpl(paper: Paper) -> float:
    """Seconds of processor that docxtpl takes for one paper whose data is ready."""
    context, render = build_context(paper.document), docxtpl_as_manual(template_path(paper.document.kind))
    start = time.process_time()
    render(context)
    return time.process_time() - start


def _record() -> dict[str, Any]:
    """The example round, its scored products and its sheets repeated under new codes."""
    record: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    council = record["council"]
    council["members"] = [
        {**council["members"][n % 5], "id": f"TV{n:02d}", "role": _role(n)} for n in range(1, MEMBERS + 1)
    ]
    council |= {"absences": [], "conflicts": []}
    known = [product for product in record["products"] if not product.get("rejected")]
    ticks = {sheet["product"]: sheet["ticks"] for sheet in record["sheets"]}
    record["products"] = [_product(known[n % len(known)], n) for n in range(PRODUCTS)]
    record["sheets"] = [
        {"member": member["id"], "product": f"P{n:03d}", "ticks": ticks[known[n % len(known)]["id"]]}
        for n in range(PRODUCTS)
        for member in council["members"]
    ]
    return record


def _product(product: dict[str, Any], number: int) -> dict[str, Any]:
    return {**product, "id": f"P{number:03d}", "ordinal": number + 1, "name": f"{product['name']} {number + 1}"}


def _role(number: int) -> str:
    return {1: "chair", 2: "vice_chair", 3: "secretary"}.get(number, "member")
