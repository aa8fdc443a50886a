"""Run every row and write docs/benchmarks.md: `python tools/run_bench.py [ROW …]`."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bench import lint, rows, web

ROWS: dict[str, Callable[[Path], Iterator[rows.Row]]] = {
    "template": lambda _room: rows.our_template(),
    "chain": lambda _room: rows.whole_chain(),
    "peers": rows.other_engines,
    "growth": lambda _room: rows.table_growth(),
    "cli": rows.one_document,
    "web": lambda _room: web.under_load(),
    "lint": lambda _room: lint.layout_check(),
}
PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PACKAGES = ("docxtpl", "python-docx", "lxml", "Jinja2", "pydantic", "isal", "docx-mailmerge2")
HEAD = """# Benchmarks

Written by `make bench`; the numbers are of the machine named below, whatever else it was doing meanwhile.
Every ratio is the median of the ratios of interleaved rounds of one run: what slows one side slows both.
The peers render the same plan from templates in their own languages (`tools/bench/templates.py`).
docxtpl runs as its README says, with escaping on so that it writes the same XML as the engine.

| what | ratio | goal | paces |
|---|---|---|---|
"""


def main() -> None:
    """Run the rows named on the command line, or all; all of them are written down."""
    wanted = sys.argv[1:] or list(ROWS)
    with tempfile.TemporaryDirectory() as folder:
        lines = [_line(row) for name in wanted for row in ROWS[name](Path(folder))]
    if wanted == list(ROWS):
        PAGE.write_text(HEAD + "".join(lines) + _versions(), encoding="utf-8")


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
