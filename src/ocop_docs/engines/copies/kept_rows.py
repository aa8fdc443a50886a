"""Rows of tables that are kept with the next (`w:keepNext`), for rdocx, which leaves them at the foot of a page.

rdocx never divides a row; so in the copy that it is given such rows and the one after them are a table in one row.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from ocop_docs.ooxml.wml import Element, is_on, w

_EDGES = ("top", "left", "bottom", "right")


def is_kept(paragraph: Element, styles: frozenset[str]) -> bool:
    """Return whether a paragraph is to stay on the page of the next."""
    own = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return is_on(own.get(w("val"))) if own is not None else style is not None and style.get(w("val")) in styles


def with_kept_rows(root: Element, styles: frozenset[str]) -> bool:
    """Put kept rows of a part into one row with the row after them; return whether there were any."""
    chains = [chain for table in root.iter(w("tbl")) for chain in _chains(table, styles)]
    for chain in chains:
        _nest(chain)
    return bool(chains)


def _chains(table: Element, styles: frozenset[str]) -> Iterator[list[Element]]:
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


def _is_kept(row: Element, styles: frozenset[str]) -> bool:
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
