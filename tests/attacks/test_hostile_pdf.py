"""PDFs that draw themselves again and again: reading them is ended, and the program goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAD = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R>>"
FORM = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 11>>"
    b"stream\n/X Do /X Do\nendstream"
)
CONTENT = b"<</Length 6>>stream\n/X Do \nendstream"


def pdf_of(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    made, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Root 1 0 R/Size %d>>\n" % (count, lines, count)
    return made + table + b"startxref\n%d\n%%%%EOF" % len(made)


def test_a_form_that_draws_itself_twice_is_ended_and_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(*HEAD, PAGE, FORM, CONTENT))
    command = (sys.executable, "-m", "ocop_docs", "read", "a.pdf", "-o", "a.json")

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")

    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "dừng" in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
