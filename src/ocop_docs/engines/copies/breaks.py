"""Breaks inside long numbers (99-99006-04-2026) in narrow cells, where Word breaks after a hyphen and rdocx does not.

rdocx follows Unicode rule LB25, which keeps a hyphen with the digit after it; the number then runs over the next cell.
"""

from __future__ import annotations

import re

from ocop_docs.ooxml.wml import Element, w
from ocop_docs.typography import CELL_MARGINS, text_width_twips

_BREAK = "\u200b"
_IN_A_NUMBER = re.compile(r"(?<=\d-)(?=\d)")
_LARGEST_PT = 14
"""No table of ours is set larger."""


def with_breaks(root: Element) -> bool:
    """Allow a line to end in numbers that are wider than their cell; return whether there were any."""
    changed = False
    for cell in root.iter(w("tc")):
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if width is None or width.get(w("type")) != "dxa":
            continue
        room = int(width.get(w("w"), "0")) - CELL_MARGINS
        for text in cell.iter(w("t")):
            if not _IN_A_NUMBER.search(text.text or ""):
                continue
            words = "".join(_fitted(word, room) for word in re.split(r"(\s+)", text.text or ""))
            if words != text.text:
                text.text, changed = words, True
    return changed


def _fitted(word: str, room: int) -> str:
    """The word with a break where each of its lines must end, and nowhere else: readers of PDF take it for a space."""
    pieces = _IN_A_NUMBER.split(word)
    if room <= 0 or len(pieces) == 1:
        return word
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if text_width_twips(lines[-1] + piece, _LARGEST_PT) < room:
            lines[-1] += piece
        else:
            lines.append(piece)
    return _BREAK.join(lines)
