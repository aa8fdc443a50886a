"""The commands for records that follow from others: next year's, reports of plans, differences, edits in Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs import pipeline
from ocop_docs.cli.arguments import AsJson, DataFile, Force
from ocop_docs.cli.streams import STANDARD, json_text, print_json, refuse_together, results, source_of
from ocop_docs.errors import UnreadableInput, fault

if TYPE_CHECKING:
    import datetime as dt

    from ocop_docs.revision.changes import Change
    from ocop_docs.revision.next_year import Reminder

JsonOutput = Annotated[
    Path, typer.Option("-o", "--output", help="Ghi dữ liệu ra tệp này; - là đầu ra chuẩn.", metavar="OUT.json")
]
Day = Annotated[
    str | None,
    typer.Option("--date", help="Ngày dự kiến ban hành, để xét căn cứ; mặc định cùng ngày năm sau.", metavar="DATE"),
]
Keep = Annotated[
    list[str] | None,
    typer.Option("--keep", help="Giữ nguyên chỗ này, không đổi; ghi được nhiều lần.", metavar="PLACE"),
]


def next_year(
    data: DataFile,
    output: JsonOutput,
    *,
    date: Day = None,
    keep: Keep = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Lập dữ liệu Kế hoạch, Báo cáo của năm sau từ năm nay, và liệt kê mọi chỗ đã đổi."""
    from ocop_docs.revision.next_year import next_record

    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = next_record(pipeline.load(source_of(data)), _day(date))
        taken = [one for one in found.changes if one.place not in (keep or ())]
        write(output, json_text(found.record(keep or ())).encode())
        if as_json:
            changes = [one.as_dict(found.kind) for one in taken]
            print_json({"changes": changes, "reminders": [one._asdict() for one in found.reminders]})
        elif output != STANDARD:
            _show(found.kind, taken, found.reminders)


def _day(text: str | None) -> dt.date | None:
    from ocop_docs.vietnamese.dates import parse_date

    try:
        return parse_date(text) if text else None
    except ValueError as error:
        raise UnreadableInput(fault("field-invalid", "--date", reason=str(error), advice="")) from error


def _show(kind: str, changes: Sequence[Change], reminders: Sequence[Reminder]) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, soft_wrap=True)
    for one in changes:
        console.print(f"[green]Đổi[/] {escape(one.words(kind))} [dim]({escape(one.place)})[/]")
        if one.reason:
            console.print(f"    [dim]{escape(one.reason)}[/]")
    for each in reminders:
        console.print(f"[yellow]Xem lại[/] {escape(each.title)} [dim]({escape(each.place)})[/]")
        console.print(f"    {escape(each.message)}")
    console.print(f"Đã đổi {len(changes)} chỗ; {len(reminders)} chỗ giữ nguyên cần xem lại.")
