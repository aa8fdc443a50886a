"""Judging the layout of any Word file: what is wrong and by which rule; a copy with notes; a copy mended."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.pipeline import annotate, fix, lint
from ocop_docs.web.errors import Refused
from ocop_docs.web.sending import send_word

layout_checks = Blueprint("layout_check", __name__, url_prefix="/xet-the-thuc")


@layout_checks.get("")
def ask() -> str:
    """The page that asks for a file."""
    return render_template("layout_check.html", report=None, groups=[])


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
    return render_template("layout_check.html", report=report, groups=_grouped(report.findings))


def _word_file() -> bytes:
    given = request.files.get("tep")
    if given is None or not given.filename:
        raise Refused("no-word-file", 400)
    data: bytes = given.read()
    return data


def _grouped(findings: tuple[Finding, ...]) -> list[tuple[Severity, str, str, list[str]]]:
    """Weight, sentence and citation of each different finding, with the places where it holds."""
    groups: dict[tuple[Severity, str, str], list[str]] = {}
    for finding in findings:
        groups.setdefault((finding.severity, finding.message, finding.citation), []).append(finding.place)
    return [(*head, places) for head, places in groups.items()]
