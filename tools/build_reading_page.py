"""Write docs/reading.md: what `ocop-docs read` reads of the corpus of old documents, field by field.

PYTHONPATH=src:. python tools/build_reading_page.py
"""

from __future__ import annotations

from pathlib import Path

from tests.reading.corpus.documents import held_out, known
from tests.reading.corpus.page import page

from ocop_docs.reading.file_read import read_file

ROOT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    read = {one.name: read_file(one.word()) for one in [*known(), *held_out()]}
    (ROOT / "docs" / "reading.md").write_text(page(read), encoding="utf-8")
