"""Write docs/word-edits.md: what `ocop-docs take-back` recovers of 1,000 edits by LibreOffice and 1,000 in the XML.

PYTHONPATH=src:. python tools/build_edits_page.py
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COUNT = 1000


def main() -> None:
    """Make the edits and write the table; end with 1 if one is silent."""
    sys.path.insert(0, str(ROOT))
    edits = import_module("tests.revision.edits_page")
    tables = edits.by_libreoffice(COUNT), edits.in_xml(COUNT)
    (ROOT / "docs" / "word-edits.md").write_text(edits.page(*tables), encoding="utf-8")
    sys.exit(any(outcome == "silent" for table in tables for _, outcome in table))


if __name__ == "__main__":
    main()
