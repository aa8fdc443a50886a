"""The list of documents inside a result: each row with its file, its hash, its findings, why it was left out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ocop_docs.batch.journal import Entry
from ocop_docs.batch.store import MANIFEST, UNREADABLE, reading
from ocop_docs.checks.finding import Severity
from ocop_docs.intake.tables.csv_reader import guarded

FILE, DIGEST = "Tệp", "SHA-256 của dữ liệu"
HEADINGS = (
    "Dòng",
    "Mã",
    FILE,
    "SHA-256",
    *(severity.label for severity in Severity),
    "Phát hiện",
    "Lý do không làm",
    DIGEST,
)
_MARK = "\ufeff"
"""Without this mark Excel takes UTF-8 for an old code page."""


def manifest_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the manifest as CSV, line by line; no cell can be taken for a formula."""
    yield _line(HEADINGS, _MARK)
    for entry in entries:
        yield _line(_cells(entry))


def listed_in(output: Path) -> list[dict[str, str]] | None:
    """Return the manifest rows of a finished result, by heading; None when it has no such manifest."""
    try:
        with reading(output, MANIFEST) as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
            rows = list(csv.reader(text))
    except (*UNREADABLE, KeyError, ValueError, csv.Error):
        return None
    if not rows or tuple(rows[0]) != HEADINGS or any(len(row) != len(HEADINGS) for row in rows):
        return None
    return [dict(zip(HEADINGS, row, strict=True)) for row in rows[1:]]


def _cells(entry: Entry) -> tuple[Any, ...]:
    counts = Counter(finding["severity"] for finding in entry.findings)
    return (
        entry.row,
        guarded(entry.code),
        guarded(entry.file),
        entry.sha256,
        *(counts[severity] for severity in Severity),
        guarded("\n".join(f"{finding['place']}: {finding['message']}" for finding in entry.findings)),
        guarded("\n".join(f"{one.spot}: {one.fault.message}" for one in entry.faults)),
        entry.digest,
    )


def _line(cells: Iterable[Any], before: str = "") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return (before + text.getvalue()).encode()
