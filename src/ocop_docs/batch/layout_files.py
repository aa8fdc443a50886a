"""The layout of many Word files: each checked by itself, one that cannot be read among the others with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ocop_docs import pipeline
from ocop_docs.batch.executors import executor_for
from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.errors import Fault, OcopDocsError

ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".rtf")
"""How the names of the files end that are checked in a folder."""
_LOCK = "~$"
"""How Word names the mark of a file that is open."""
_SERIAL_BELOW = 20
"""Fewer files are checked in this process: others take longer to start."""


class CheckedFile(NamedTuple):
    """One file: its report, or `faults` where it could not be read."""

    name: str
    report: LintReport | None
    faults: tuple[Fault, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings of this severity it has."""
        return sum(finding.severity is severity for finding in self.report.findings) if self.report else 0

    @property
    def note(self) -> str:
        """Why it could not be read, or which parts of it were left unread; empty for a file read whole."""
        if self.report is None:
            return " ".join(f"{fault.message} {fault.remedy}".strip() for fault in self.faults)
        left = self.report.left_unread
        return f"Không đọc: {'; '.join(left)}." if left else ""


def word_files(places: Sequence[Path]) -> list[Path]:
    """Return the files named, and all Word files in the folders named and below them, by name."""
    found: list[Path] = []
    for place in places:
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        found += [file for file in inside if not place.is_dir() or _is_word(file)]
    return found


def _is_word(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS and not file.name.startswith(_LOCK) and file.is_file()


def lint_files(
    files: Sequence[Path], workers: int | None = None, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Iterator[CheckedFile]:
    """Yield each file as checked, in order.

    Args:
        files: paths of Word files.
        workers: processes to use; None: one for each processor that this process may use.
        progress: called with the files done and all files.
    """
    if not files:
        return
    with executor_for(len(files), workers, None, serial_below=_SERIAL_BELOW) as (executor, _):
        waiting = [executor.submit(_lint_file, file) for file in files]
        for done, future in enumerate(waiting, 1):
            yield future.result()
            progress(done, len(files))


def _lint_file(file: Path) -> CheckedFile:
    try:
        data = pipeline.read_package(file)
    except OcopDocsError as error:
        return CheckedFile(str(file), None, error.faults)
    return lint_one(str(file), data)


def lint_one(name: str, data: bytes) -> CheckedFile:
    """Return one file as checked; never raises for what the file is."""
    try:
        return CheckedFile(name, pipeline.lint(data))
    except OcopDocsError as error:
        return CheckedFile(name, None, error.faults)
