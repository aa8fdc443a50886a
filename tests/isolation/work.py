"""What the tests let a worker process do."""

from __future__ import annotations

import operator
import os
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def spin() -> None:
    while True:
        pass


def write_much() -> str:
    with tempfile.NamedTemporaryFile() as file:
        file.write(bytes(3 << 20))
    return "written"


def leave_a_file() -> str:
    handle, name = tempfile.mkstemp()
    os.close(handle)
    return name


def swallow() -> None:
    try:
        operator.mul("a", 10**10)
    except MemoryError as error:
        raise ValueError("worded by somebody else") from error


def sleep_long(_word: bytes) -> bytes:
    time.sleep(600)
    return b""


def hold(size: int) -> int:
    return len(b"a" * size)
