"""The entry of `ocop-docs`: runs the command and gives each refusal its exit code."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from ocop_docs.errors import MACHINE_FAULT, Fault, OcopDocsError, UnreadableInput, fault
from ocop_docs.messages.reasons import reason

BROKEN_PIPE, INTERRUPTED = 1, 130
"""Exit codes when the reader of the output went away, and when Ctrl+C ended the command (the shells' convention)."""
_SIGNALLED = 128
"""What the shells add to the number of a signal that ended a command."""
GARBAGE_THRESHOLD = 100_000
"""New objects before Python looks for garbage; its own default is 700 or 2,000."""


def main() -> None:
    """Run the command line."""
    # A short command leaves little garbage: look for it rarely, and not at the end.
    gc.set_threshold(GARBAGE_THRESHOLD)
    atexit.register(gc.freeze)
    _prepare_streams()
    ended_by = _end_on_signals()
    try:
        code = _run()
    except OcopDocsError as error:
        code = _show(error.faults, error.exit_code)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        code = BROKEN_PIPE
    except (OSError, MemoryError) as error:
        _discard_output()
        code = _show([fault("machine-failed", reason=_reason(error))], MACHINE_FAULT)
    raise SystemExit(_SIGNALLED + ended_by[0] if ended_by else code)


def _prepare_streams() -> None:
    """Write UTF-8; without a console (Windows' pythonw, a shortcut) what is written goes nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the end
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _run() -> int:
    from ocop_docs.cli.app import run

    try:
        code = run()
    except RecursionError as error:
        raise UnreadableInput(fault("nested-too-deep")) from error
    sys.stdout.flush()
    return code


def _show(faults: Sequence[Fault], code: int) -> int:
    """Show a refusal; where even that cannot be written, the code alone tells it."""
    from ocop_docs.cli.output import show_faults

    with contextlib.suppress(OSError):
        show_faults(faults)
    return code


def _reason(error: OSError | MemoryError) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else reason("no-memory")


def _discard_output() -> None:
    """Discard the rest of what cannot be written, or Python complains when it flushes it at the end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end_on_signals() -> list[int]:
    """End as Ctrl+C does, so that processes and temporary files are removed; return the list that the signal is put in.

    A second signal does not disturb that.
    """
    received: list[int] = []

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        received.append(number)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
    return received
