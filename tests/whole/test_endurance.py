"""A program that goes on for long holds no more than in its beginning."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.soak import IN_FULL, long_run

ROOT = Path(__file__).parents[2]
COUNT, FIRST = (10_000, 500) if IN_FULL else (96, 48)
"""How many documents, and after how many of them every cache is full."""
GROWTH_KB = 20 << 10


@long_run
@pytest.mark.no_cover
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not count descriptors")
def test_many_documents_made_by_one_program_leave_memory_descriptors_and_temporary_files_as_they_were(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "tests.whole.endless", str(COUNT), str(FIRST)]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    early, late = json.loads(done.stdout)

    assert late["memory"] - early["memory"] <= GROWTH_KB, (early, late)
    assert [late[name] for name in ("descriptors", "files")] == [early[name] for name in ("descriptors", "files")]
