"""Patterns of the published schemas for figures that are stated in words: a text that fits one is read.

The reader takes more spellings than a pattern can tell; only a range, a part or an increase whose second figure is
the smaller one fits and is refused, since no pattern compares figures.
"""

from __future__ import annotations

from ocop_docs.vietnamese.statements import AFTER, BEFORE


def _any_of(words: dict[str, object]) -> str:
    """One of the words, its first letter small or a capital."""
    return "|".join(f"[{word[0]}{word[0].upper()}]{word[1:]}" for word in words)


_BEFORE, _AFTER = _any_of({**BEFORE}), "|".join(AFTER)
_DASH = r"(?: ?[-–] ?| đến )"
_WHOLE = r"(?:[0-9]{1,9}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3})"
_FIGURE = rf"{_WHOLE}(?:,[0-9]{{1,2}})?"
_INCREASE = rf"(?:[Tt]ăng thêm|[Tt]ăng|[Tt]hêm) {_FIGURE}(?:,? đạt {_FIGURE})?"
QUANTITY = (
    rf"^(?:(?:(?:{_BEFORE}) )?{_FIGURE}%?|(?:[Tt]ừ )?{_FIGURE}%? (?:{_AFTER})"
    rf"|(?:(?:[Tt]ừ|[Kk]hoảng) )?{_FIGURE}{_DASH}{_FIGURE}%?|{_WHOLE}/0?[1-9][0-9]{{0,8}}|{_INCREASE})$"
)
"""How many, as `vietnamese.quantities.parse_quantity` reads it."""

_PART = r"[1-9][0-9]{0,2}"
_IN_UNITS = (
    rf"(?:{_PART}(?:,[0-9]{{1,2}})? (?:nghìn tỷ|tỷ|triệu|nghìn)|{_PART} tỷ {_PART}(?:,[0-9]{{1,2}})? triệu"
    rf"|{_PART} triệu {_PART} nghìn)(?: đồng)?"
)
_AMOUNT = rf"(?:{_IN_UNITS}|{_PART}(?:\.[0-9]{{3}}){{0,4}} đồng)"
_MONEY = (
    rf"(?:(?:{_BEFORE}) )?{_AMOUNT}|(?:[Tt]ừ )?{_AMOUNT} (?:{_AFTER})"
    rf"|(?:[Tt]ừ )?{_AMOUNT}{_DASH}{_AMOUNT}|{_PART} - {_PART} (?:tỷ|triệu)(?: đồng)?"
)
MONEY = f"^(?:{_MONEY})$"
"""An amount, as `vietnamese.quantities.parse_money_statement` reads it."""
PART_OF_MONEY = f"^(?:{_MONEY}|[Cc]òn lại)$"
