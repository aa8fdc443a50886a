"""Every tracked change of a document accepted, or every one rejected, as Word does it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from ocop_docs.ooxml.wml import w
from ocop_docs.revision.redline.marks import DELETED, INSERTED, P_PR, R_PR, ROW, ROW_PR, TABLE, P, Sort

_INSERTIONS = (w("ins"), w("moveTo"))
_DELETIONS = (w("del"), w("moveFrom"))
_UNDELETED = {w("delText"): w("t"), w("delInstrText"): w("instrText")}
_MARKS = frozenset(
    w(name)
    for name in (
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange", "tblGridChange"),
    )
)


def settle(root: ET.Element, refused: Sort) -> None:
    """Take the refused sort of change out of a document and leave the other as plain text.

    Args:
        root: the root of a part; it is changed.
        refused: "del" accepts every change, "ins" rejects every one.
    """
    gone, kept = (_DELETIONS, _INSERTIONS) if refused == DELETED else (_INSERTIONS, _DELETIONS)
    _settle_rows(root, gone)
    _settle_paragraphs(root, gone)
    _settle_runs(root, gone, kept)
    if refused == INSERTED:
        for element in root.iter():
            element.tag = _UNDELETED.get(element.tag, element.tag)


def _settle_rows(parent: ET.Element, gone: tuple[str, ...]) -> None:
    """Remove the rows that are gone, and tables that have no row left."""
    left: list[ET.Element] = []
    for child in parent:
        if child.tag == ROW and _is_marked(child.find(ROW_PR), gone):
            continue
        _settle_rows(child, gone)
        if child.tag != TABLE or child.find(f".//{ROW}") is not None:
            left.append(child)
    parent[:] = left


def _settle_paragraphs(parent: ET.Element, gone: tuple[str, ...]) -> None:
    """Join each paragraph whose mark is gone with the next; an empty one that has none is removed."""
    for child in parent:
        _settle_paragraphs(child, gone)
    left: list[ET.Element] = []
    before: list[ET.Element] = []
    for child in reversed(parent):
        if child.tag == P and _is_marked(child.find(f"{P_PR}/{R_PR}"), gone):
            if left and left[-1].tag == P:
                before += [one for one in reversed(child) if one.tag != P_PR]
                continue
            if all(one.tag == P_PR or one.tag in gone for one in child):
                continue
        _put_before(left, before)
        left.append(child)
        before = []
    _put_before(left, before)
    parent[:] = left[::-1]


def _put_before(left: list[ET.Element], content: list[ET.Element]) -> None:
    """Put content, last element first, before that of the last paragraph of `left`, whose properties hold."""
    if content:
        place = 1 if left[-1].find(P_PR) is not None else 0
        left[-1][place:place] = content[::-1]


def _settle_runs(parent: ET.Element, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    left: list[ET.Element] = []
    for child in parent:
        if child.tag not in gone and child.tag not in _MARKS:
            _settle_runs(child, gone, kept)
            left += list(child) if child.tag in kept else [child]
    parent[:] = left


def _is_marked(properties: ET.Element | None, sorts: tuple[str, ...]) -> bool:
    return properties is not None and any(child.tag in sorts for child in properties)
