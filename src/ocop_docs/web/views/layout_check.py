"""Checks the layout of any Word file: findings by rule, a copy with comments, a fixed copy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.pipeline import annotate, fix, lint
from ocop_docs.web.checked_file import findings_on_whole_file, passages
from ocop_docs.web.downloads import send_word
from ocop_docs.web.errors import Refused
from ocop_docs.web.work import Show, from_outside, work

layout_checks = Blueprint("layout_check", __name__, url_prefix="/xet-the-thuc")


@layout_checks.get("")
def upload() -> str:
    """The page with the upload form."""
    return render_template("layout/check.html", report=None)


@layout_checks.post("")
def check() -> ResponseReturnValue:
    """The findings under NĐ 30/2020, or a copy of the file: with comments, or fixed."""
    data, wanted = _word_file(), request.form.get("viec", "xet")
    if wanted not in _SHOWN:
        raise Refused("unknown-action", 400, action=wanted)
    function, show = _SHOWN[wanted]
    return work().answer(show, from_outside, function, data)


def _word_file() -> bytes:
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-word-file", 400)
    data: bytes = given.read()
    return data


def _report_page(report: LintReport) -> str:
    facts = {"counted": _counted(report), "whole": findings_on_whole_file(report), "passages": passages(report)}
    return render_template("layout/check.html", report=report, **facts)


def _counted(report: LintReport) -> str:
    """The number of findings of each weight, in words."""
    if not report.findings:
        return "Không thấy chỗ nào trái thể thức."
    counts = Counter(finding.severity for finding in report.findings)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in Severity if counts[one]) + "."


_SHOWN: dict[str, tuple[Callable[[bytes], Any], Show]] = {
    "xet": (lint, _report_page),
    "ghi-chu": (annotate, lambda copy: send_word(copy, "Bản có ghi chú thể thức.docx")),
    "sua": (fix, lambda fixed: send_word(fixed.data, "Bản đã sửa thể thức.docx")),
}
"""What each button does with the file, and how the result is shown."""
