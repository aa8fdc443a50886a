"""Rows of the table about one document: each runs one comparison and returns what it measured."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import peers
from bench.data import plans, table_rows
from bench.engines import docxtpl_as_manual
from bench.measure import Pace, Runner, race, timed
from bench.templates import contexts, table_template, template
from ocop_docs import check, load
from ocop_docs.documents.document import Document
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.template import Template
from ocop_docs.rendering.word import render_document
from ocop_docs.resources import template_path

DOCUMENTS = 200


@dataclass(frozen=True)
class Row:
    """One figure: what was compared, the ratio, its goal, and the speeds it was computed from."""

    what: str
    ratio: float
    goal: str
    paces: str


def one_document() -> Iterator[Row]:
    """Data → model → checks → context → file, against the same with docxtpl doing the last step."""
    docxtpl, rows = docxtpl_as_manual(template_path("plan")), plans(DOCUMENTS)
    runners = {
        "ours": timed(lambda row: render_document(_checked(row)), rows),
        "docxtpl": timed(lambda row: docxtpl(build_context(_checked(row))), rows),
    }
    yield _faster("one plan from its data, over pydantic + checks + docxtpl", race(runners), "ours", "docxtpl", "≥ 100")


def _checked(row: dict[str, Any]) -> Document:
    document = load(row)
    check(document)
    return document


def other_engines(folder: Path) -> Iterator[Row]:
    """The same plan in the language of each engine."""
    given = contexts(DOCUMENTS)
    data = template("docxtpl")
    compiled = Template(data, "plan")
    (folder / "ours.docx").write_bytes(compiled.render(given[0]))
    (folder / "template.docx").write_bytes(data)
    with ExitStack() as stack:
        runners: dict[str, Runner] = {"engine": timed(compiled.render, given)}
        runners["docxtpl"] = timed(docxtpl_as_manual(folder / "template.docx"), given)
        goals = {"docxtpl": "≥ 50"}
        for name, goal in (("easy-template-x", "≥ 45"), ("docxtemplater", "≥ 65"), ("carbone", "≥ 130")):
            if peers.node_is_ready():
                runners[name], goals[name] = stack.enter_context(peers.node_runner(name, given, folder)), goal
        runners["docx-mailmerge2"], goals["docx-mailmerge2"] = peers.mailmerge_runner(given, folder), "≥ 90"
        paces = race(runners)
    for name, goal in goals.items():
        yield _faster(f"engine over {name}; equivalent templates", paces, "engine", name, goal)


def table_growth() -> Iterator[Row]:
    """The time of one more table row, from 1,000 to 10,000 rows."""
    data = table_template()
    small, large = table_rows(1_000), table_rows(10_000)
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        renderers = {"docxtpl": docxtpl_as_manual(Path(file.name)), "engine": Template(data, "table").render}
        sizes = (("small", small), ("large", large))
        paces = race(
            {f"{name} {size}": timed(render, [rows]) for name, render in renderers.items() for size, rows in sizes},
            rounds=3,
        )
    slopes = {name: _slope(paces[f"{name} small"], paces[f"{name} large"]) for name in renderers}
    yield _faster("one more table row, over docxtpl", slopes, "engine", "docxtpl", "≥ 25")


def _slope(small: Pace, large: Pace) -> Pace:
    return Pace([(long - short) / 9_000 for short, long in zip(small.seconds, large.seconds, strict=True)])


def _faster(what: str, paces: dict[str, Pace], ours: str, theirs: str, goal: str) -> Row:
    shown = f"{paces[ours].per_second:,.1f}/s / {paces[theirs].per_second:,.1f}/s"
    return Row(what, paces[theirs].over(paces[ours]), goal, shown)
