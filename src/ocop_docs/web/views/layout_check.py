"""Checks the layout of any Word file: findings by rule, a copy with comments, a fixed copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from ocop_docs.batch.layout_files import CheckedFile
from ocop_docs.batch.layout_table import layout_table
from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.pipeline import annotate, fix, layout_obstacle, lint
from ocop_docs.web.checked_file import check_files, passages
from ocop_docs.web.downloads import send, send_word
from ocop_docs.web.errors import Refused
from ocop_docs.web.work import Show, from_outside, work

_COPIES: dict[str, tuple[Callable[[bytes], Any], Show]] = {
    "ghi-chu": (annotate, lambda copy: send_word(copy, "Bản có ghi chú thể thức.docx")),
    "sua": (fix, lambda fixed: send_word(fixed.data, "Bản đã sửa thể thức.docx")),
}
"""The copies of one file: how each is made, and how it is sent."""
_AT_FIRST = 6
"""Findings shown at first, about a screen; the others are behind “Xem thêm”."""

layout_checks = Blueprint("layout_check", __name__, url_prefix="/xet-the-thuc")


@layout_checks.get("")
def upload() -> str:
    """The page with the upload form, or with the reason why this edition has none."""
    return render_template("layout/check.html", report=None, obstacle=layout_obstacle())


@layout_checks.post("")
def check() -> ResponseReturnValue:
    """The findings under NĐ 30/2020, or a copy of the file: with comments, or fixed; of many files a table."""
    given = _word_files()
    wanted = request.form.get("viec", "xet")
    if wanted in _COPIES:
        if len(given) > 1:
            raise Refused("one-file-at-once", 400)
        make, show_copy = _COPIES[wanted]
        return work().answer(show_copy, from_outside, make, given[0][1])
    if wanted not in ("xet", "bang"):
        raise Refused("unknown-action", 400, action=wanted)
    if wanted == "xet" and len(given) == 1:
        return work().answer(_report_page, from_outside, lint, given[0][1])
    return work().answer(_table if wanted == "bang" else _list_page, check_files, given)


def _report_page(report: LintReport) -> str:
    facts = {"counted": _counted(report), "groups": grouped(report.findings), "passages": passages(report)}
    return render_template("layout/check.html", report=report, at_first=_AT_FIRST, **facts)


def _list_page(files: Sequence[CheckedFile]) -> str:
    return render_template("layout/check.html", report=None, files=[_in_short(file) for file in files])


def _table(files: Sequence[CheckedFile]) -> Response:
    return send(layout_table(files), "Kết quả xét thể thức.xlsx", "xlsx")


def _in_short(file: CheckedFile) -> dict[str, Any]:
    """One of many files as the page shows it."""
    return {
        "name": file.name,
        "documents": ", ".join(file.report.documents) if file.report else "",
        "counts": [file.count(severity) if file.report else "" for severity in Severity],
        "left_unread": file.report.left_unread if file.report else (),
        "faults": file.faults,
        "groups": grouped(file.report.findings) if file.report else [],
    }


def _word_files() -> list[tuple[str, bytes]]:
    """The files of the form, each with its name."""
    given = [file for file in request.files.getlist("tep") if file.filename]
    if not given:
        raise Refused("no-word-file", 400)
    return [(file.filename or "", file.read()) for file in given]


def _counted(report: LintReport) -> str:
    """The number of findings of each weight, in words."""
    if not report.findings:
        return "Không thấy chỗ nào trái thể thức."
    counts = Counter(finding.severity for finding in report.findings)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in Severity if counts[one]) + "."
