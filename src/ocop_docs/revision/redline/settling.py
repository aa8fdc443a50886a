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
    for child in list(parent):
        if child.tag == ROW and _is_marked(child.find(ROW_PR), gone):
            parent.remove(child)
            continue
        _settle_rows(child, gone)
        if child.tag == TABLE and child.find(f".//{ROW}") is None:
            parent.remove(child)


def _settle_paragraphs(parent: ET.Element, gone: tuple[str, ...]) -> None:
    """Join each paragraph whose mark is gone with the next; an empty one that has none is removed."""
    for child in list(parent):
        _settle_paragraphs(child, gone)
    for at in reversed(range(len(parent))):
        paragraph = parent[at]
        if paragraph.tag == P and _is_marked(paragraph.find(f"{P_PR}/{R_PR}"), gone):
            following = parent[at + 1] if at + 1 < len(parent) else None
            if following is not None and following.tag == P:
                _join(paragraph, following)
                parent.remove(paragraph)
            elif all(child.tag == P_PR or child.tag in gone for child in paragraph):
                parent.remove(paragraph)


def _join(paragraph: ET.Element, following: ET.Element) -> None:
    """Put the content of a paragraph before that of the following, whose properties hold."""
    place = 1 if following.find(P_PR) is not None else 0
    following[place:place] = [child for child in paragraph if child.tag != P_PR]


def _settle_runs(parent: ET.Element, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    for child in list(parent):
        if child.tag in gone or child.tag in _MARKS:
            parent.remove(child)
            continue
        _settle_runs(child, gone, kept)
        if child.tag in kept:
            at = list(parent).index(child)
            parent[at : at + 1] = list(child)


def _is_marked(properties: ET.Element | None, sorts: tuple[str, ...]) -> bool:
    return properties is not None and any(child.tag in sorts for child in properties)
