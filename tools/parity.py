"""Compare the pages of both PDF engines and write docs/parity.md: `python tools/parity.py [COUNT]` (make soak)."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.engines import libreoffice
from ocop_docs.resources import samples_folder

ROOT = Path(__file__).resolve().parents[1]
PAGE, NOTES = ROOT / "docs" / "parity.md", ROOT / "tools" / "parity_notes.md"
COUNT = 500
HEAD = """# Pages by rdocx and by LibreOffice

Written by `make soak`: every sample, then random documents in a clerk's words. Of all documents that both engines made:
how many have as many pages by both, how many are one page apart, and of how many every line of the heading, of the
title and of the signatures with the recipients ends at the same letter.

| documents | kind | pages | same pages | one apart | heading | title | signatures | not made |
|---|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Write the table: every sample, then random documents."""
    sys.path.insert(0, str(ROOT))
    parity = import_module("tests.engines.parity")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    samples = {}
    for kind in KINDS:
        samples[kind] = parity.Parity()
        for file in sorted((samples_folder() / kind).glob("*.json")):
            samples[kind].add(json.loads(file.read_bytes()))
    lines = [_line("sample", kind, found) for kind, found in samples.items()]
    lines += [_line("random", kind, found) for kind, found in parity.compared(count).items()]
    libreoffice.close()
    PAGE.write_text(HEAD + "".join(lines) + _versions() + NOTES.read_text(encoding="utf-8"), encoding="utf-8")


def _line(which: str, kind: str, found: Any) -> str:
    both = found.documents - sum(found.refused.values())
    lines = " | ".join(f"{same}/{both}" for same in found.same_lines.values())
    refused = ", ".join(f"{reason} {times}" for reason, times in found.refused.items())
    head = f"| {found.documents} {which} | {kind} | {found.pages} | {found.same_pages}/{both} | {found.one_page_apart}"
    line = f"{head} | {lines} | {refused} |\n"
    print(line, end="", flush=True)
    return line


def _versions() -> str:
    soffice = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout.split()[1]  # noqa: S607
    return f"\nrdocx {version('rdocx')}, LibreOffice {soffice}.\n"


if __name__ == "__main__":
    main()
