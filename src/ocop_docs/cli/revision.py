"""The commands for records that follow from others: next year's, differences, several years, edits in Word."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs import pipeline
from ocop_docs.cli.arguments import AsJson, DataFile, Draft, Force
from ocop_docs.cli.streams import STANDARD, json_text, package_of, print_json, refuse_together, results, source_of
from ocop_docs.errors import UnreadableInput, fault

if TYPE_CHECKING:
    import datetime as dt

    from ocop_docs.revision.changes import Change
    from ocop_docs.revision.next_year import NextRecord, Reminder
    from ocop_docs.revision.redline.redline import Redline
    from ocop_docs.revision.tracking.track import Tracked

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
    """Lập dữ liệu năm sau của Kế hoạch, Báo cáo, hoặc đợt sau của đợt đánh giá; liệt kê mọi chỗ đã đổi."""
    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = _proposed(pipeline.read_bytes(source_of(data)), _day(date))
        taken = [one for one in found.changes if one.place not in (keep or ())]
        write(output, json_text(found.record(keep or ())).encode())
        if as_json:
            changes = [one.as_dict(found.kind) for one in taken]
            print_json({"changes": changes, "reminders": [one._asdict() for one in found.reminders]})
        elif output != STANDARD:
            _show(found.kind, taken, found.reminders)


def _proposed(data: bytes, day: dt.date | None) -> NextRecord:
    """The next record of a document's data, or of a round's: its JSON or its workbook."""
    from ocop_docs.revision.next_round import is_round, next_round
    from ocop_docs.revision.next_year import next_record
    from ocop_docs.rounds.pipeline import load_round

    return next_round(load_round(data), day) if is_round(data) else next_record(pipeline.load(data), day)


def compare(
    first: Annotated[Path, typer.Argument(help="Dữ liệu JSON hoặc tệp Word của chương trình.", metavar="A")],
    second: Annotated[Path, typer.Argument(help="Tệp thứ hai, cùng loại văn bản.", metavar="B")],
    *,
    word: Annotated[
        Path | None,
        typer.Option("--word", help="Ghi tệp Word có đánh dấu thay đổi (Track Changes).", metavar="OUT.docx"),
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", help="Với --word: tên người sửa.", metavar="NAME", show_default=False)
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="Với --word: ngày sửa; mặc định ngày ban hành của B.", metavar="DATE")
    ] = None,
    draft: Draft = False,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """So hai bản của một văn bản, nêu từng mục khác nhau; tệp Word đã sửa thì so chữ trong Word."""
    from ocop_docs.revision.comparison import differences
    from ocop_docs.revision.take_back import read_revised

    refuse_together({"--word -": word == STANDARD, "--json": as_json})
    with results(word, force=force) as write:
        given = [pipeline.read_bytes(source_of(path)) for path in (first, second)]
        before, after = map(read_revised, given)
        found = differences(before, after)
        if as_json:
            print_json({"differences": [one.as_dict(before.kind) for one in found]})
        else:
            _show_changes(before.kind, found)
            sys.stdout.write(f"{len(found)} chỗ khác nhau.\n" if found else "Không có mục nào khác nhau.\n")
        if word:
            from ocop_docs.revision.redline.redline import AUTHOR, compared_in_word, day_of_changes

            day = _day(date) or day_of_changes(after)
            made = compared_in_word(*given, author=author or AUTHOR, day=day, draft=draft)
            write(word, made.word)
            if not as_json:
                _show_redline(made, author or AUTHOR, day)


def track(
    files: Annotated[
        list[Path],
        typer.Argument(help="Kế hoạch và Báo cáo các năm, dạng JSON hoặc Word.", metavar="FILE ..."),
    ],
    *,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Ghi bảng và biểu đồ ra tệp này.", metavar="TABLE.xlsx")
    ] = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Theo dõi chỉ tiêu qua các năm: kế hoạch, thực hiện và tỷ lệ của từng chỉ tiêu, và chỗ không so được."""
    from ocop_docs.revision.take_back import read_revised
    from ocop_docs.revision.tracking.track import track as tracked
    from ocop_docs.revision.tracking.workbook import tracking_workbook

    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = tracked(read_revised(pipeline.read_bytes(source_of(path))) for path in files)
        if output:
            write(output, tracking_workbook(found))
        if as_json:
            print_json(found.as_dict())
        elif output != STANDARD:
            _show_tracked(found)


