"""The commands of an evaluation round: score it, make its papers."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ocop_docs.cli import phrases
from ocop_docs.cli.arguments import AsJson, Draft, Force, PictureFile, Templates
from ocop_docs.cli.streams import (
    STANDARD,
    json_text,
    package_of,
    print_json,
    refuse_standard_output,
    refuse_together,
    results,
    source_of,
)
from ocop_docs.errors import ContentRefused, Fault, UnreadableInput, fault

if TYPE_CHECKING:
    from ocop_docs.checks.finding import Finding
    from ocop_docs.rounds.pipeline import MemberFile
    from ocop_docs.rounds.scoring.scored_round import ScoredRound

_IGNORED_FILES = ("~$", ".", "desktop.ini", "Thumbs.db")
"""How the names of files begin that Excel puts beside an open workbook, and systems into every folder."""
RoundFile = Annotated[
    Path, typer.Argument(help="Hồ sơ đợt đánh giá: bảng Excel hoặc JSON.", metavar="ROUND", readable=False)
]
SheetFiles = Annotated[
    list[Path] | None,
    typer.Option("--sheets", help="Tệp phiếu của thành viên, hoặc thư mục chứa các tệp; ghi được nhiều lần."),
]
ProductSets = Annotated[
    list[int] | None,
    typer.Option("--set", help="Với evaluation: bộ sản phẩm cần trang chấm điểm; ghi được nhiều lần.", metavar="N"),
]
RoundSource = Annotated[
    Path | None,
    typer.Option(
        "--from",
        help="Với evaluation: hồ sơ đã có để điền sẵn vào bảng. Với report: Kế hoạch cần báo cáo.",
        metavar="DATA",
    ),
]
Members = Annotated[
    Path | None,
    typer.Option("--members", help="Với evaluation: thư mục mới, mỗi thành viên một bảng chấm điểm.", metavar="FOLDER"),
]
PlanFile = Annotated[
    Path | None, typer.Option("--plan", help="Kế hoạch OCOP để đối chiếu chỉ tiêu.", metavar="PLAN.json")
]


def score(
    data: RoundFile,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ghi kết quả ra tệp JSON này.", metavar="RESULT.json")
    ] = None,
    plan: PlanFile = None,
    sheets: SheetFiles = None,
    *,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Chấm điểm, phân hạng một đợt: 0 là được, 1 là có lỗi phải xử lý, 2 là không đọc được."""
    from ocop_docs.rounds.scoring.summary import summary

    refuse_together({"--json": as_json, "-o -": output == STANDARD})
    with results(output, force=force) as write:
        scored, findings = _scored(data, plan, sheets or ())
        result = summary(scored) | {"findings": [finding.as_dict() for finding in findings]}
        if output is not None:
            write(output, json_text(result).encode())
        if as_json:
            print_json(result)
        else:
            _show(result, findings)
    _exit_with_1_on_errors(findings)


def make_round(
    data: RoundFile,
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help="Tệp .zip mới, hoặc thư mục mới, để ghi văn bản.", metavar="OUT.zip|FOLDER"
        ),
    ],
    plan: PlanFile = None,
    sheets: SheetFiles = None,
    *,
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Làm thêm bản PDF của mỗi văn bản, và một tệp PDF của cả đợt để in.")
    ] = False,
    draft: Draft = False,
    templates: Templates = None,
    picture: PictureFile = None,
    as_json: AsJson = False,
) -> None:
    """Làm mọi văn bản của đợt, đọc lại để chứng minh chúng thống nhất, và lập mục lục."""
    from ocop_docs.checks.finding import Finding
    from ocop_docs.resources import with_own_files
    from ocop_docs.rounds.folder import write_round

    refuse_standard_output(output)
    scored, findings = _scored(data, plan, sheets or ())
    try:
        with with_own_files(templates, picture):
            index = write_round(scored, findings, output, pdf=pdf, draft=draft)
    except ContentRefused as error:
        if as_json:
            print_json(_refused(scored, findings, error.faults))
        raise
    if as_json:
        print_json(index)
    else:
        sys.stdout.write(f"Đã ghi {len(index['papers'])} văn bản vào {output}\n{index['proof']['words']}\n")
        _show_findings([Finding.of_dict(one) for one in index["findings"]])
        _show_papers(index)
    _exit_with_1_on_errors(findings)


