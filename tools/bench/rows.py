"""The rows of the table: each runs one comparison and says what it saw."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import peers
from bench.data import plans, table_rows
from bench.engines import deflaters, docxtpl_as_manual
from bench.measure import Pace, Runner, race, timed
from bench.templates import contexts, table_template, template
from ocop_docs import check, load
from ocop_docs.documents.document import Document
from ocop_docs.ooxml.zip import Deflate, Package, fixed_member, make_member, read_parts
from ocop_docs.rendering.context import build_context
from ocop_docs.rendering.engine.template import Template, load_template
from ocop_docs.rendering.properties import Properties, properties_of
from ocop_docs.rendering.word import render_document
from ocop_docs.resources import template_path

DOCUMENTS = 200


@dataclass(frozen=True)
class Row:
    """One figure: what was compared, the ratio, what it should be, and the paces it comes from."""

    what: str
    ratio: float
    goal: str
    paces: str


def our_template() -> Iterator[Row]:
    """The plan's own template: the engine against docxtpl; and how near it comes to the deflate alone."""
    path = template_path("plan")
    documents = [load(data) for data in plans(DOCUMENTS)]
    given = [(build_context(document), properties_of(document)) for document in documents]
    compiled, docxtpl = load_template(path), docxtpl_as_manual(path)
    ways = deflaters()
    runners = {"docxtpl": timed(lambda pair: docxtpl(pair[0]), given)}
    for name, way in ways.items():
        runners[name] = timed(_rendering(compiled, way), given)
        runners[f"limit {name}"] = _limit([compiled.render(*pair) for pair in given], way)
    paces = race(runners)
    for name, goal, most in (("zlib 6", "≥ 50", "≤ 1.3"), ("isal 1", "≥ 200", "≤ 2.1")):
        if name in ways:
            yield _faster(
                f"engine, {name}, over docxtpl as its README says; our plan template", paces, name, "docxtpl", goal
            )
            yield _slower(
                f"time of the engine over deflate + CRC + zip of its ready XML, {name}",
                paces,
                name,
                f"limit {name}",
                most,
            )


CHANGING = ("word/document.xml", "docProps/core.xml")


def _limit(documents: list[bytes], way: Deflate) -> Runner:
    """Deflating, summing and zipping the XML that is ready, as the engine does it, and nothing else."""
    ready = [read_parts(data) for data in documents]
    package = Package.of(fixed_member(name, content) for name, content in ready[0].items() if name not in CHANGING)
    return timed(lambda parts: package.with_members([make_member(name, parts[name], way) for name in CHANGING]), ready)


def whole_chain() -> Iterator[Row]:
    """Row → model → checks → context → file, against the same with docxtpl doing the last step."""
    docxtpl, rows = docxtpl_as_manual(template_path("plan")), plans(DOCUMENTS)
    runners = {"docxtpl": timed(lambda row: docxtpl(build_context(_checked(row))), rows)}
    runners["load and check alone"] = timed(_checked, rows)
    for name, way in deflaters().items():
        runners[name] = timed(_chain(way), rows)
    paces = race(runners)
    for name in deflaters():
        yield _faster(f"whole chain, {name}, over pydantic + checks + docxtpl", paces, name, "docxtpl", "≥ 100")
    yield _slower(
        "of which reading and checking alone, over the whole chain with zlib 6",
        paces,
        "load and check alone",
        "zlib 6",
        "",
    )


def _rendering(compiled: Template, way: Deflate) -> Callable[[tuple[dict[str, Any], Properties]], bytes]:
    return lambda given: compiled.render(given[0], given[1], way)


def _plainly(compiled: Template, way: Deflate) -> Callable[[dict[str, Any]], bytes]:
    return lambda context: compiled.render(context, compress=way)


def _chain(way: Deflate) -> Callable[[dict[str, Any]], bytes]:
    return lambda row: render_document(_checked(row), way)


def _checked(row: dict[str, Any]) -> Document:
    document = load(row)
    check(document)
    return document


