"""Judging the layout of any Word file: what is wrong and by which rule; a copy with notes; a copy mended."""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.checks.finding import Severity
from ocop_docs.checks.layout.report import LintReport
from ocop_docs.pipeline import annotate, fix, lint
from ocop_docs.web.checked import passages, said_of_all
from ocop_docs.web.errors import Refused
from ocop_docs.web.sending import send_word

layout_checks = Blueprint("layout_check", __name__, url_prefix="/xet-the-thuc")


@layout_checks.get("")
def ask() -> str:
    """The page that asks for a file."""
    return render_template("layout_check.html", report=None)


@layout_checks.post("")
def judge() -> ResponseReturnValue:
    """What NĐ 30/2020 says to the file, or a copy of it: with notes, or mended."""
    data = _word_file()
    wanted = request.form.get("viec", "xet")
    if wanted == "ghi-chu":
        return send_word(annotate(data), "Bản có ghi chú thể thức.docx")
    if wanted == "sua":
        return send_word(fix(data).data, "Bản đã sửa thể thức.docx")
    if wanted != "xet":
        raise Refused("unknown-action", 400, action=wanted)
    report = lint(data)
    facts = {"counted": _counted(report), "whole": said_of_all(report), "passages": passages(report)}
    return render_template("layout_check.html", report=report, **facts)


def _word_file() -> bytes:
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-word-file", 400)
    data: bytes = given.read()
    return data


def _counted(report: LintReport) -> str:
    """How many findings there are of each weight, in words."""
    if not report.findings:
        return "Không thấy chỗ nào trái thể thức."
    counts = Counter(finding.severity for finding in report.findings)
    return ", ".join(f"{counts[one]} {one.label.lower()}" for one in Severity if counts[one]) + "."