def _refused(scored: ScoredRound, findings: list[Finding], faults: Sequence[Fault]) -> dict[str, Any]:
    """What `round --json` prints when nothing is written; each of `errors` names the paper in its place."""
    from ocop_docs.rounds.scoring.summary import summary

    return {
        "draft": False,
        "summary": summary(scored),
        "papers": [],
        "findings": [finding.as_dict() for finding in findings],
        "errors": [asdict(one) for one in faults],
    }


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command(name="score", cls=phrases.Command)(score)
    app.command(name="round", cls=phrases.Command)(make_round)


def write_tables(
    table: Path | None,
    members: Path | None,
    source: Path | Mapping[str, Any] | None,
    sets: Sequence[int],
    *,
    force: bool,
) -> None:
    """Write the workbook of a round, and a workbook for each member; `source` is the record to fill in, or its file."""
    from ocop_docs.output import NewFolder
    from ocop_docs.rounds.pipeline import load_round
    from ocop_docs.rounds.workbooks import member_workbooks, round_workbook

    _refuse_unknown_sets(sets)
    refuse_standard_output(members)
    if members is not None and source is None:
        raise UnreadableInput(fault("command-incomplete", missing="--from ROUND"))
    evaluation = load_round(source_of(source) if isinstance(source, Path) else source) if source else None
    if table is not None:
        with results(table, force=force) as write:
            write(table, round_workbook(evaluation, sets))
    if members is not None and evaluation is not None:
        with NewFolder(members) as folder:
            for file in member_workbooks(evaluation):
                folder.add(file.name, file.data)
            folder.finish()


def _refuse_unknown_sets(sets: Sequence[int]) -> None:
    from ocop_docs.law.rubric import product_set_numbers

    known = product_set_numbers()
    if not set(sets) <= set(known):
        raise UnreadableInput(fault("option-wrong", option="--set", choices=", ".join(map(str, known))))


def _scored(data: Path, plan: Path | None, sheets: Sequence[Path]) -> tuple[ScoredRound, list[Finding]]:
    from ocop_docs.rounds.pipeline import check_round, load_plan, load_round
    from ocop_docs.rounds.pipeline import score as score_round

    scored = score_round(load_round(source_of(data), _member_files(sheets)))
    return scored, check_round(scored, load_plan(source_of(plan)) if plan else None)


def _member_files(sheets: Sequence[Path]) -> Iterator[MemberFile]:
    """Yield the files given, and those in the folders given, by name."""
    from ocop_docs.rounds.pipeline import MemberFile

    for path in sheets:
        for file in _files_in(path) if path.is_dir() else [path]:
            yield MemberFile(file.name, package_of(file))


def _files_in(folder: Path) -> list[Path]:
    """Return every file of a folder; none is skipped, for a missing sheet could change a class."""
    try:
        found = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith(_IGNORED_FILES))
    except OSError as error:
        raise UnreadableInput(fault("file-unreadable", path=folder)) from error
    if not found:
        raise UnreadableInput(fault("folder-empty", path=folder))
    return found


def _show(result: dict[str, Any], findings: list[Finding]) -> None:
    from ocop_docs.cli import output as view

    view.show_ranking(result)
    _show_findings(findings)


def _show_findings(findings: list[Finding]) -> None:
    from ocop_docs.cli import output as view
    from ocop_docs.rounds.record import EvaluationRound

    view.show_findings(findings, EvaluationRound)


def _show_papers(index: dict[str, Any]) -> None:
    from ocop_docs.cli import output as view

    view.show_paper_findings(index["papers"])


def _exit_with_1_on_errors(findings: list[Finding]) -> None:
    if any(finding.blocks for finding in findings):
        raise typer.Exit(1)