def other_engines(room: Path) -> Iterator[Row]:
    """The same plan in the language of each engine."""
    given = contexts(DOCUMENTS)
    data = template("docxtpl")
    compiled = Template(data, "plan")
    way_name, way = list(deflaters().items())[-1]
    (room / "ours.docx").write_bytes(compiled.render(given[0]))
    (room / "template.docx").write_bytes(data)
    with ExitStack() as stack:
        runners: dict[str, Runner] = {"engine": timed(_plainly(compiled, way), given)}
        runners["docxtpl"] = timed(docxtpl_as_manual(room / "template.docx"), given)
        goals = {"docxtpl": ""}
        for name, goal in (("easy-template-x", "≥ 45"), ("docxtemplater", "≥ 65"), ("carbone", "≥ 130")):
            if peers.node_is_ready():
                runners[name], goals[name] = stack.enter_context(peers.node_runner(name, given, room)), goal
        runners["docx-mailmerge2"], goals["docx-mailmerge2"] = peers.mailmerge_runner(given, room), "≥ 90"
        paces = race(runners)
    for name, goal in goals.items():
        yield _faster(f"engine, {way_name}, over {name}; equivalent templates", paces, "engine", name, goal)


def table_growth() -> Iterator[Row]:
    """What one more table row costs, from 1,000 to 10,000 rows."""
    data = table_template()
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        file.write(data)
        file.flush()
        docxtpl, compiled = docxtpl_as_manual(Path(file.name)), Template(data, "table")
        small, large = table_rows(1_000), table_rows(10_000)
        runners = {f"docxtpl {size}": timed(docxtpl, [rows]) for size, rows in (("s", small), ("l", large))}
        for name, way in deflaters().items():
            for size, rows in (("s", small), ("l", large)):
                runners[f"{name} {size}"] = timed(_plainly(compiled, way), [rows])
        paces = race(runners, rounds=3)
    slopes = {
        name: Pace(
            [
                (large - small) / 9_000
                for small, large in zip(paces[f"{name} s"].seconds, paces[f"{name} l"].seconds, strict=True)
            ]
        )
        for name in ("docxtpl", *deflaters())
    }
    for name, goal in (("zlib 6", "≥ 25"), ("isal 1", "≥ 60")):
        if name in slopes:
            yield _faster(f"one more table row, {name}, over docxtpl", slopes, name, "docxtpl", goal)


COMMAND = "from ocop_docs.cli.main import main; main()"
MINIMAL = """
import json, sys
from docxtpl import DocxTemplate
from jinja2 import Environment
environment = Environment(autoescape=True)
environment.filters["ended"] = lambda text, mark: text if text.endswith((".", ";", ":")) else text + mark
document = DocxTemplate(sys.argv[1])
document.render(json.load(open(sys.argv[2], encoding="utf-8")), environment, autoescape=True)
document.save(sys.argv[3])
"""


def one_document(room: Path) -> Iterator[Row]:
    """One document from the command line, the whole process, against a script of eight lines around docxtpl."""
    (data,) = plans(1)
    (room / "data.json").write_text(json.dumps(data), encoding="utf-8")
    (room / "context.json").write_text(json.dumps(build_context(load(data))), encoding="utf-8")
    ours = [sys.executable, "-c", COMMAND, "render", room / "data.json", "-o", room / "cli.docx", "--force"]
    script = [sys.executable, "-c", MINIMAL, template_path("plan"), room / "context.json", room / "script.docx"]
    commands = {"ours": ours, "unjudged": [*ours, "--no-lint"], "script": script}
    paces = race({name: timed(_run, [command]) for name, command in commands.items()}, rounds=9, seconds=0.1)
    yield _slower("`ocop-docs render`, whole process, over a minimal docxtpl script", paces, "ours", "script", "≤ 1.0")
    yield _slower(
        "the same with `--no-lint`: like the script, it does not judge the layout", paces, "unjudged", "script", "—"
    )


def _run(command: list[Any]) -> None:
    # Byte code is kept between runs, as that of every installed program is.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=kept)  # noqa: S603 - our own commands


def _faster(what: str, paces: dict[str, Pace], ours: str, theirs: str, goal: str) -> Row:
    shown = f"{_shown(paces[ours])} / {_shown(paces[theirs])}"
    return Row(what, paces[theirs].over(paces[ours]), goal, shown)


def _slower(what: str, paces: dict[str, Pace], ours: str, theirs: str, goal: str) -> Row:
    return Row(what, paces[ours].over(paces[theirs]), goal, f"{_shown(paces[ours])} / {_shown(paces[theirs])}")


def _shown(pace: Pace) -> str:
    return f"{pace.per_second:,.1f}/s"
