"""The elements by which Word tracks a change: `w:ins` and `w:del` around runs, on paragraph marks and on rows."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Literal

from ocop_docs.ooxml.wml import XML_SPACE, w
from ocop_docs.revision.effort import Effort

Sort = Literal["ins", "del"]
INSERTED: Sort = "ins"
DELETED: Sort = "del"

P, R, T, TABLE, ROW, CELL = (w(name) for name in ("p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, ROW_PR = (w(name) for name in ("pPr", "rPr", "trPr"))
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple"))
_WRAPPER_PROPERTIES = frozenset(w(name) for name in ("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_AFTER_RUN_PROPERTIES = (w("sectPr"), w("pPrChange"))


class Marker:
    """Makes the elements of changes, all by one author on one day, each with a number of its own.

    `effort` is what finding the changes may still cost.
    """

    def __init__(self, author: str, day: dt.date | None, first_id: int) -> None:
        self._author = author
        self._date = f"{day.isoformat()}T00:00:00Z" if day else None
        self._ids = itertools.count(first_id)
        self.effort = Effort()

    def element(self, sort: Sort) -> ET.Element:
        """Return a new `w:ins` or `w:del`."""
        made = ET.Element(w(sort), {w("id"): str(next(self._ids)), w("author"): self._author})
        if self._date:
            made.set(w("date"), self._date)
        return made

    def mark_paragraph(self, paragraph: ET.Element, sort: Sort) -> None:
        """Track the mark at the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(P_PR)
        if properties is None:
            properties = ET.Element(P_PR)
            paragraph.insert(0, properties)
        of_mark = properties.find(R_PR)
        if of_mark is None:
            of_mark = ET.Element(R_PR)
            later = sum(child.tag in _AFTER_RUN_PROPERTIES for child in properties)
            properties.insert(len(properties) - later, of_mark)
        of_mark.insert(0, self.element(sort))

    def mark_row(self, row: ET.Element, sort: Sort) -> None:
        """Track a row of a table as inserted or deleted."""
        properties = row.find(ROW_PR)
        if properties is None:
            properties = ET.Element(ROW_PR)
            row.insert(next(at for at, child in enumerate(row) if child.tag == CELL), properties)
        properties.append(self.element(sort))


def unwrapped(parent: ET.Element) -> Iterator[ET.Element]:
    """Yield the children of an element, those within content controls, links and the like in place of these."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from unwrapped(child)
        elif child.tag not in _WRAPPER_PROPERTIES:
            yield child


def text_element(text: str, sort: Sort | None) -> ET.Element:
    """Return the `w:t` of a text, or its `w:delText`."""
    made = ET.Element(w("delText") if sort == DELETED else T, {XML_SPACE: "preserve"})
    made.text = text
    return made


def copied(element: ET.Element | None) -> ET.Element | None:
    """Return a copy that may be changed."""
    return None if element is None else copy.deepcopy(element)
