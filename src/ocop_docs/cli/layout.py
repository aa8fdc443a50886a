"""The command for the layout of Word files, ours or anybody's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from ocop_docs import pipeline
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.cli.arguments import AsJson, Force, Workers
from ocop_docs.cli.streams import STANDARD, package_of, print_json, refuse_together, results
from ocop_docs.errors import Fault, OutputRefused, UnreadableInput, fault


def lint(
    files: Annotated[
        list[Path], typer.Argument(help="Các tệp Word hoặc thư mục cần xét thể thức.", metavar="FILE.docx|FOLDER ...")
    ],
    *,
    as_json: AsJson = False,
    as_sarif: Annotated[bool, typer.Option("--sarif", help="In kết quả dạng SARIF 2.1.0.")] = False,
    annotate: Annotated[
        Path | None, typer.Option("--annotate", help="Ghi bản sao có ghi chú tại từng chỗ.", metavar="OUT.docx")
    ] = None,
    fix: Annotated[
        Path | None, typer.Option("--fix", help="Ghi bản sao đã sửa thể thức, không đổi chữ nào.", metavar="OUT.docx")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ghi kết quả của mọi tệp vào một bảng.", metavar="TABLE.xlsx")
    ] = None,
    severity: Annotated[
        Severity, typer.Option("--severity", help="Mức nhẹ nhất cần in: error, warning hoặc info.")
    ] = Severity.info,
    workers: Workers = None,
    force: Force = False,
) -> None:
    """Xét thể thức tệp Word theo Nghị định 30/2020: 0 là sạch hoặc chỉ cần xem lại, 1 là có lỗi."""
    for_programs = as_json or as_sarif
    refuse_together({"--json": for_programs, "--annotate -": annotate == STANDARD, "--fix -": fix == STANDARD})
    refuse_together({"--json": for_programs, "-o -": output == STANDARD})
    if output or any(file.is_dir() for file in files):
        if annotate or fix:
            raise OutputRefused(fault("one-file-only"))
        _lint_many(files, output, severity, workers, as_json=as_json, as_sarif=as_sarif, force=force)
    else:
        _lint_few(files, annotate, fix, severity, as_json=as_json, as_sarif=as_sarif, force=force)


def _lint_few(
    files: list[Path],
    annotate: Path | None,
    fix: Path | None,
    severity: Severity,
    *,
    as_json: bool,
    as_sarif: bool,
    force: bool,
) -> None:
    """Check files one by one; the first that cannot be read ends the command."""
    from ocop_docs.cli.output import show_fixed, show_lint

    if (annotate or fix) and len(files) > 1:
        raise OutputRefused(fault("one-file-only"))
    for_programs = as_json or as_sarif
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


def _lint_many(
    places: list[Path],
    output: Path | None,
    severity: Severity,
    workers: int | None,
    *,
    as_json: bool,
    as_sarif: bool,
    force: bool,
) -> None:
    """Check files and folders in several processes; a file that cannot be read is named among the others."""
    from ocop_docs.batch.layout_files import lint_files, word_files
    from ocop_docs.batch.layout_table import layout_table
    from ocop_docs.cli.batch_output import progress
    from ocop_docs.cli.output import show_checked_files

    files = word_files(places)
    if not files:
        raise UnreadableInput(fault("no-word-files", folder=str(places[0])))
    with results(output, force=force) as write:
        with progress(quiet=as_json or as_sarif, unit="tệp") as shown:
            checked = list(lint_files(files, workers, shown))
        if as_json or as_sarif:
            found = {one.name: severity.at_least(one.report.findings) if one.report else [] for one in checked}
            _print(found, as_sarif=as_sarif, faults={one.name: one.faults for one in checked if one.faults})
        else:
            show_checked_files(checked)
        if output:
            write(output, layout_table(checked))
    if any(one.report is None or one.count(Severity.error) for one in checked):
        raise typer.Exit(1)


def _print(
    findings: dict[str, list[Finding]], *, as_sarif: bool, faults: Mapping[str, tuple[Fault, ...]] | None = None
) -> None:
    from ocop_docs.cli.sarif import sarif_log

    plain = {name: [finding.as_dict() for finding in of_file] for name, of_file in findings.items()}
    refused = {name: [fault.message for fault in of_file] for name, of_file in (faults or {}).items()}
    files = [
        {"file": name, "findings": of_file} | ({"faults": refused[name]} if name in refused else {})
        for name, of_file in plain.items()
    ]
    print_json(sarif_log(findings) if as_sarif else {"files": files})
