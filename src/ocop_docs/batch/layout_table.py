"""The workbook of a check of many files: a sheet with a line for each file, one with a line for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ocop_docs.batch.layout_files import CheckedFile
from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.intake.tables.writing.plain_sheets import PlainSheet, plain_workbook

_COUNTS = tuple((severity.label, 12) for severity in Severity)
_FILES = (("Tệp", 44), ("Văn bản", 24), *_COUNTS, ("Xét được", 10), ("Ghi chú", 60))
_FINDINGS = (("Tệp", 44), ("Mức", 14), ("Điều tìm thấy", 70), ("Số chỗ", 8), ("Chỗ", 50), ("Theo", 40), ("Mã", 28))


def layout_table(files: Iterable[CheckedFile]) -> bytes:
    """Return the workbook (.xlsx) of these files; the same results give the same bytes."""
    checked = list(files)
    found = (line for file in checked for line in _findings(file))
    return plain_workbook(PlainSheet("Tệp", _FILES, map(_line, checked)), PlainSheet("Điều tìm thấy", _FINDINGS, found))


def _line(file: CheckedFile) -> Sequence[str | int]:
    if file.report is None:
        return (file.name, "", "", "", "", "", file.note)
    counts = [file.count(severity) for severity in Severity]
    return (file.name, ", ".join(file.report.documents), *counts, f"{file.report.coverage:.0%}", file.note)


def _findings(file: CheckedFile) -> Iterator[Sequence[str | int]]:
    for finding, places in grouped(file.report.findings) if file.report else ():
        label, where = finding.severity.label, "; ".join(places)
        yield file.name, label, finding.message, len(places), where, finding.citation, finding.code
