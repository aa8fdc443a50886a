"""Documents of ours as a person leaves them in LibreOffice, by its UNO interface: see `edit_by_uno.py`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.rendering.office import require_soffice
from tests.revision.edited import made
from tests.revision.outcomes import Edit

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.kind_info import example, examples

SCRIPT = Path(__file__).with_name("edit_by_uno.py")
EDITS_IN_A_FILE = 4
TRACKED_EVERY = 4
SAMPLES = [(kind, name) for kind in KINDS for name in examples(kind)]


class Edited(NamedTuple):
    """A file saved by LibreOffice: its sample, its bytes, the edits, and the lines that LibreOffice itself shows."""

    sample: str
    word: bytes
    edits: list[Edit]
    lines: list[str]


def edited_in_libreoffice(files: int, seed: int) -> Iterator[Edited]:
    """Yield that many edited files, sample after sample, every fourth with tracked changes."""
    with tempfile.TemporaryDirectory() as path:
        jobs = [_job(Path(path), number, seed) for number in range(files)]
        done = subprocess.run(
            [python_with_uno(), SCRIPT],
            input=json.dumps({"soffice": require_soffice(), "jobs": jobs}),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for job, line in zip(jobs, done.stdout.splitlines(), strict=True):
            result = json.loads(line)
            edits = [Edit(**one) for one in result["edits"]]
            yield Edited(job["sample"], Path(job["saved"]).read_bytes(), edits, result["lines"])


def _job(folder: Path, number: int, seed: int) -> dict[str, object]:
    kind, name = SAMPLES[(seed + number) % len(SAMPLES)]
    word = folder / f"{number}.docx"
    word.write_bytes(made(example(kind, name)))
    return {
        "sample": f"{kind}/{name}",
        "word": str(word),
        "saved": str(folder / f"{number}-saved.docx"),
        "seed": seed + number,
        "edits": EDITS_IN_A_FILE,
        "tracked": number % TRACKED_EVERY == TRACKED_EVERY - 1,
    }


@lru_cache(maxsize=1)
def python_with_uno() -> str:
    """A Python that can steer LibreOffice; without one the test is skipped, and fails in CI."""
    beside = Path(os.path.realpath(require_soffice())).with_name("python")
    for python in ("/usr/bin/python3", str(beside)):
        if shutil.which(python) and subprocess.call([python, "-c", "import uno"], stderr=subprocess.DEVNULL) == 0:
            return python
    if os.environ.get("CI") == "true":
        pytest.fail("CI must have python3-uno: edits made in LibreOffice are part of the promise")
    pytest.skip("no Python with LibreOffice's UNO (Debian: python3-uno)")
