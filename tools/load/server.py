"""The server in a process of its own, as an office runs it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(*options: str, environment: Mapping[str, str] | None = None, log: Path | None = None) -> Iterator[str]:
    """The address of the server; what it writes on standard error goes to `log`."""
    command = [sys.executable, "-m", "ocop_docs", "serve", "--no-browser", "--port", "0", *options]
    with (
        (log or Path("/dev/stderr")).open("ab") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=environment) as process,  # noqa: S603 - our own command
    ):
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        found = re.search(r"http://\S+/", process.stdout.readline())
        try:
            assert found is not None, "the server did not start"  # noqa: S101 - as above
            yield found[0].rstrip("/")
        finally:
            process.terminate()
