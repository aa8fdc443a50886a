"""Rows of tables that are kept with the next (`w:keepNext`), for rdocx, which leaves them at the foot of a page.

rdocx never divides a row; so in the copy that it is given such rows and the one after them are a table in one row.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from ocop_docs.ooxml.wml import Element, is_on, w

_EDGES = ("top", "left", "bottom", "right")


def kept_styles(styles: bytes) -> set[str]:
    """Return the names of the styles with `w:keepNext`, their own or inherited."""
    from lxml import etree

    named = {one.get(w("styleId"), ""): one for one in etree.fromstring(styles).iter(w("style"))}
    return {name for name in named if _is_kept_style(name, named)}


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


def is_kept(paragraph: Element, styles: set[str]) -> bool:
    """Return whether a paragraph is to stay on the page of the next."""
    own = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return is_on(own.get(w("val"))) if own is not None else style is not None and style.get(w("val")) in styles


def with_kept_rows(root: Element, styles: set[str]) -> bool:
    """Put kept rows of a part into one row with the row after them; return whether there were any."""
    chains = [chain for table in root.iter(w("tbl")) for chain in _chains(table, styles)]
    for chain in chains:
        _nest(chain)
    return bool(chains)


def _chains(table: Element, styles: set[str]) -> Iterator[list[Element]]:
    """The stretches of kept rows, each with the row after it; not of a table within a table, nor of headings."""
    if next(table.iterancestors(w("tc")), None) is not None or table.find(w("tblGrid")) is None:
        return
    chain: list[Element] = []
    for row in table.findall(w("tr")):
        chain.append(row)
        if not _is_kept(row, styles):
            if len(chain) > 1:
                yield chain
            chain = []


def _is_kept(row: Element, styles: set[str]) -> bool:
    first = next(row.iter(w("p")), None)
    heading = row.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    return first is not None and not heading and is_kept(first, styles)


def _nest(chain: list[Element]) -> None:
    from lxml import etree

    table = chain[0].getparent()
    if table is None:
        return
    properties, grid = (copy.deepcopy(one) for one in table.iterchildren(w("tblPr"), w("tblGrid")))
    widths = [int(column.get(w("w"), "0")) for column in grid]
    row = etree.Element(w("tr"))
    etree.SubElement(etree.SubElement(row, w("trPr")), w("cantSplit"))
    cell = etree.SubElement(row, w("tc"))
    cell.append(_cell_properties(sum(widths), len(widths)))
    chain[0].addprevious(row)
    inner = etree.SubElement(cell, w("tbl"))
    inner.extend([properties, grid, *chain])
    properties.append(_edges("tblBorders", {w("val"): "nil"}))


def _cell_properties(width: int, columns: int) -> Element:
    from lxml import etree

    found = etree.Element(w("tcPr"))
    etree.SubElement(found, w("tcW"), {w("w"): str(width), w("type"): "dxa"})
    etree.SubElement(found, w("gridSpan"), {w("val"): str(columns)})
    found.append(_edges("tcMar", {w("w"): "0", w("type"): "dxa"}))
    return found


def _edges(name: str, attributes: Mapping[str, str]) -> Element:
    from lxml import etree

    found = etree.Element(w(name))
    for edge in _EDGES:
        etree.SubElement(found, w(edge), dict(attributes))
    return found
