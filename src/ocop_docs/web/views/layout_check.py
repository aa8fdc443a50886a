"""Checks the layout of any Word file: findings by rule, a copy with comments, a fixed copy."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.checks.finding import Severity
from ocop_docs.pipeline import annotate, fix, layout_obstacle, lint
from ocop_docs.web.checked_file import findings_on_whole_file, passages
from ocop_docs.web.downloads import send_word
from ocop_docs.web.errors import Refused

if TYPE_CHECKING:
    from ocop_docs.checks.layout.report import LintReport

layout_checks = Blueprint("layout_check", __name__, url_prefix="/xet-the-thuc")


@layout_checks.get("")
def upload() -> str:
    """The page with the upload form, or with the reason why this edition has none."""
    return render_template("layout/check.html", report=None, obstacle=layout_obstacle())


@layout_checks.post("")
def check() -> ResponseReturnValue:
    """The findings under NĐ 30/2020, or a copy of the file: with comments, or fixed."""
    data = _word_file()
    wanted = request.form.get("viec", "xet")
    if wanted == "ghi-chu":
        return send_word(annotate(data), "Bản có ghi chú thể thức.docx")
    if wanted == "sua":
        return send_word(fix(data).data, "Bản đã sửa thể thức.docx")
    if wanted != "xet":
        raise Refused("unknown-action", 400, action=wanted)
    report = lint(data)
    facts = {"counted": _counted(report), "whole": findings_on_whole_file(report), "passages": passages(report)}
    return render_template("layout/check.html", report=report, **facts)


def _word_file() -> bytes:
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-word-file", 400)
    data: bytes = given.read()
    return data


def _counted(report: LintReport) -> str:
    """The number of findings of each weight, in words."""
    if not report.findings:
        return "Không thấy chỗ nào trái thể thức."
    counts = Counter(finding.severity for finding in report.findings)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in Severity if counts[one]) + "."
