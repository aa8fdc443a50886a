"""Symbols that Times New Roman lacks (★ ☐ ☒), put into runs of their own under a font that has them.

Word and LibreOffice look for another font character by character; rdocx does so run by run, and the whole run loses
its letters.
"""

from __future__ import annotations

import copy
import re

from ocop_docs.ooxml.wml import Element, w

FONT = "OCOP Symbols"
SYMBOLS = "★☆☐☑☒✓✔"
"""What the font `symbols.ttf` has, as `tools/build_symbols.py` drew it."""

_PIECES = re.compile(f"([{SYMBOLS}]+)")
_FACES = ("ascii", "hAnsi", "cs", "eastAsia")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_symbol_runs(root: Element) -> bool:
    """Put the symbols of a part into runs of their own; return whether there were any."""
    texts = [text for text in root.iter(w("t")) if _PIECES.search(text.text or "")]
    for text in texts:
        _split_run(text)
    return bool(texts)


def _split_run(text: Element) -> None:
    """Put a run for each stretch of letters or symbols in the place of one that is nothing but its text."""
    run = text.getparent()
    if run is None or [child.tag for child in run if child.tag != w("rPr")] != [w("t")]:
        return
    words = text.text or ""
    for piece in filter(None, _PIECES.split(words)):
        text.text = piece
        text.set(_SPACE, "preserve")
        made = copy.deepcopy(run)
        if _PIECES.fullmatch(piece):
            _set_font(made)
        run.addprevious(made)
    parent = run.getparent()
    if parent is not None:
        parent.remove(run)


def _set_font(run: Element) -> None:
    from lxml import etree

    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    for old in properties.findall(w("rFonts")):
        properties.remove(old)
    # Only a style's name may stand before the font (CT_RPr).
    place = 1 if properties.find(w("rStyle")) is not None else 0
    properties.insert(place, etree.Element(w("rFonts"), {w(face): FONT for face in _FACES}))
