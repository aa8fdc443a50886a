"""The commands for tables: a batch of documents, and the sum of a table as one report."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs import pipeline
from ocop_docs.cli.arguments import AsJson, Draft, Force, KindName, Workers
from ocop_docs.cli.streams import (
    STANDARD,
    Write,
    json_text,
    print_json,
    refuse_together,
    results,
    source_of,
    table_file,
)
from ocop_docs.errors import UnreadableInput, fault

if TYPE_CHECKING:
    from ocop_docs.batch.outcome import Outcome
    from ocop_docs.batch.runner import Batch

_COPIED_AT_ONCE = 1 << 20
"""Bytes."""
TABLE_HELP = "Bảng dữ liệu: .xlsx, .csv, .jsonl hoặc .json, mỗi dòng một văn bản; - là đầu vào chuẩn."
TableFile = Annotated[Path, typer.Argument(help=TABLE_HELP, metavar="TABLE")]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        help="Tệp .zip hoặc thư mục kết quả; - ghi tệp .zip ra đầu ra chuẩn.",
        metavar="OUT.zip|FOLDER",
    ),
]
Common = Annotated[
    Path | None, typer.Option("--common", help="Dữ liệu JSON mà mọi dòng dùng chung.", metavar="DATA.json")
]
Name = Annotated[
    str | None, typer.Option("--name", help="Mẫu tên tệp, như “{commune} - {kind} {year}.docx”.", metavar="PATTERN")
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="Bộ điều phối Dask, như tcp://10.0.0.5:8786.", metavar="ADDRESS")
]
OnError = Annotated[
    str,
    typer.Option("--on-error", help="Khi có dòng sai: stop không làm gì, skip bỏ qua dòng đó.", metavar="stop|skip"),
]
Errors = Annotated[
    Path | None, typer.Option("--errors", help="Ghi bản sao của bảng, đánh dấu các ô sai.", metavar="FILE.xlsx")
]
Resume = Annotated[bool, typer.Option("--resume", help="Làm tiếp lần chạy dở.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra, không làm văn bản.")]
WithPdf = Annotated[bool, typer.Option("--pdf", help="Làm thêm bản PDF của mỗi văn bản.")]
JudgeAll = Annotated[bool, typer.Option("--lint", help="Xét thể thức mọi văn bản; không có thì chỉ xét mẫu.")]
Head = Annotated[
    Path | None, typer.Option("--head", help="Dữ liệu JSON phần đầu của báo cáo tổng hợp.", metavar="DATA.json")
]


def batch(
    kind: KindName,
    table: TableFile,
    *,
    output: Output = None,
    common: Common = None,
    name: Name = None,
    workers: Workers = None,
    scheduler: Scheduler = None,
    on_error: OnError = "stop",
    errors: Errors = None,
    resume: Resume = False,
    dry_run: DryRun = False,
    pdf: WithPdf = False,
    judge_all: JudgeAll = False,
    draft: Draft = False,
    as_json: AsJson = False,
) -> None:
    """Làm hàng loạt văn bản từ một bảng: 0 là xong hết, 1 là có dòng sai, 2 là không làm được."""
    from ocop_docs.batch.names import default_pattern
    from ocop_docs.batch.runner import Batch

    to_stdout = output == STANDARD and not dry_run
    _refuse_incomplete(output, on_error, dry_run=dry_run)
    refuse_together({"--json": as_json, "-o -": to_stdout, "--errors -": errors == STANDARD})
    refuse_together({"-o -": to_stdout, "--resume": resume})
    with table_file(table) as file, results(STANDARD if to_stdout else None, errors, force=True) as write:
        with _place(None if dry_run else output, write) as place:
            todo = Batch(
                kind=kind,
                table=pipeline.load_table(file, kind, source_of(common) if common else None),
                output=place,
                pattern=name or default_pattern(kind),
                skip=on_error == "skip",
                resume=resume,
                pdf=pdf,
                judge_all=judge_all,
                draft=draft,
                workers=workers,
                scheduler=scheduler,
            )
            outcome = _run(todo, quiet=as_json, can_resume=place is not None and not to_stdout)
        outcome.output = outcome.output and str(output)
        if errors is not None and outcome.faults:
            write(errors, _marked_copy(file, outcome))
        _show(outcome, errors, as_json=as_json, skip=todo.skip)
    if outcome.faults:
        raise typer.Exit(1)


def _refuse_incomplete(output: Path | None, on_error: str, *, dry_run: bool) -> None:
    if output is None and not dry_run:
        raise UnreadableInput(fault("command-incomplete", missing="-o OUT.zip|FOLDER"))
    if on_error not in ("stop", "skip"):
        raise UnreadableInput(fault("option-wrong", option="--on-error", choices="stop, skip"))


def roll_up(
    table: TableFile,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Tệp dữ liệu JSON; - là đầu ra chuẩn.", metavar="DATA.json")
    ],
    head: Head = None,
    *,
    force: Force = False,
) -> None:
    """Cộng báo cáo của các xã thành dữ liệu báo cáo của tỉnh, kèm bảng từng xã: 1 là có chỗ không cộng được."""
    from ocop_docs.batch.roll_up import roll_up as add_up
    from ocop_docs.cli.batch_output import show_roll_up

    with table_file(table) as file, results(output, force=force) as write:
        given = pipeline.load_data(source_of(head)) if head else None
        summed = add_up(pipeline.load_table(file, "report"), given)
        if summed.data:
            write(output, json_text(summed.data).encode())
        show_roll_up(summed, output)
    if summed.faults or summed.gaps:
        raise typer.Exit(1)


@contextmanager
def _place(output: Path | None, write: Write) -> Iterator[Path | None]:
    """Yield where the batch writes its result: for standard output a temporary ZIP, which is copied there."""
    if output != STANDARD:
        yield output
        return
    with tempfile.TemporaryDirectory(prefix="ocop-docs-") as folder:
        archive = Path(folder) / "ket-qua.zip"
        yield archive
        if archive.exists():
            with archive.open("rb") as file:
                while part := file.read(_COPIED_AT_ONCE):
                    write(STANDARD, part)


def _run(todo: Batch, *, quiet: bool, can_resume: bool) -> Outcome:
    """Run the batch under a progress bar; when Ctrl+C stops it, print how to go on."""
    from ocop_docs.batch.runner import run_batch
    from ocop_docs.cli.batch_output import progress, show_interrupted

    try:
        with progress(quiet=quiet) as on_progress:
            return run_batch(todo, on_progress)
    except KeyboardInterrupt:
        if can_resume:
            show_interrupted()
        raise


def _marked_copy(table: Path, outcome: Outcome) -> bytes:
    from ocop_docs.intake.tables.writing.marked_copy import marked_copy

    return marked_copy(table.read_bytes(), table.name, outcome.faults)


def _show(outcome: Outcome, errors: Path | None, *, as_json: bool, skip: bool) -> None:
    from ocop_docs.cli.batch_output import show_outcome

    if as_json:
        print_json(outcome.as_dict())
    else:
        show_outcome(outcome, errors if outcome.faults else None, skip=skip)
