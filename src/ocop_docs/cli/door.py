"""Where every command comes in, and where every refusal goes out by its own exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from ocop_docs.cli.plain import plain_render
from ocop_docs.errors import Fault, OcopDocsError

UNHEARD, INTERRUPTED = 1, 130
"""Exit codes of a command whose reader went away, and of one ended from the keyboard (the shells' convention)."""

_RARELY = 100_000
"""So many new objects may be left before Python looks whether some are rubbish; a document leaves fewer."""


def main() -> None:
    """Run what was typed after `ocop-docs`."""
    _start_at_once()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # TextIO knows it not
    try:
        code = _run(sys.argv[1:])
    except OcopDocsError as error:
        fail(error.faults, error.exit_code)
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        # Nobody reads any more: what is left to be said goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(UNHEARD) from None
    raise SystemExit(code)


def fail(faults: Sequence[Fault], exit_code: int) -> NoReturn:
    """Say what is wrong and leave."""
    from ocop_docs.cli import view

    view.show_faults(faults)
    raise SystemExit(exit_code)


def _start_at_once() -> None:
    """Spare the process to look for rubbish among its imports."""
    gc.set_threshold(_RARELY)
    atexit.register(gc.freeze)


def _run(words: Sequence[str]) -> int:
    wanted = plain_render(words)
    if wanted is None:
        from ocop_docs.cli.app import run

        return run()
    from ocop_docs.cli.making import render

    render(**wanted)
    return 0
