"""The command that reads a number aloud."""

from __future__ import annotations

import sys
from decimal import InvalidOperation
from typing import Annotated

import typer

from ocop_docs.errors import Fault, UnreadableInput


def words(
    number: Annotated[str, typer.Argument(help="Số cần đọc, như 1015, 10,5 hoặc 10,5 tỷ.", metavar="NUMBER")],
    *,
    money: Annotated[bool, typer.Option("--money", help="Đọc thành số tiền đồng.")] = False,
) -> None:
    """Đọc một số thành chữ."""
    from ocop_docs.vietnamese.figures import parse_decimal
    from ocop_docs.vietnamese.money import money_in_words, parse_money
    from ocop_docs.vietnamese.num2words_vi import num2words

    try:
        reading = money_in_words(parse_money(number)) if money else num2words(parse_decimal(number), lang="vi")
    except (ValueError, InvalidOperation) as error:
        raise UnreadableInput(Fault("number-unreadable", str(error))) from error
    sys.stdout.write(f"{reading}\n")
