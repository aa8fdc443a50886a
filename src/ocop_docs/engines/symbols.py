"""Symbols that Times New Roman lacks (★ ☐ ☒), put into runs of their own under a font that has them.

Word and LibreOffice look for another font character by character; rdocx does so run by run, and the whole run loses
its letters.
"""

from __future__ import annotations

import copy
import re

from lxml import etree

from ocop_docs.ooxml.wml import Element, w
from ocop_docs.ooxml.zip import Package, make_member

FONT = "OCOP Symbols"
SYMBOLS = "★☆☐☑☒✓✔"
"""What the font `symbols.ttf` has, as `tools/build_symbols.py` drew it."""

_PIECES = re.compile(f"([{SYMBOLS}]+)")
_FACES = ("ascii", "hAnsi", "cs", "eastAsia")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def with_symbol_runs(parts: dict[str, bytes], printed: dict[str, Element]) -> bytes | None:
    """Return the package with its symbols in runs of their own, or None when it has no symbols.

    Args:
        parts: the parts of a Word file by name.
        printed: the roots of those that hold text; they are changed.
    """
    split = {name: etree.tostring(root) for name, root in printed.items() if _split(root)}
    if not split:
        return None
    return Package.of(make_member(name, content) for name, content in (parts | split).items()).with_members([])


def _split(root: Element) -> bool:
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
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    for old in properties.findall(w("rFonts")):
        properties.remove(old)
    # Only a style's name may stand before the font (CT_RPr).
    place = 1 if properties.find(w("rStyle")) is not None else 0
    properties.insert(place, etree.Element(w("rFonts"), {w(face): FONT for face in _FACES}))
