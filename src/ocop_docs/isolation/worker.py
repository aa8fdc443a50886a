"""The process that does calls for `pool`: `python -m ocop_docs.isolation.worker FOLDER`, one call after another.

Standard input brings the calls, pickled, and tells by its end that the program is gone, whose folder for temporary
files is then removed; standard output takes the answers. Both ends are this program: pickle carries nothing
from outside but plain values.
"""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import BinaryIO

from ocop_docs.errors import OcopDocsError, UnreadableInput, fault
from ocop_docs.isolation.calls import Answer, Call
from ocop_docs.isolation.limits import enforce, peak_memory_mb
from ocop_docs.settings import adopt

_LARGEST_KEPT_MB = 300
"""A worker that was once larger ends after its answer: Python hardly gives memory back."""
_OBJECTS_UNTIL_COLLECTED = 5_000
"""Collecting less often than Python's default saves a sixth of the time of a large file, which has hardly a cycle."""
_NOT_MAPPED = "failed to map segment"
"""What the loader of Linux says of a library for which there is no memory."""
_NICENESS = 5
"""The pages go first."""


def main(folder: str) -> None:
    """Do calls until standard input ends."""
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no answer
    gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    calls: SimpleQueue[Call] = SimpleQueue()
    threading.Thread(target=_receive, args=(sys.stdin.buffer, calls, folder), daemon=True).start()
    usable = True
    while usable:
        packed, usable = do(calls.get())
        outgoing.write(packed)
        outgoing.flush()


def _receive(incoming: BinaryIO, calls: SimpleQueue[Call], folder: str) -> None:
    """Take calls, and end this process in the midst of one when there is nobody left to answer."""
    try:
        while True:
            calls.put(pickle.load(incoming))  # noqa: S301 - from this very program
    except EOFError:
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)


def do(call: Call) -> tuple[bytes, bool]:
    """Do one call within its limits; return the pickled answer, and whether this process can take another call."""
    adopt(call.settings)
    enforce(call.limits)
    try:
        answer = Answer(call.function(*call.arguments), usable=_is_small())
        return pickle.dumps(answer), answer.usable
    except BaseException as error:  # noqa: BLE001 - every exception goes back to the caller
        answer = _failure(error)
    return pickle.dumps(answer), answer.usable


def _failure(error: BaseException) -> Answer:
    if _ran_out_of_memory(error):
        return Answer(out_of_memory=True, usable=False)
    if isinstance(error, RecursionError):
        error = UnreadableInput(fault("nested-too-deep"))
    if isinstance(error, OcopDocsError):
        return Answer(refusal=error, usable=_is_small())
    return Answer(traceback="".join(traceback.format_exception(error)), usable=False)


def _ran_out_of_memory(error: BaseException | None) -> bool:
    """Whether memory ran out somewhere below, however the code in between worded it.

    lxml raises a syntax error in line 0 when libxml2 has no memory, and a library that finds no memory is not imported.
    """
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, SyntaxError) and error.lineno == 0):
            return True
        if isinstance(error, ImportError) and _NOT_MAPPED in str(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def _is_small() -> bool:
    return peak_memory_mb() <= _LARGEST_KEPT_MB


if __name__ == "__main__":
    main(sys.argv[1])
