"""Two versions of a sequence of paragraphs and tables as one, with tracked changes."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocop_docs.ooxml.wml import w
from ocop_docs.revision.comparison import aligned
from ocop_docs.revision.redline.marks import CELL, DELETED, INSERTED, P_PR, ROW, TABLE, Marker, P, Sort, copied
from ocop_docs.revision.redline.paragraphs import changed_paragraph, whole_paragraph
from ocop_docs.revision.redline.structure import block_structure, blocks, cells, row_structure, rows

_COLUMN = f"{w('tblGrid')}/{w('gridCol')}"


@dataclass(slots=True)
class _Block:
    """A paragraph or a table of the result; a paragraph that only one version has is of that `sort`."""

    element: ET.Element
    sort: Sort | None = None


def changed_blocks(old: Sequence[ET.Element], new: Sequence[ET.Element], marker: Marker) -> list[ET.Element]:
    """Return the paragraphs and tables of both versions in order, those of one version only tracked as such."""
    found = _merged(old, new, marker)
    if _ends_with_one_version(found) and not _end_with_common_mark(found) and _both_end_with_paragraph(old, new):
        # No program takes away the last paragraph of a cell, so the two last ones are made one.
        found = [*_merged(old[:-1], new[:-1], marker), *_paired(old[-1], new[-1], marker)]
    for block in found:
        if block.sort and block.element.tag == P:
            marker.mark_paragraph(block.element, block.sort)
    return [block.element for block in found]


def _merged(old: Sequence[ET.Element], new: Sequence[ET.Element], marker: Marker) -> list[_Block]:
    ours, theirs = ([[one.tag == P, block_structure(one)] for one in version] for version in (old, new))
    return [
        block
        for before, after in aligned(ours, theirs, marker.effort)
        for block in _paired(None if before is None else old[before], None if after is None else new[after], marker)
    ]


def _ends_with_one_version(found: Sequence[_Block]) -> bool:
    return bool(found) and found[-1].sort is not None and found[-1].element.tag == P


def _both_end_with_paragraph(old: Sequence[ET.Element], new: Sequence[ET.Element]) -> bool:
    return bool(old) and bool(new) and old[-1].tag == new[-1].tag == P


def _end_with_common_mark(found: list[_Block]) -> bool:
    """Track the mark before the last paragraphs of one version instead of the last mark; False where none can be."""
    last = found[-1]
    at = len(found) - 1
    while at and found[at - 1].sort == last.sort and found[at - 1].element.tag == P:
        at -= 1
    before = found[at - 1] if at else None
    if before is None or before.sort or before.element.tag != P:
        return False
    if last.sort == DELETED:
        _take_properties(last.element, before.element)
    before.sort, last.sort = last.sort, None
    return True


def _take_properties(paragraph: ET.Element, other: ET.Element) -> None:
    """Format a paragraph as another one."""
    own, theirs = paragraph.find(P_PR), copied(other.find(P_PR))
    if own is not None:
        paragraph.remove(own)
    if theirs is not None:
        paragraph.insert(0, theirs)


def _paired(before: ET.Element | None, after: ET.Element | None, marker: Marker) -> Iterator[_Block]:
    """Yield what is made of two blocks that are one, of two that cannot be, or of one that only one version has."""
    if before is not None and after is not None and (one := _as_one(before, after, marker)) is not None:
        yield _Block(one)
        return
    if before is not None:
        yield _Block(_whole(before, DELETED, marker), DELETED)
    if after is not None:
        yield _Block(_whole(after, INSERTED, marker), INSERTED)


def _as_one(before: ET.Element, after: ET.Element, marker: Marker) -> ET.Element | None:
    if before.tag != after.tag:
        return None
    if block_structure(before) == block_structure(after):
        return copy.deepcopy(after)
    if before.tag == P:
        return changed_paragraph(before, after, marker)
    same_columns = len(before.findall(_COLUMN)) == len(after.findall(_COLUMN))
    return _changed_table(before, after, marker) if same_columns else None


def _whole(block: ET.Element, sort: Sort, marker: Marker) -> ET.Element:
    if block.tag == P:
        return whole_paragraph(block, sort, marker)
    return _with_rows(block, [_whole_row(row, sort, marker) for row in rows(block)])


def _changed_table(old: ET.Element, new: ET.Element, marker: Marker) -> ET.Element:
    before, after = rows(old), rows(new)
    made: list[ET.Element] = []
    ours, theirs = ([row_structure(row) for row in version] for version in (before, after))
    for first, second in aligned(ours, theirs, marker.effort):
        one = None if first is None else before[first]
        other = None if second is None else after[second]
        if one is not None and other is not None and len(cells(one)) == len(cells(other)):
            made.append(_changed_row(one, other, marker))
            continue
        made += [_whole_row(row, sort, marker) for row, sort in ((one, DELETED), (other, INSERTED)) if row is not None]
    return _with_rows(new, made)


def _with_rows(table: ET.Element, made: Sequence[ET.Element]) -> ET.Element:
    """A table with the properties and the columns of another."""
    result = ET.Element(TABLE, table.attrib)
    result.extend(copy.deepcopy(child) for child in table if child.tag in (w("tblPr"), w("tblGrid")))
    result.extend(made)
    return result


def _changed_row(old: ET.Element, new: ET.Element, marker: Marker) -> ET.Element:
    pairs = zip(cells(old), cells(new), strict=True)
    return _with_cells(new, [_with_blocks(two, changed_blocks(blocks(one), blocks(two), marker)) for one, two in pairs])


def _whole_row(row: ET.Element, sort: Sort, marker: Marker) -> ET.Element:
    made = _with_cells(
        row, [_with_blocks(cell, [_whole_in_row(one, sort, marker) for one in blocks(cell)]) for cell in cells(row)]
    )
    marker.mark_row(made, sort)
    return made


def _whole_in_row(block: ET.Element, sort: Sort, marker: Marker) -> ET.Element:
    made = _whole(block, sort, marker)
    if made.tag == P:
        marker.mark_paragraph(made, sort)
    return made


def _with_cells(row: ET.Element, made: Sequence[ET.Element]) -> ET.Element:
    result = ET.Element(ROW, row.attrib)
    result.extend(copy.deepcopy(child) for child in row if child.tag in (w("tblPrEx"), w("trPr")))
    result.extend(made)
    return result


def _with_blocks(cell: ET.Element, made: Sequence[ET.Element]) -> ET.Element:
    result = ET.Element(CELL, cell.attrib)
    result.extend(copy.deepcopy(child) for child in cell if child.tag == w("tcPr"))
    result.extend(made)
    return result
