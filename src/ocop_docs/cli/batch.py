"""The commands for tables: a batch of documents, and the sum of a table as one report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ocop_docs.batch.outcome import Outcome
    from ocop_docs.batch.runner import Job

TABLE_HELP = "Bảng dữ liệu: .xlsx, .csv, .jsonl hoặc .json, mỗi dòng một văn bản."
KindName = Annotated[str, typer.Argument(help="Loại văn bản, xem lệnh kinds.", metavar="KIND")]
TableFile = Annotated[Path, typer.Argument(help=TABLE_HELP, metavar="TABLE")]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="Tệp .zip hoặc thư mục kết quả.", metavar="OUT.zip|FOLDER")
]
Common = Annotated[
    Path | None, typer.Option("--common", help="Dữ liệu JSON mà mọi dòng dùng chung.", metavar="DATA.json")
]
Name = Annotated[
    str | None, typer.Option("--name", help="Mẫu tên tệp, như “{commune} - {kind} {year}.docx”.", metavar="PATTERN")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Số tiến trình; mặc định theo máy.", metavar="N")]
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
Head = Annotated[
    Path | None, typer.Option("--head", help="Dữ liệu JSON phần đầu của báo cáo tổng hợp.", metavar="DATA.json")
]
AsJson = Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON cho chương trình khác đọc.")]


def batch(  # noqa: PLR0913 - each option is one the clerk may set
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
    resume: Annotated[bool, typer.Option("--resume", help="Làm tiếp lần chạy dở.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ kiểm tra, không làm văn bản.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Làm thêm bản PDF của mỗi văn bản.")] = False,
    judge_all: Annotated[
        bool, typer.Option("--lint", help="Xét thể thức mọi văn bản; không có thì chỉ xét mẫu.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Làm hàng loạt văn bản từ một bảng: 0 là xong hết, 1 là có dòng sai, 2 là không làm được."""
    from ocop_docs.batch.names import default_pattern
    from ocop_docs.batch.runner import Job
    from ocop_docs.errors import UnreadableInput, fault
    from ocop_docs.pipeline import load_table

    if output is None and not dry_run:
        raise UnreadableInput(fault("command-incomplete", missing="-o OUT.zip|FOLDER"))
    if on_error not in ("stop", "skip"):
        raise UnreadableInput(fault("option-wrong", option="--on-error", choices="stop, skip"))
    job = Job(
        kind=kind,
        table=load_table(table, kind, common),
        output=None if dry_run else output,
        pattern=name or default_pattern(kind),
        skip=on_error == "skip",
        resume=resume,
        pdf=pdf,
        judge_all=judge_all,
        workers=workers,
        scheduler=scheduler,
    )
    _finish(_run(job, as_json=as_json), table, errors, as_json=as_json, skip=job.skip)


def roll_up(
    table: TableFile,
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp dữ liệu JSON.", metavar="DATA.json")],
    head: Head = None,
    *,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
) -> None:
    """Cộng báo cáo của các xã thành dữ liệu báo cáo của tỉnh, kèm bảng từng xã: 1 là có chỗ không cộng được."""
    from ocop_docs.batch.roll_up import roll_up as add_up
    from ocop_docs.cli import batch_output as batch_view
    from ocop_docs.errors import OutputRefused, fault
    from ocop_docs.output import write_whole
    from ocop_docs.pipeline import load_data, load_table

    if output.exists() and not force:
        raise OutputRefused(fault("output-exists", path=output))
    summed = add_up(load_table(table, "report"), load_data(head) if head else None)
    if summed.data:
        write_whole(output, (json.dumps(summed.data, ensure_ascii=False, indent=2) + "\n").encode())
    batch_view.show_roll_up(summed, output)
    if summed.faults or summed.gaps:
        raise typer.Exit(1)


def _run(job: Job, *, as_json: bool) -> Outcome:
    """Run the batch under a bar of progress; a run stopped from the keyboard says how to go on."""
    from ocop_docs.batch.runner import run_batch
    from ocop_docs.cli import batch_output as batch_view

    try:
        with batch_view.progress(quiet=as_json) as progress:
            return run_batch(job, progress)
    except KeyboardInterrupt:
        batch_view.show_interrupted()
        raise


def _finish(outcome: Outcome, table: Path, errors: Path | None, *, as_json: bool, skip: bool) -> None:
    """Show what came of it; leave with 1 when a row was left out, or nothing was made for its sake."""
    from ocop_docs.cli import batch_output as batch_view
    from ocop_docs.output import write_whole

    if errors is not None and outcome.faults:
        from ocop_docs.intake.tables.writing.marked_copy import marked_copy

        write_whole(errors, marked_copy(table.read_bytes(), table.name, outcome.faults))
    if as_json:
        sys.stdout.write(json.dumps(outcome.as_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        batch_view.show_outcome(outcome, errors if outcome.faults else None, skip=skip)
    if outcome.faults:
        raise typer.Exit(1)
