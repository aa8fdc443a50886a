"""Text folded for search: small letters without accents, đ as d, words apart by one space."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return the text as it is searched: `Đức Trọng, 12/QĐ-UBND` becomes `duc trong 12 qd ubnd`."""
    small = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("\u00f0", "d"))
    return _NOT_WORD.sub(" ", "".join(char for char in small if not unicodedata.combining(char))).strip()


def words_of(value: Any) -> Iterator[str]:
    """Yield every text in a structure, in its order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
