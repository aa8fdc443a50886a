"""Widths of lines in Times New Roman, so that a divider can be as long as the line above it requires."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml

TWIPS_PER_POINT = 20
LINE_OF_TIMES = 1.15
"""The height of a single line of Times New Roman over the size of its letters."""
CELL_MARGINS = 216
"""Twips that the margins left and right of a cell take, by Word's default of 0.19 cm each."""
_TWIPS_PER_INCH = 1440
_MM_PER_INCH = 25.4
_SUBSTITUTE = "0"
"""A letter outside the table counts as wide as a digit, the commonest width of the typeface."""


def twips_from_mm(millimetres: float) -> int:
    """Return the length in twips (1/20 pt), to the nearest one."""
    return round(millimetres * _TWIPS_PER_INCH / _MM_PER_INCH)


def text_width_twips(text: str, size_pt: float, *, bold: bool = False) -> int:
    """Return the width of one line of upright Times New Roman, in twips, unkerned as Word sets it by default.

    Args:
        text: the line; composed to NFC before it is measured.
        size_pt: type size in points.
        bold: measure the bold face.
    """
    return _twips(_units(unicodedata.normalize("NFC", text), _widths(bold)), size_pt)


def _units(text: str, widths: dict[str, int]) -> int:
    return sum(map(widths.__getitem__, text))


@lru_cache(maxsize=4096)  # names and titles are made of the same words
def _units_of_word(word: str, bold: bool) -> int:  # noqa: FBT001 - one of two faces
    return _units(word, _widths(bold))


def _twips(units: int, size_pt: float) -> int:
    return round(units * size_pt * TWIPS_PER_POINT / _units_per_em())


def divider_indent_twips(
    text_lines: Sequence[str], size_pt: float, *, bold: bool, column_width_twips: int, share: float
) -> int:
    """Return the indent, the same left and right, of a divider that is a share of the line above it.

    A text longer than its column wraps, and the longest of its printed lines counts.
    The divider is centred under the text (NĐ 30/2020, Phụ lục I, Phần I, mục II.1.b, II.2.b, II.5).

    Args:
        text_lines: the lines above the divider; without lines the divider has no length.
        size_pt: type size of the lines in points.
        bold: the lines are bold.
        column_width_twips: the width of the column of the lines and the divider.
        share: length of the divider over the length of the longest line, 0 to 1.
    """
    widths = [
        width
        for text in text_lines
        for width in _printed_line_widths(text, size_pt, bold=bold, column_width_twips=column_width_twips)
    ]
    length = share * min(max(widths, default=0), column_width_twips)
    return round((column_width_twips - length) / 2)


def _printed_line_widths(text: str, size_pt: float, *, bold: bool, column_width_twips: int) -> Iterator[int]:
    """Widths of the lines that a word processor breaks `text` into: each has as many words as fit."""
    space = _units_of_word(" ", bold)
    line = 0
    for word in unicodedata.normalize("NFC", text).split():
        width = _units_of_word(word, bold)
        longer = line + space + width if line else width
        if line and _twips(longer, size_pt) > column_width_twips:
            yield _twips(line, size_pt)
            longer = width
        line = longer
    yield _twips(line, size_pt)


class _Widths(dict[str, int]):
    """Widths by letter, in units of the em square."""

    def __missing__(self, _letter: str) -> int:
        return self[_SUBSTITUTE]


@cache
def _widths(bold: bool) -> _Widths:  # noqa: FBT001 - one of two faces
    groups = _table()["bold" if bold else "regular"]
    return _Widths({letter: int(width) for width, letters in groups.items() for letter in letters})


@cache
def _units_per_em() -> int:
    units: int = _table()["units_per_em"]
    return units


@cache
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).parent / "law" / "times_metrics.toml")
