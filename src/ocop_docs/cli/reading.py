"""The command that reads a plan or a report of any office."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocop_docs.cli.arguments import AsJson, Force
from ocop_docs.cli.revision import JsonOutput
from ocop_docs.cli.streams import STANDARD, json_text, package_of, print_json, refuse_together, results

if TYPE_CHECKING:
    from ocop_docs.reading.file_read import FileRead


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
    from ocop_docs.reading.file_read import read_file

    refuse_together({"-o -": output == STANDARD, "--json": as_json})
    with results(output, force=force) as write:
        found = read_file(package_of(file), kind)
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