def take_back(
    word: Annotated[Path, typer.Argument(help="Tệp Word của chương trình, đã sửa.", metavar="FILE.docx")],
    output: JsonOutput,
    *,
    refuse: Annotated[
        list[str] | None,
        typer.Option("--refuse", help="Không lấy thay đổi này, ghi như changed:subject; ghi được nhiều lần."),
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", help="Lấy thêm thay đổi có thể có ở chỗ này; ghi được nhiều lần.", metavar="PLACE"),
    ] = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Lấy những chỗ đã sửa trong Word về dữ liệu: nêu từng mục, và mọi chỗ không thuộc mục nào."""
    from ocop_docs.revision.take_back import take_back as taken_back

    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = taken_back(package_of(word))
        write(output, json_text(found.record(refuse or (), take or ())).encode())
        if as_json:
            print_json(found.as_dict())
        elif output != STANDARD:
            _show_changes(found.kind, found.changes)
            for left in found.left:
                sys.stdout.write(f"Chưa lấy: {left.message}\n")
                for one in left.possible:
                    sys.stdout.write(f"    Thêm --take {one.place} để lấy: {one.words(found.kind)}\n")
            sys.stdout.write(f"Đã lấy {len(found.changes)} chỗ; {len(found.left)} chỗ chưa lấy.\n")


def _day(text: str | None) -> dt.date | None:
    from ocop_docs.vietnamese.dates import parse_date

    try:
        return parse_date(text) if text else None
    except ValueError as error:
        raise UnreadableInput(fault("field-invalid", "--date", reason=str(error), advice="")) from error


def _show(kind: str, changes: Sequence[Change], reminders: Sequence[Reminder]) -> None:
    _show_changes(kind, changes)
    for each in reminders:
        sys.stdout.write(f"Xem lại {each.title} ({each.place}): {each.message}\n")
    sys.stdout.write(f"Đã đổi {len(changes)} chỗ; {len(reminders)} chỗ giữ nguyên cần xem lại.\n")


def _show_redline(made: Redline, author: str, day: dt.date | None) -> None:
    from ocop_docs.vietnamese.dates import short_date

    when = f", ngày {short_date(day)}" if day else ", không ghi ngày"
    sys.stdout.write(f"Tệp Word đánh dấu {made.changes} đoạn chữ thêm hoặc bỏ, người sửa “{author}”{when}.\n")
    for note in made.notes:
        sys.stdout.write(f"{note}\n")


def _show_tracked(found: Tracked) -> None:
    for target in found.targets:
        unit = f" ({target.unit})" if target.unit else ""
        sys.stdout.write(f"{target.name}{unit}\n")
        for period, figures in target.figures.items():
            planned, achieved, rate = (words or "…" for words in figures.words)
            sys.stdout.write(f"    {period}: kế hoạch {planned}; thực hiện {achieved}; tỷ lệ {rate}\n")
    for gap in found.gaps:
        sys.stdout.write(f"Không so được: {gap.message}\n")
    sys.stdout.write(
        f"{len(found.targets)} chỉ tiêu, {len(found.periods)} thời kỳ; {len(found.gaps)} chỗ không so được.\n"
    )


def _show_changes(kind: str, changes: Sequence[Change]) -> None:
    for one in changes:
        sys.stdout.write(f"{one.words(kind)} ({one.code}:{one.place})\n")
        if one.reason:
            sys.stdout.write(f"    {one.reason}\n")
