"""Reading one `rPr` or `pPr` into plain values (lengths in points)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from ocop_docs.ooxml.wml import (
    TWIPS_PER_POINT,
    VAL,
    A,
    Element,
    attributes,
    child_of,
    children,
    is_on,
    number,
    points,
    switch,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | float | bool | None
Properties: TypeAlias = "dict[str, Value]"

Spelling: TypeAlias = "tuple[object, ...]"
"""The children of an `rPr` or `pPr` with their attributes, as the file has them."""

TOGGLES: Final = ("bold", "italic", "caps", "hidden")
"""Toggle properties: styles of different types switch them back and forth (ECMA-376 Part 1, 17.7.3)."""

_HALF = 2
_HUNDRED = 100
_LINE_UNITS = 240
_GRID_LINE = 12.0
_AUTO_SPACE = 14.0
_ALIGNMENTS = {"start": "left", "end": "right", "distribute": "both", "thaiDistribute": "both"}
_FONTS = (("ascii", w("ascii"), w("asciiTheme")), ("hansi", w("hAnsi"), w("hAnsiTheme")))


def spelling(element: Element | None) -> Spelling:
    """Return how an `rPr` or `pPr` is spelled: most of a file are spelled like others, and mean the same."""
    spelled: list[object] = []
    for child in children(element):
        spelled.append(child.tag)
        spelled += child.items()
        if len(child):
            spelled.append((spelling(child),))
    return tuple(spelled)


class ThemeFonts:
    """The typefaces of a theme, which is read when the first of them is asked for."""

    def __init__(self, read: Callable[[], Element | None]) -> None:
        """Take how the root of the theme is read; it gives None where the file has no theme."""
        self._read = read

    def face(self, name: str) -> str | None:
        """Return the typeface of a theme font (``minorHAnsi``), or None."""
        return self._faces.get(_GROUPS.get(name, ""))

    @cached_property
    def _faces(self) -> dict[str, str]:
        theme = self._read()
        found: dict[str, str] = {}
        if theme is None:
            return found
        for group in ("major", "minor"):
            latin = next(theme.iter(f"{{{A}}}{group}Font"), None)
            face = None if latin is None else latin.find(f"{{{A}}}latin")
            if face is not None and face.get("typeface"):
                found[group] = face.get("typeface", "")
        return found


_GROUPS = {f"{group}{script}": group for group in ("major", "minor") for script in ("Ascii", "HAnsi", "Bidi")}


def run_properties(element: Element | None, theme: ThemeFonts) -> Properties:
    """Read an `rPr`: fonts, size, toggles, colour, underline, scale; only those present."""
    found: Properties = {}
    for child in children(element):
        tag = child.tag
        if tag in _RUN_READERS:
            name, read = _RUN_READERS[tag]
            value = read(child.get(VAL))
            if value is not None:
                found[name] = value
        elif tag == _R_FONTS:
            _fonts(child, theme, found)
    return found


def _fonts(element: Element, theme: ThemeFonts, found: Properties) -> None:
    given = attributes(element)
    for name, plain, themed in _FONTS:
        face = (theme.face(given[themed]) if themed in given else None) or given.get(plain)
        if face:
            found[name] = face


def _half_points(value: str | None) -> float | None:
    if value and not value[-1].isdigit():
        return points(value)
    size = number(value)
    return None if size is None else size / _HALF


def _percent(value: str | None) -> float | None:
    return number((value or "").rstrip("%"))


_R_FONTS = w("rFonts")
_RUN_READERS: dict[str, tuple[str, Callable[[str | None], Value]]] = {
    w("b"): ("bold", is_on),
    w("i"): ("italic", is_on),
    w("caps"): ("caps", is_on),
    w("vanish"): ("hidden", is_on),
    w("sz"): ("size", _half_points),
    w("color"): ("colour", lambda value: (value or "auto").lower()),
    w("u"): ("underline", lambda value: value not in {None, "none"}),
    w("vertAlign"): ("raised", lambda value: value in {"superscript", "subscript"}),
    w("w"): ("scale", _percent),
    w("spacing"): ("spacing", points),
    w("rStyle"): ("style", str),
}


def paragraph_properties(element: Element | None) -> Properties:
    """Read a `pPr`: alignment, indents, spacing, keeps, borders, numbering, section end; only those present."""
    found: Properties = {}
    for child in children(element):
        read = _PARAGRAPH_READERS.get(child.tag)
        if read is not None:
            read(child, found)
    return found


def _alignment(element: Element, found: Properties) -> None:
    value = element.get(VAL, "left")
    found["align"] = _ALIGNMENTS.get(value, value)


def _indents(element: Element, found: Properties) -> None:
    given = attributes(element)
    for name, spelling in _SIDES:
        value = points(given[spelling]) if spelling in given else None
        if value is not None:
            found[name] = value
    first = points(given[_FIRST]) if _FIRST in given else None
    hanging = points(given[_HANGING]) if _HANGING in given else None
    if hanging is not None:
        found["first"], found["first_chars"] = -hanging, 0.0
    elif first is not None:
        found["first"], found["first_chars"] = first, 0.0
    characters = number(given[_FIRST_CHARS]) if _FIRST_CHARS in given else None
    if characters:
        found["first_chars"] = characters / _HUNDRED


# If both spellings of a side are given, the later one here counts.
_SIDES = (("left", w("left")), ("left", w("start")), ("right", w("right")), ("right", w("end")))
_FIRST, _HANGING, _FIRST_CHARS = w("firstLine"), w("hanging"), w("firstLineChars")


def _spacing(element: Element, found: Properties) -> None:
    given = attributes(element)
    for name, plain, in_lines, automatic in _SPACES:
        value = points(given[plain]) if plain in given else None
        if in_lines in given and (lines := number(given[in_lines])):
            value = lines / _HUNDRED * _GRID_LINE
        if automatic in given and given[automatic] in {"1", "true", "on"}:
            value = _AUTO_SPACE
        if value is not None:
            found[name] = value
    line = given.get(_LINE)
    if line is not None:
        rule = given.get(_LINE_RULE, "auto")
        height = points(line)
        found["line_rule"] = rule
        if height is None:
            found["line"] = 1.0
        else:
            found["line"] = height * TWIPS_PER_POINT / _LINE_UNITS if rule == "auto" else height


_SPACES = tuple((name, w(name), w(f"{name}Lines"), w(f"{name}Autospacing")) for name in ("before", "after"))
_LINE, _LINE_RULE = w("line"), w("lineRule")


def _borders(element: Element, found: Properties) -> None:
    for name, colour, tag in _BORDERS:
        border = child_of(element, tag)
        if border is not None:
            style = border.get(VAL, "none")
            found[name] = "none" if style == "nil" else style
            found[colour] = border.get(_COLOUR, "auto").lower()


_BORDERS = (("border_top", "colour_top", w("top")), ("border_bottom", "colour_bottom", w("bottom")))
_COLOUR = w("color")


def _numbering(element: Element, found: Properties) -> None:
    for name, tag in _NUMBERS:
        child = child_of(element, tag)
        if child is not None:
            found[name] = child.get(VAL)


_NUMBERS = (("num_id", w("numId")), ("num_level", w("ilvl")))


def _style(element: Element, found: Properties) -> None:
    found["style"] = element.get(VAL)


def _section(element: Element, found: Properties) -> None:
    del element
    found["ends_section"] = True


def _switched(name: str) -> Callable[[Element, Properties], None]:
    """Return a reader of an on/off element as the property `name`."""

    def read(element: Element, found: Properties) -> None:
        found[name] = switch(element)

    return read


_PARAGRAPH_READERS: dict[str, Callable[[Element, Properties], None]] = {
    w("jc"): _alignment,
    w("ind"): _indents,
    w("spacing"): _spacing,
    w("pBdr"): _borders,
    w("numPr"): _numbering,
    w("pStyle"): _style,
    w("sectPr"): _section,
    w("keepNext"): _switched("keep_next"),
    w("widowControl"): _switched("widow"),
    w("pageBreakBefore"): _switched("page_break"),
    w("contextualSpacing"): _switched("contextual"),
}
