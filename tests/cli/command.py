"""The command as a clerk starts it: in a process of its own, or in this one where the process is not the point."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from ocop_docs.cli.main import main
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


def call(*arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Result:
    """Do in this process what `run` does in a new one: half a second sooner, and counted in the coverage."""
    shown, said = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    command = [PROGRAM, *map(str, arguments)]
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.chdir(cwd or Path.cwd()))
        stack.enter_context(patch.dict(os.environ, env or {}))
        stack.enter_context(patch.object(sys, "argv", command))
        stack.enter_context(contextlib.redirect_stdout(shown))
        stack.enter_context(contextlib.redirect_stderr(said))
        ended = stack.enter_context(pytest.raises(SystemExit))
        main()
    printed = []
    for stream in (shown, said):
        stream.flush()
        printed.append(stream.buffer.getvalue().decode())
    return Result(command, int(ended.value.code or 0), *printed)


def files_in(folder: Path) -> list[str]:
    """Every file below a folder, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
