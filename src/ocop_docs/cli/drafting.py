"""The commands for what a new document starts with: the profile of an office."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocop_docs.cli.arguments import Force
from ocop_docs.cli.streams import STANDARD, json_text, results

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
