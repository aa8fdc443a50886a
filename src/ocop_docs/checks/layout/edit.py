"""Changing formatting and nothing else: properties in the order of the schema, runs split where needed."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout.plain_text import BLANKS
from ocop_docs.ooxml.wml import VAL, XML_SPACE, children, twips, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.ooxml.wml import Element

_RUN_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing",
    "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText",
    "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"
)  # fmt: skip
_PARAGRAPH_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
    "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap",
    "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd",
    "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr",
    "sectPr", "pPrChange"
)  # fmt: skip
_SECTION_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar",
    "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote",
    "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange"
)  # fmt: skip
_ORDERS = {w("rPr"): _RUN_ORDER, w("pPr"): _PARAGRAPH_ORDER, w("sectPr"): _SECTION_ORDER}
_TEXT = w("t")
_SINGLE = frozenset({w("tab"), w("br"), w("cr"), w("noBreakHyphen"), w("sym"), w("ptab")})
_BREAK, _TYPE, _TAB = w("br"), w("type"), w("tab")
BORDER_SIZE = "6"
"""The thickness of the lines that fixes draw, in eighths of a point."""


def child(parent: Element, name: str) -> Element:
    """Return the property `name` of a `rPr`, `pPr` or `sectPr`, inserted where the schema allows it if missing."""
    found = parent.find(w(name))
    if found is not None:
        return found
    order = _ORDERS[parent.tag]
    later = {w(other) for other in order[order.index(name) + 1 :]}
    at = next((index for index, other in enumerate(parent) if other.tag in later), len(parent))
    made = etree.Element(w(name))
    parent.insert(at, made)
    return made


def remove(parent: Element, name: str) -> None:
    """Remove every property `name`."""
    for found in parent.findall(w(name)):
        parent.remove(found)


def properties(element: Element) -> Element:
    """Return the `rPr` of a run or the `pPr` of a paragraph, made first when it is missing."""
    name = w("rPr") if element.tag == w("r") else w("pPr")
    found = element.find(name)
    if found is None:
        found = etree.Element(name)
        element.insert(0, found)
    return found


def set_switch(parent: Element, *names: str, on: bool) -> None:
    """Turn on/off properties on or off explicitly, overriding the styles."""
    for name in names:
        found = child(parent, name)
        if VAL in found.attrib:
            del found.attrib[VAL]
        if not on:
            found.set(VAL, "0")


def run_properties_of(span: Span) -> list[Element]:
    """Return the `rPr` of the runs that hold the span's text and nothing else, splitting runs where needed."""
    found: list[Element] = []
    at = 0
    for run in span.paragraph.runs:
        start, end = max(span.start - at, 0), min(span.end - at, len(run.text))
        at += len(run.text)
        if start >= end or run.element is None or run.element.getparent() is None:
            continue
        if _length(run.element) == len(run.text):
            found.append(properties(_isolate(run.element, start, end)))
        elif (start, end) == (0, len(run.text)):
            found.append(properties(run.element))
    return found


def _isolate(run: Element, start: int, end: int) -> Element:
    """Split a run so that one part holds exactly the characters from `start` to `end`."""
    if end < _length(run):
        _split(run, end)
    return _split(run, start) if start > 0 else run


def _split(run: Element, at: int) -> Element:
    """Move everything after the first `at` characters into a new run after this one; return that run."""
    after = run.makeelement(run.tag)
    properties_of_run = run.find(w("rPr"))
    if properties_of_run is not None:
        after.append(deepcopy(properties_of_run))
    passed = 0
    for part in [part for part in run if part.tag != w("rPr")]:
        size = _size(part)
        if passed >= at:
            after.append(part)
        elif passed + size > at:
            after.append(_cut(part, at - passed))
        passed += size
    run.addnext(after)
    return after


def _cut(text: Element, at: int) -> Element:
    letters = text.text or ""
    rest = etree.Element(_TEXT)
    text.text, rest.text = letters[:at], letters[at:]
    for part in (text, rest):
        part.set(XML_SPACE, "preserve")
    return rest


def _length(run: Element) -> int:
    return sum(_size(part) for part in run)


def _size(part: Element) -> int:
    if part.tag == _TEXT:
        return len(part.text or "")
    paged = part.tag == _BREAK and part.get(_TYPE) in {"page", "column"}
    return int(part.tag in _SINGLE and not paged)


def clear_leading_blanks(paragraph: Paragraph) -> None:
    """Remove tabs and blanks before the first word of a paragraph."""
    for run in paragraph.runs:
        for part in children(run.element):
            if part.tag == _TAB:
                part.getparent().remove(part)  # type: ignore[union-attr]  # it is in its run
            elif part.tag == _TEXT:
                part.text = (part.text or "").lstrip(BLANKS)
                if part.text:
                    return


def set_indent(paragraph: Element, *, left: float, first: float, right: float | None = None) -> None:
    """Set the indents of a paragraph, in points; indents counted in characters are removed."""
    indent = child(properties(paragraph), "ind")
    drop(
        indent,
        (
            "start",
            "left",
            "firstLine",
            "hanging",
            "firstLineChars",
            "hangingChars",
            "leftChars",
            "startChars",
        ),
    )
    indent.set(w("left"), twips(left))
    indent.set(w("firstLine" if first >= 0 else "hanging"), twips(abs(first)))
    if right is not None:
        drop(indent, ("end", "right", "rightChars", "endChars"))
        indent.set(w("right"), twips(right))


def set_alignment(paragraph: Element, value: str) -> None:
    """Set the alignment of a paragraph: ``left``, ``center``, ``right`` or ``both``."""
    child(properties(paragraph), "jc").set(VAL, value)


def set_border(border: Element, space: int, colour: str = "000000") -> None:
    """Make a border a single line of 0.75 pt, `space` points from the text."""
    for name, value in (("val", "single"), ("sz", BORDER_SIZE), ("space", str(space)), ("color", colour)):
        border.set(w(name), value)


def set_spacing(paragraph: Element, side: str, length: float) -> None:
    """Set the space ``before`` or ``after`` a paragraph, in points."""
    spacing = child(properties(paragraph), "spacing")
    drop(spacing, (f"{side}Lines", f"{side}Autospacing"))
    spacing.set(w(side), twips(length))


def make_thin(paragraph: Element) -> None:
    """Give an empty paragraph a line of one point and no space around it."""
    for side in ("before", "after"):
        set_spacing(paragraph, side, 0)
    spacing = child(properties(paragraph), "spacing")
    spacing.set(w("line"), twips(1))
    spacing.set(w("lineRule"), "exact")


def drop(element: Element, names: Sequence[str]) -> None:
    """Remove attributes."""
    for name in names:
        if w(name) in element.attrib:
            del element.attrib[w(name)]
