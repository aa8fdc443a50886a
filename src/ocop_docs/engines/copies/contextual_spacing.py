"""Spacing between paragraphs of one style (`w:contextualSpacing`, ECMA-376 part 1, 17.3.1.9), which rdocx ignores.

The copy that it is given states the spacing of each such paragraph itself.
"""

from __future__ import annotations

from itertools import pairwise

from ocop_docs.engines.copies.styles import contextual_styles
from ocop_docs.ooxml.wml import Element, w


def with_contextual_spacing(root: Element, styles: bytes) -> bool:
    """Take away the spacing that contextual spacing takes away; return whether there was any.

    Only styles that set it themselves count: in the documents that this program makes no paragraph does.
    """
    contextual = contextual_styles(styles)
    changed = False
    if contextual:
        for above, below in pairwise(root.iter(w("p"))):
            if above.getnext() is below and _style_of(above) == _style_of(below) in contextual:
                _set_spacing(above, "after")
                _set_spacing(below, "before")
                changed = True
    return changed


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def _set_spacing(paragraph: Element, side: str) -> None:
    (properties,) = paragraph.findall(w("pPr"))
    spacing = properties.find(w("spacing"))
    if spacing is None:
        spacing = properties.makeelement(w("spacing"))
        properties.append(spacing)
    spacing.set(w(side), "0")
