"""Amounts of money as typists write them."""

from __future__ import annotations


def dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def amount(value: int, habit: str) -> str:
    """An amount as the typist writes it."""
    if habit in ("short", "inline"):
        return f"{dotted(value // 10**6)} triệu đồng"
    if habit == "words":
        return f"{dotted(value)} đồng (Bằng chữ: {in_words(value)})"
    return f"{dotted(value)} đồng"


def in_words(value: int) -> str:
    from num2words import num2words

    return f"{num2words(value, lang='vi').capitalize()} đồng"
