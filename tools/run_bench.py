"""Run every row, or those named, and write docs/benchmarks.md: `python tools/run_bench.py [ROW …]`."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench import batch, lint, pdf, rows, web
from bench.round import whole_round

ROWS: dict[str, Callable[[Path], Iterator[rows.Row]]] = {
    "document": lambda _room: rows.one_document(),
    "peers": rows.other_engines,
    "growth": lambda _room: rows.table_growth(),
    "round": lambda _room: whole_round(),
    "batch": batch.many_documents,
    "web": lambda _room: web.under_load(),
    "lint": lambda _room: lint.layout_check(),
    "pdf": pdf.all_rows,
}
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
NOTES = Path(__file__).parent / "bench" / "notes.md"
PACKAGES = ("docxtpl", "python-docx", "lxml", "Jinja2", "pydantic", "docx-mailmerge2", "rdocx")
HEAD = """# Benchmarks

Written by `make bench`; the numbers are those of the machine named below, with whatever else it was doing.
Every ratio is the median of the ratios of interleaved rounds of one run, so that what slows one side slows both.
The peers render the same plan from templates in their own languages (`tools/bench/templates.py`).
docxtpl runs as its README shows, with escaping on so that it writes the same XML as the engine.

| what | ratio | goal | paces |
|---|---|---|---|
"""


def main() -> None:
    """Run the rows named on the command line, or all; rows that were not run stay on the page as they are."""
    wanted = sys.argv[1:]
    lines = _lines_of_page() if wanted else {}
    with tempfile.TemporaryDirectory() as folder:
        for name in wanted or ROWS:
            lines |= {row.what: _line(row) for row in ROWS[name](Path(folder))}
    PAGE.write_text(HEAD + "".join(lines.values()) + _versions() + NOTES.read_text(encoding="utf-8"), encoding="utf-8")


def _lines_of_page() -> dict[str, str]:
    """The table's lines by what they compare."""
    table = PAGE.read_text(encoding="utf-8").partition("|---|---|---|---|\n")[2].partition("\n\n")[0]
    return {line.split(" | ")[0].removeprefix("| "): f"{line}\n" for line in table.splitlines()}


def _line(row: rows.Row) -> str:
    line = f"| {row.what} | {row.ratio:,.2f} | {row.goal} | {row.paces} |\n"
    print(line, end="", flush=True)
    return line


def _versions() -> str:
    found = [f"{name} {installed}" for name in PACKAGES if (installed := _version(name))]
    node = [f"Node {_node()}"] if shutil.which("node") else []
    machine = f"{platform.system()} {platform.machine()}, CPython {platform.python_version()}"
    return (
        f"\nMachine: {machine}. Versions: {', '.join(found + node)}; Node packages in tools/bench/peers/package.json.\n"
    )


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _node() -> str:
    return subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S607


if __name__ == "__main__":
    main()
