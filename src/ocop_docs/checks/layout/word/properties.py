"""Reading one `rPr` or `pPr`: first as it is spelled, then into plain values (lengths in points)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from ocop_docs.ooxml.wml import (
    TWIPS_PER_POINT,
    VAL,
    A,
    Element,
    children,
    is_on,
    number,
    points,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | float | bool | None
Properties: TypeAlias = "dict[str, Value]"

Spelling: TypeAlias = "tuple[tuple[str, str | None, tuple[tuple[str, str], ...], Spelling], ...]"
"""What is read of an `rPr` or `pPr`: each child's tag, its value or all its attributes, and its own children."""

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
    # A call of ours for each child would take as long as reading it.
    return tuple(
        [
            (tag, child.get(VAL), (), ())
            if tag in _VALUED
            else (tag, None, tuple(child.items()), _all_of(child) if len(child) else ())  # type: ignore[arg-type]  # texts
            for child in children(element)
            if (tag := child.tag) in _READ
        ]
    )


def _all_of(element: Element) -> Spelling:
    return tuple([(child.tag, None, tuple(child.items()), ()) for child in element])  # type: ignore[arg-type]  # texts


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


def run_properties(spelled: Spelling, theme: ThemeFonts) -> Properties:
    """Read an `rPr`: fonts, size, toggles, colour, underline, scale; only those present."""
    found: Properties = {}
    for tag, given, pairs, _ in spelled:
        if tag in _RUN_VALUES:
            name, read = _RUN_VALUES[tag]
            value = read(dict(pairs).get(VAL) if pairs else given)
            if value is not None:
                found[name] = value
        elif tag == _R_FONTS:
            _fonts(dict(pairs), theme, found)
    return found


def _fonts(given: dict[str, str], theme: ThemeFonts, found: Properties) -> None:
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
_RUN_VALUES: dict[str, tuple[str, Callable[[str | None], Value]]] = {
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


def paragraph_properties(spelled: Spelling) -> Properties:
    """Read a `pPr`: alignment, indents, spacing, keeps, borders, numbering, section end; only those present."""
    found: Properties = {}
    for tag, given, pairs, inner in spelled:
        if tag in _PARAGRAPH_VALUES:
            name, read = _PARAGRAPH_VALUES[tag]
            found[name] = read(given)
        elif tag in _PARAGRAPH_READERS:
            _PARAGRAPH_READERS[tag](dict(pairs), inner, found)
    return found


def _alignment(value: str | None) -> str:
    return "left" if value is None else _ALIGNMENTS.get(value, value)


def _indents(given: dict[str, str], _inner: Spelling, found: Properties) -> None:
    for name, spelled in _SIDES:
        value = points(given[spelled]) if spelled in given else None
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


def _spacing(given: dict[str, str], _inner: Spelling, found: Properties) -> None:
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


def _borders(_given: dict[str, str], inner: Spelling, found: Properties) -> None:
    borders = _by_tag(inner)
    for name, colour, tag in _BORDERS:
        if tag in borders:
            style = borders[tag].get(VAL, "none")
            found[name] = "none" if style == "nil" else style
            found[colour] = borders[tag].get(_COLOUR, "auto").lower()


def _by_tag(inner: Spelling) -> dict[str, dict[str, str]]:
    """The attributes of children by their tag; the first of two with one name counts."""
    return {tag: dict(pairs) for tag, _, pairs, _ in reversed(inner)}


_BORDERS = (("border_top", "colour_top", w("top")), ("border_bottom", "colour_bottom", w("bottom")))
_COLOUR = w("color")


def _numbering(_given: dict[str, str], inner: Spelling, found: Properties) -> None:
    given = _by_tag(inner)
    found |= {name: given[tag].get(VAL) for name, tag in _NUMBERS if tag in given}


_NUMBERS = (("num_id", w("numId")), ("num_level", w("ilvl")))


def _section(_given: dict[str, str], _inner: Spelling, found: Properties) -> None:
    found["ends_section"] = True


_PARAGRAPH_READERS: dict[str, Callable[[dict[str, str], Spelling, Properties], None]] = {
    w("ind"): _indents,
    w("spacing"): _spacing,
    w("pBdr"): _borders,
    w("numPr"): _numbering,
    w("sectPr"): _section,
}
_PARAGRAPH_VALUES: dict[str, tuple[str, Callable[[str | None], Value]]] = {
    w("pStyle"): ("style", lambda value: value),
    w("jc"): ("align", _alignment),
    w("keepNext"): ("keep_next", is_on),
    w("widowControl"): ("widow", is_on),
    w("pageBreakBefore"): ("page_break", is_on),
    w("contextualSpacing"): ("contextual", is_on),
}
_READ = frozenset({_R_FONTS, *_RUN_VALUES, *_PARAGRAPH_VALUES, *_PARAGRAPH_READERS})
_VALUED = frozenset({*_RUN_VALUES, *_PARAGRAPH_VALUES}) - set(_PARAGRAPH_READERS)
"""What is read by its value alone; `spacing` is letter spacing in one place, and of paragraphs in the other."""
