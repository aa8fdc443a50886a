"""Other engines, each rendering the same plan from a template in its own language."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.measure import Runner, timed
from bench.templates import LISTS, TABLES, template

NODE = {"docxtemplater": "node", "easy-template-x": "node", "carbone": "carbone"}
"""The Node engines, and the language their template is written in."""
_HERE = Path(__file__).parent


def node_is_ready() -> bool:
    """Whether Node is installed, and `npm ci` was run in this folder."""
    return shutil.which("node") is not None and (_HERE / "node_modules").is_dir()


@contextmanager
def node_runner(engine: str, contexts: Sequence[dict[str, Any]], folder: Path) -> Iterator[Runner]:
    """Start Node with `engine`; its first document is written to `folder` for a look."""
    template_file, data_file = folder / f"{engine}-template.docx", folder / "contexts.json"
    template_file.write_bytes(template(NODE[engine]))
    data_file.write_text(json.dumps(contexts), encoding="utf-8")
    paths = (_HERE / "peer.mjs", engine, template_file, data_file, folder / f"{engine}.docx")
    command = ["node", *map(str, paths)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:  # noqa: S603 - our own command
        _answer(process)

        def run(seconds: float) -> float:
            _, writing = process.stdout, process.stdin
            print(seconds, file=writing, flush=True)
            return float(_answer(process))

        yield run
        process.kill()


def _answer(process: subprocess.Popen[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError(f"{process.args!r} ended without an answer")
    return line.strip()


def mailmerge_runner(contexts: Sequence[dict[str, Any]], folder: Path) -> Runner:
    """Return the runner of docx-mailmerge2; it opens its template for each document, as its manual shows."""
    from mailmerge import MailMerge

    data = template("mailmerge")

    def merge(context: dict[str, Any]) -> bytes:
        with MailMerge(BytesIO(data)) as document:
            for name in LISTS:
                document.merge_rows(f"{name}_text", [{f"{name}_text": line["text"]} for line in context[name]])
            for table, (_, fields) in TABLES.items():
                document.merge_rows(f"{table}_{fields[0]}", [_prefixed(table, row) for row in context[table]])
            document.merge(**{name: value for name, value in context.items() if isinstance(value, str)})
            target = BytesIO()
            document.write(target)
        return target.getvalue()

    (folder / "docx-mailmerge2.docx").write_bytes(merge(contexts[0]))
    return timed(merge, contexts)


def _prefixed(table: str, row: dict[str, str]) -> dict[str, str]:
    return {f"{table}_{field}": value for field, value in row.items()}
