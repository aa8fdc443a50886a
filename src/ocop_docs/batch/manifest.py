"""The list of documents inside a result: each row with its file, its hash, its findings, why it was left out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
PDF_HEADINGS = ("Tệp PDF", "SHA-256 của PDF")
"""Further headings of a batch that has PDFs."""
_MARK = "\ufeff"
"""Without this mark Excel takes UTF-8 for an old code page."""


def manifest_lines(entries: Iterable[Entry], *, pdf: bool = False) -> Iterator[bytes]:
    """Yield the manifest as CSV, line by line; no cell can be taken for a formula. `pdf` lists the PDFs, too."""
    yield _line(headings(pdf=pdf), _MARK)
    for entry in entries:
        name, digest, *_ = entry.pdf or ("", "")
        yield _line((*_cells(entry), *((guarded(name), digest) if pdf else ())))


def headings(*, pdf: bool) -> tuple[str, ...]:
    """Return the headings of the manifest of a batch with or without PDFs."""
    return HEADINGS + PDF_HEADINGS if pdf else HEADINGS


def listed_in(output: Path, *, pdf: bool) -> list[dict[str, str]] | None:
    """Return the manifest rows of a finished result, by heading; None when it has no such manifest."""
    expected = headings(pdf=pdf)
    try:
        with reading(output, MANIFEST) as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
            rows = list(csv.reader(text))
    except (*UNREADABLE, KeyError, ValueError, csv.Error):
        return None
    if not rows or tuple(rows[0]) != expected or any(len(row) != len(expected) for row in rows):
        return None
    return [dict(zip(expected, row, strict=True)) for row in rows[1:]]


def _cells(entry: Entry) -> tuple[Any, ...]:
    counts = Counter(finding["severity"] for finding in entry.findings)
    return (
        entry.row,
        guarded(entry.code),
        guarded(entry.file),
        entry.sha256,
        *(counts[severity] for severity in Severity),
        guarded("\n".join(map(_worded, entry.findings))),
        guarded("\n".join(f"{one.spot}: {one.fault.message}" for one in entry.faults)),
        entry.digest,
    )


def _worded(finding: Mapping[str, str]) -> str:
    """`Người ký › Họ và tên: …`; the journal of an earlier version has no title."""
    title = finding.get("title", finding["place"])
    return f"{title}: {finding['message']}" if title else finding["message"]


def _line(cells: Iterable[Any], before: str = "") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return (before + text.getvalue()).encode()
