"""The commands for what a new document starts with: the profile of an office, usual wording."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ocop_docs.cli.arguments import AsJson, Force
from ocop_docs.cli.streams import STANDARD, json_text, print_json, results, source_of

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
