"""Writing results: a file appears whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ocop_docs.errors import OutputRefused, fault


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the target, flush to the disk, then put it in place in one step.

    Raises:
        OutputRefused: the folder is missing, closed or full; nothing is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ocop-docs-")
    except (OSError, ValueError) as error:
        raise OutputRefused(fault("output-unwritable", path=path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputRefused(fault("output-unwritable", path=path)) from error
