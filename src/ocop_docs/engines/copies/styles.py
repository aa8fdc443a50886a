"""What a Word file's styles set; the documents of one kind have the same, so the answers are kept."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ocop_docs.ooxml.wml import Element, is_on, w

_kept = lru_cache(maxsize=32)


@_kept
def kept_styles(styles: bytes) -> frozenset[str]:
    """Return the names of the styles with `w:keepNext`, their own or inherited."""
    from lxml import etree

    named = {one.get(w("styleId"), ""): one for one in etree.fromstring(styles).iter(w("style"))}
    return frozenset(name for name in named if _is_kept_style(name, named))


@_kept
def contextual_styles(styles: bytes) -> frozenset[str]:
    """Return the names of the styles with `w:contextualSpacing` of their own."""
    from lxml import etree

    found = set()
    for style in etree.fromstring(styles).iter(w("style")):
        own = style.find(f"{w('pPr')}/{w('contextualSpacing')}")
        if own is not None and is_on(own.get(w("val"))):
            found.add(style.get(w("styleId"), ""))
    return frozenset(found)


@_kept
def sizes_of(styles: bytes) -> Mapping[str, float]:
    """Return the size of letters in points by the names of styles."""
    from lxml import etree

    found = {}
    for style in etree.fromstring(styles).iter(w("style")):
        size = style.find(f"{w('rPr')}/{w('sz')}")
        if size is not None:
            found[style.get(w("styleId"), "")] = int(size.get(w("val"), "0")) / 2
    return found


def _is_kept_style(name: str, named: Mapping[str, Element]) -> bool:
    """Whether a style is, by itself or by the nearest of its parents that sets it, kept with the next."""
    seen: set[str] = set()
    while name in named and name not in seen:
        seen.add(name)
        own, parent = named[name].find(f"{w('pPr')}/{w('keepNext')}"), named[name].find(w("basedOn"))
        if own is not None:
            return is_on(own.get(w("val")))
        name = parent.get(w("val"), "") if parent is not None else ""
    return False
