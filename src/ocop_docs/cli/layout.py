"""The command for the layout of Word files, ours or anybody's."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop_docs import pipeline
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.cli.arguments import AsJson, Force
from ocop_docs.cli.streams import STANDARD, package_of, print_json, refuse_together, results
from ocop_docs.errors import OutputRefused, fault


def lint(
    files: Annotated[list[Path], typer.Argument(help="Các tệp Word cần xét thể thức.", metavar="FILE.docx ...")],
    *,
    as_json: AsJson = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="In kết quả dạng SARIF 2.1.0.")] = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", help="Ghi bản sao có ghi chú tại từng chỗ.", metavar="OUT.docx")
    ] = None,
    fix: Annotated[
        Path | None, typer.Option("--fix", help="Ghi bản sao đã sửa thể thức, không đổi chữ nào.", metavar="OUT.docx")
    ] = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help="Mức nhẹ nhất cần in: error, warning hoặc info.")
    ] = Severity.info,
    force: Force = False,
) -> None:
    """Xét thể thức tệp Word theo Nghị định 30/2020: 0 là sạch hoặc chỉ cần xem lại, 1 là có lỗi."""
    from ocop_docs.cli.output import show_fixed, show_lint

    if (annotate or fix) and len(files) > 1:
        raise OutputRefused(fault("one-file-only"))
    for_programs = as_json or as_sarif
    refuse_together({"--json": for_programs, "--annotate -": annotate == STANDARD, "--fix -": fix == STANDARD})
    with results(annotate, fix, force=force) as write:
        contents = {file: package_of(file) for file in files}
        reports = {file: pipeline.lint(data) for file, data in contents.items()}
        shown = {str(file): severity.at_least(report.findings) for file, report in reports.items()}
        if for_programs:
            _print(shown, as_sarif=as_sarif)
        else:
            for file, report in reports.items():
                show_lint(str(file), report, shown[str(file)])
        if annotate:
            write(annotate, pipeline.annotate(contents[files[0]]))
        if fix:
            fixed = pipeline.fix(contents[files[0]])
            write(fix, fixed.data)
            if not for_programs:
                show_fixed(str(fix), fixed)
    if any(finding.severity is Severity.error for report in reports.values() for finding in report.findings):
        raise typer.Exit(1)


def _print(findings: dict[str, list[Finding]], *, as_sarif: bool) -> None:
    from ocop_docs.cli.sarif import sarif_log

    plain = {name: [finding.as_dict() for finding in of_file] for name, of_file in findings.items()}
    files = [{"file": name, "findings": of_file} for name, of_file in plain.items()]
    print_json(sarif_log(findings) if as_sarif else {"files": files})
