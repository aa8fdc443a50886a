"""The commands for what a new document starts with: a profile, usual wording, answers for a first plan, an old file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs.cli.arguments import AsJson, Force, Profile
from ocop_docs.cli.revision import JsonOutput
from ocop_docs.cli.streams import (
    STANDARD,
    json_text,
    package_of,
    print_json,
    refuse_together,
    results,
    source_of,
)
from ocop_docs.errors import UnreadableInput, fault

if TYPE_CHECKING:
    from ocop_docs.reading.file_read import FileRead

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Ghi ra tệp này thay vì in ra màn hình.", metavar="OUT.json"),
]


def profile(
    name: Annotated[
        str, typer.Argument(help="Tên xã, phường, đặc khu, tỉnh, như “xã Minh Châu”; thêm tên tỉnh nếu trùng tên.")
    ],
    output: Output = None,
    *,
    force: Force = False,
) -> None:
    """Lập hồ sơ cơ quan từ tên xã, phường, tỉnh; điền tiếp rồi dùng với new --profile."""
    from ocop_docs.drafting.profile import profile_of

    target = output or STANDARD
    with results(target, force=force) as write:
        write(target, json_text(profile_of(name)).encode())


def phrases(
    *,
    kind: Annotated[str | None, typer.Option("--kind", help="Loại văn bản, như plan.", metavar="KIND")] = None,
    section: Annotated[
        str | None, typer.Option("--section", help="Mục, như purposes, responsibilities.", metavar="SECTION")
    ] = None,
    level: Annotated[str | None, typer.Option("--level", help="Cấp: commune, district, province.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="Ngày của văn bản, như 05/01/2027.")] = None,
    search: Annotated[str, typer.Option("--search", help="Chữ cần tìm, có dấu hoặc không dấu.")] = "",
    own: Annotated[
        Path | None, typer.Option("--own", help="Tệp câu mẫu của cơ quan, tìm cả trong đó.", metavar="FILE.json")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tìm câu mẫu theo loại văn bản, mục, cấp, ngày; mỗi câu có nguồn."""
    from ocop_docs.drafting.phrases import find, load_book, query_of

    asked = query_of(kind=kind, section=section, level=level, date=date)
    found = find(**asked, search=search, own=load_book(source_of(own)) if own else None)
    if as_json:
        print_json({"phrases": [phrase.as_dict() for phrase in found]})
        return
    for phrase in found:
        sys.stdout.write(f"{phrase.name} [{phrase.section}] {phrase.text}\n    {phrase.source}\n")
    sys.stdout.write(f"{len(found)} câu mẫu.\n")


def first_plan(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Ghi dữ liệu Kế hoạch ra tệp này.", metavar="OUT.json")
    ],
    *,
    profile: Profile = None,
    force: Force = False,
) -> None:
    """Hỏi chín câu, cho chọn câu mẫu, rồi lập dữ liệu Kế hoạch để sửa tiếp."""
    from ocop_docs.drafting.first_plan import load_answers, plan_of
    from ocop_docs.drafting.profile import load_profile
    from ocop_docs.drafting.questions import Interview

    with results(output, force=force) as write:
        interview = Interview(_typed, typer.echo)
        answers = load_answers(interview.ask(load_profile(source_of(profile)) if profile else None))
        write(output, json_text(plan_of(answers)).encode())
        sys.stdout.write(f"Đã ghi {output}. Kiểm tra bằng lệnh: ocop-docs check {output}\n")


def _typed(words: str) -> str:
    return str(typer.prompt(words, default="", show_default=False)).strip()


def write_first_plan(kind: str, source: Path, output: Path, *, force: bool) -> None:
    """Write the data of a plan from the answers in a file, and tell which phrases that suit were not taken."""
    from ocop_docs.drafting.first_plan import load_answers, plan_of, suggestions

    if kind != "plan":
        raise UnreadableInput(fault("answers-for-plan"))
    with results(output, force=force) as write:
        answers = load_answers(source_of(source))
        write(output, json_text(plan_of(answers)).encode())
        found = suggestions(answers.model_dump(mode="json", exclude_none=True), answers.date)
        left = [phrase for phrase in found if phrase.name not in answers.phrases]
        for phrase in left if output != STANDARD else ():
            sys.stdout.write(f"Chưa lấy {phrase.name} [{phrase.section}] {phrase.text}\n")


def read(
    file: Annotated[
        Path, typer.Argument(help="Kế hoạch hoặc Báo cáo cũ: tệp Word, hoặc PDF có chữ.", metavar="FILE.docx")
    ],
    output: JsonOutput,
    *,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Loại văn bản khi tệp không ghi: plan hoặc report.", metavar="KIND")
    ] = None,
    as_json: AsJson = False,
    force: Force = False,
) -> None:
    """Đọc Kế hoạch, Báo cáo cũ của cơ quan bất kỳ thành dữ liệu; nêu từng mục đọc ở đâu, và chữ nào chưa xếp được."""
    from ocop_docs.reading.file_read import read_limited

    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = read_limited(package_of(file), kind)
        write(output, json_text(found.record).encode())
        if as_json:
            print_json(found.as_dict())
        elif output != STANDARD:
            _show(found)


def _show(found: FileRead) -> None:
    for encoding in found.encodings:
        sys.stdout.write(f"Tệp gõ bằng bảng mã {encoding}; đã chuyển sang Unicode.\n")
    for one in found.fields:
        mark = "chắc" if one.sure else f"nên xem lại: {one.doubt}"
        sys.stdout.write(f"{found.title(one)}: {found.value(one)} ({one.where}; {mark})\n")
    for left in found.left:
        sys.stdout.write(f"Chưa hiểu ({left.where}): {left.text}\n")
    doubtful = sum(not one.sure for one in found.fields)
    sys.stdout.write(f"Đã đọc {len(found.fields)} mục, {doubtful} mục nên xem lại; {len(found.left)} chỗ chưa hiểu.\n")
