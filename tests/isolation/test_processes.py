"""A process is ended with everything that it started, also where what it started outlives it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from ocop_docs.isolation.processes import end, start

HOLD = "import sys, time; held = open(sys.argv[1], 'w'); print('held', flush=True); time.sleep(600)"
STARTS = f"""
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", {HOLD!r}, sys.argv[1]], stdout=subprocess.PIPE)
child.stdout.readline()
print(child.pid, flush=True)
"""


@pytest.mark.parametrize("then", ["time.sleep(600)", "import os; os._exit(0)"], ids=["waits", "has ended"])
def test_a_process_is_ended_with_what_it_started(then: str, tmp_path: Path) -> None:
    held = tmp_path / "held"
    process = start([sys.executable, "-c", STARTS + then, str(held)], os.environ, stdout=subprocess.PIPE)
    assert process.stdout
    started = psutil.Process(int(process.stdout.readline()))
    if "_exit" in then:
        process.wait()
        assert started.is_running()

    end(process)
    process.stdout.close()

    started.wait(30)
    held.unlink()
