"""Checks the layout of any Word file: findings by rule, a copy with comments, a fixed copy."""

from __future__ import annotations

from collections import Counter
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.batch.layout_files import CheckedFile, lint_one
from ocop_docs.batch.layout_table import layout_table
from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.grouping import grouped
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.pipeline import annotate, fix, layout_obstacle, lint
from ocop_docs.web.checked_file import passages
from ocop_docs.web.downloads import send, send_word
from ocop_docs.web.errors import Refused

_COPIES = {
    "ghi-chu": (annotate, "Bản có ghi chú thể thức.docx"),
    "sua": (lambda data: fix(data).data, "Bản đã sửa thể thức.docx"),
}
"""The copies of one file: how each is made, and its name."""
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
        make, name = _COPIES[wanted]
        return send_word(make(given[0][1]), name)
    if wanted == "bang":
        return send(layout_table([lint_one(*file) for file in given]), "Kết quả xét thể thức.xlsx", "xlsx")
    if wanted != "xet":
        raise Refused("unknown-action", 400, action=wanted)
    if len(given) > 1:
        return render_template("layout/check.html", report=None, files=[_in_short(lint_one(*file)) for file in given])
    report = lint(given[0][1])
    facts = {"counted": _counted(report), "groups": grouped(report.findings), "passages": passages(report)}
    return render_template("layout/check.html", report=report, at_first=_AT_FIRST, **facts)


def _in_short(file: CheckedFile) -> dict[str, Any]:
    """One of many files as the page shows it."""
    return {
        "name": file.name,
        "documents": ", ".join(file.report.documents) if file.report else "",
        "counts": [file.count(severity) if file.report else "" for severity in Severity],
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
