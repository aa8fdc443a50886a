"""The worst file that each entry refuses: how long it takes, and how much memory, each in a process of its own.

python tools/worst_refusals.py    prints the table of docs/decisions/0028-bounds.md
"""

from __future__ import annotations

import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from itertools import chain, repeat

from ocop_docs.errors import OcopDocsError

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def package(main: str, parts: dict[str, str]) -> bytes:
    """An office file of one declared kind with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types><Override ContentType="{main}"/></Types>')
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _letters(count: int) -> str:
    """Text that hardly packs, so that the package is no bomb."""
    return random.Random(1).randbytes(count // 2).hex()  # noqa: S311 - seeded, to be the same each time


def _lint(data: bytes) -> Callable[[], object]:
    from ocop_docs.checks.layout.lint import lint

    return lambda: lint(data)


def _table(name: str, *, start: bytes = b"", piece: bytes, times: int = 1) -> Callable[[], object]:
    """Reads a table from the disk, where uploads and files are, so that only what the reader holds is measured."""
    from ocop_docs.documents.catalogue import KINDS
    from ocop_docs.intake.tables.table import read_table

    file = tempfile.TemporaryFile()  # noqa: SIM115 - read by what is returned
    file.writelines(chain([start], repeat(piece, times)))
    file.seek(0)
    return lambda: read_table(file, name, KINDS["report"])


def _record(data: bytes) -> Callable[[], object]:
    from ocop_docs.pipeline import load

    return lambda: load(data)


def blank_relations(blanks: int = 900_000) -> bytes:
    """A Word file with a relationship that does not end, and hangs a pattern that backtracks."""
    return package(_WORD, {"word/_rels/document.xml.rels": '<a><Relationship TargetMode="' + " " * blanks})


def many_tags() -> bytes:
    """A Word file of more tags than are read."""
    return package(_WORD, {"word/document.xml": "<a>" + "<b/>" * 1_000_001 + _letters(1_500_000)})


def many_formats() -> bytes:
    """A workbook of more cell formats than are read."""
    return package(_SHEET, {"xl/styles.xml": "<a>" + "<xf/>" * 150_000})


def _json_lists() -> Callable[[], object]:
    return _table("a.json", start=b"[", piece=b"[]," * 1_000_000, times=20)


def _csv_blanks() -> Callable[[], object]:
    return _table("a.csv", piece=b"\n" * 1_000_000, times=20)


def _endless_line() -> Callable[[], object]:
    return _table("a.csv", piece=b"a;" * 1_000_000, times=20)


def _combining_marks() -> Callable[[], object]:
    return _record(json.dumps({"kind": "plan", "subject": "\u0301\u0323" * 160_000}).encode())


CASES = {
    "Word: 900,000 blanks in a relationship that does not end": lambda: _lint(blank_relations()),
    "Word: a million tags": lambda: _lint(many_tags()),
    "Excel: 150,000 cell formats": lambda: _table("a.xlsx", piece=many_formats()),
    "JSON table: 20 million empty lists (60 MB)": _json_lists,
    "CSV: 20 million blank lines": _csv_blanks,
    "CSV: one line of 40 MB": _endless_line,
    "JSON: 320,000 combining marks out of order": _combining_marks,
}


def measure(name: str) -> None:
    """Print the code of the refusal, seconds, and the peak of the whole process, its input and imports among it."""
    work = CASES[name]()
    start = time.perf_counter()
    try:
        work()
        code = "taken"
    except OcopDocsError as refused:
        code = ", ".join(dict.fromkeys(fault.code for fault in refused.faults))
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {name} | `{code}` | {seconds:.2f} | {memory:.0f} |")


def main() -> None:
    """Measure each case in a process of its own, since a peak of memory is never lowered."""
    print("| Input | Refused as | Seconds | Peak MB of the process |\n|---|---|---|---|", flush=True)
    for name in CASES:
        subprocess.run([sys.executable, __file__, name], check=True)  # noqa: S603 - this very script


if __name__ == "__main__":
    measure(sys.argv[1]) if len(sys.argv) > 1 else main()
