"""The command as a clerk starts it: the installed program, in a process of its own."""

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ocop_docs.resources import samples_folder

Result = subprocess.CompletedProcess[str]
PROGRAM = shutil.which("ocop-docs", path=sysconfig.get_path("scripts")) or "ocop-docs"
PLAN = samples_folder() / "plan" / "phu-xuyen-2019.json"


def run(
    *arguments: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    before: tuple[str, ...] = (),
    limit: Callable[[], None] | None = None,
) -> Result:
    """Run `ocop-docs` with `arguments`; output is decoded as UTF-8, whatever the machine speaks.

    `before` is a command that starts the program (`setpriv …`); `limit` is called in the new process
    before it becomes the program.
    """
    options: dict[str, Any] = {"preexec_fn": limit} if limit else {}
    return subprocess.run(
        [*before, PROGRAM, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | dict(env or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
