"""rdocx in a process of its own, with limits of time and memory, for files that this program did not just make."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from ocop_docs.engines import rdocx
from ocop_docs.engines.processes import end, start
from ocop_docs.errors import ConversionError, Fault, fault
from ocop_docs.settings import settings

NAME = rdocx.NAME
missing = rdocx.missing

_COMMAND = (sys.executable, "-m", __name__)
_PDF, _REFUSED = b"P", b"R"


def to_pdf(word: bytes) -> bytes:
    """Return the PDF that `rdocx.to_pdf` makes.

    Raises:
        ConversionError: as `rdocx.to_pdf`; or the process crashed, or was ended for taking too long.
    """
    process = start(_COMMAND, os.environ, subprocess.PIPE, subprocess.PIPE)
    try:
        answer, _ = process.communicate(word, settings().pdf_timeout_s)
    except subprocess.TimeoutExpired as error:
        seconds = settings().pdf_timeout_s
        raise ConversionError(fault("pdf-slow", seconds=seconds, setting="PDF_TIMEOUT_S")) from error
    finally:
        end(process)
        for stream in filter(None, (process.stdin, process.stdout)):
            stream.close()
    if answer.startswith(_REFUSED):
        raise ConversionError(*(Fault(**one) for one in json.loads(answer[1:])))
    if not answer.startswith(_PDF):
        raise ConversionError(fault("pdf-engine-failed", engine=NAME))
    return answer[1:]


def main() -> None:
    """Convert the file on standard input; write the PDF, or why there is none, to standard output."""
    _limit_memory_and_time()
    try:
        answer = _PDF + rdocx.to_pdf(sys.stdin.buffer.read())
    except ConversionError as error:
        faults = [{name: getattr(one, name) for name in Fault.__slots__} for one in error.faults]
        answer = _REFUSED + json.dumps(faults).encode()
    sys.stdout.buffer.write(answer)


def _limit_memory_and_time() -> None:
    """Windows has no such limits: there a process that hangs is ended by the program that started it, or by nobody."""
    if sys.platform != "win32":
        import resource

        most = settings().pdf_memory_mb << 20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (settings().pdf_timeout_s,) * 2)


if __name__ == "__main__":
    main()
