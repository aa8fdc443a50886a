"""Breaks inside long numbers (99-99006-04-2026) in narrow cells, where Word breaks after a hyphen and rdocx does not.

rdocx follows Unicode rule LB25, which keeps a hyphen with the digit after it; the number then runs over the next cell.
"""

from __future__ import annotations

import re

from ocop_docs.ooxml.wml import Element, w
from ocop_docs.typography import text_width_twips

_BREAK = "\u200b"
_IN_A_NUMBER = re.compile(r"(?<=\d-)(?=\d)")
_LARGEST_PT = 14
"""No table of ours is set larger; a break that is not needed there is not seen."""


def with_breaks(root: Element) -> bool:
    """Allow a line to end in numbers that are wider than their cell; return whether there were any."""
    changed = False
    for cell in root.iter(w("tc")):
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        room = int(width.get(w("w"), "0")) if width is not None and width.get(w("type")) == "dxa" else 0
        for text in cell.iter(w("t")):
            words = "".join(_fitted(word, room) for word in re.split(r"(\s+)", text.text or ""))
            if words != (text.text or ""):
                text.text, changed = words, True
    return changed


def _fitted(word: str, room: int) -> str:
    if not room or not _IN_A_NUMBER.search(word) or text_width_twips(word, _LARGEST_PT) < room:
        return word
    return _IN_A_NUMBER.sub(_BREAK, word)
