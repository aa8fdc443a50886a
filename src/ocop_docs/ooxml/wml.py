"""Names of WordprocessingML and of the packages around it; switches, and lengths as points.

Nothing here imports lxml, because the way from data to Word must not need it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

Element: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml's only name for the type

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
R = f"{OFFICE}/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONSHIPS = f"{PACKAGE}/relationships"
CONTENT_TYPES = f"{PACKAGE}/content-types"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STYLES = "word/styles.xml"
"""The part of a package with its styles."""

TWIPS_PER_POINT = 20
EMU_PER_POINT = 12700
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
_LARGEST = 1e15
"""More than any number of a Word file, and less than what int() refuses."""
_MEASURE = re.compile(r"(-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+))\s*(pt|cm|mm|in|pc|pi)?")
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """Return the tag or attribute `name` in the main namespace of Word."""
    return f"{{{W}}}{name}"


VAL = w("val")
MOST_COLUMNS = 63
"""Columns of a table in Word."""
_SPAN = f"{w('tcPr')}/{w('gridSpan')}"
_PROPERTIES = frozenset({w("tblPr"), w("tblGrid"), w("trPr")})
ALTERNATE, CHOICE, FALLBACK = (f"{{{MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback"))


def switch(element: Element) -> bool:
    """Whether an on/off element is on: present without a value means on."""
    return is_on(element.get(VAL))


def is_on(value: str | None) -> bool:
    """Whether the value of an on/off element is on: without one it is."""
    return value not in _OFF


def number(value: str | None) -> float | None:
    """Read a bare number, or None when the producer wrote something else, or a number beyond all of Word's."""
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    return found if found is not None and -_LARGEST < found < _LARGEST else None


def points(value: str | None) -> float | None:
    """Read a length in points: bare twips (1/20 pt), or a number with its unit (``1.27cm``)."""
    if value is None:
        return None
    found = None if value.isdecimal() else _MEASURE.fullmatch(value.strip())
    size = number(found[1] if found else value)
    if size is None:
        return None
    return size * _POINTS[found[2]] if found and found[2] else size / TWIPS_PER_POINT


def column_span(cell: Element) -> int:
    """Return how many columns of its table a cell covers."""
    span = cell.find(_SPAN)
    return 1 if span is None else max(1, min(int(number(span.get(VAL)) or 1), MOST_COLUMNS))


def twips(length: float) -> str:
    """Return a length in points as whole twips, the unit of Word."""
    return str(round(length * TWIPS_PER_POINT))


def children(element: Element | None) -> list[Element]:
    """Return the children; a slice is quicker than iteration, but unknown to lxml's types."""
    return [] if element is None else element[:]  # type: ignore[index,return-value]


def attributes(element: Element) -> dict[str, str]:
    """Return the attributes by name; reading all at once is quicker than one by one."""
    return dict(element.items())  # type: ignore[arg-type]  # always texts


def child_of(element: Element, tag: str) -> Element | None:
    """Return the first child with `tag`; much quicker than `find`."""
    for child in children(element):
        if child.tag == tag:
            return child
    return None


def grandchild(element: Element, outer: str, inner: str) -> Element | None:
    """Return the first `inner` in a child `outer`; quicker than `find` with a path."""
    for holder in element.iterchildren(outer):
        for found in holder.iterchildren(inner):
            return found
    return None


def branch(alternatives: Element) -> list[Element]:
    """Return the children of the one branch to read of `mc:AlternateContent`."""
    chosen = child_of(alternatives, CHOICE)
    return children(child_of(alternatives, FALLBACK) if chosen is None else chosen)


def descendants(element: Element, tag: str) -> Iterator[Element]:
    """Yield every descendant with `tag`, in one branch only of alternatives; `tag` is not searched within itself.

    Properties of tables and rows are skipped, since they have no text.
    """
    for child in branch(element) if element.tag == ALTERNATE else children(element):
        found = child.tag
        if found == tag:
            yield child
        elif len(child) and found not in _PROPERTIES:
            yield from descendants(child, tag)
