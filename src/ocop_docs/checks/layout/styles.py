"""What a run and a paragraph look like in the end: defaults, table, paragraph and character styles, direct.

Robust by design: a missing styles part, an unknown style or a circle of styles gives Word's own defaults,
never an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.properties import (
    TOGGLES,
    Properties,
    Value,
    paragraph_properties,
    run_properties,
)
from ocop_docs.checks.layout.wml import VAL, A, Element, child_of, points, w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORD_FONT = "Times New Roman"
_WORD_SIZE = 10.0
_CELL_MARGIN = 5.4
_RPR, _PPR, _BASED_ON = w("rPr"), w("pPr"), w("basedOn")
_THEME_NAMES = {
    "majorAscii": "major",
    "majorHAnsi": "major",
    "majorBidi": "major",
    "minorAscii": "minor",
    "minorHAnsi": "minor",
    "minorBidi": "minor",
}


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How letters look: typefaces, size in points, weight, slant, case, colour (``auto`` or hex)."""

    ascii: str
    hansi: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    small_caps: bool
    colour: str
    underline: bool
    raised: bool
    scale: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph stands: lengths in points; `line` is a multiple for `line_rule` auto, else points."""

    align: str
    left: float
    right: float
    first: float
    first_chars: float
    before: float
    after: float
    line: float
    line_rule: str
    contextual: bool
    keep_next: bool
    keep_lines: bool
    widow: bool
    page_break: bool
    border_top: str
    border_bottom: str


class StyleSheet:
    """The styles of one document, each chain merged once."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        """Read the parts given; either may be missing."""
        self.theme = _theme_fonts(theme)
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._runs: dict[str | None, Properties] = {}
        self._paragraphs: dict[str | None, Properties] = {}
        self._chains: dict[str | None, list[str]] = {}
        self._own_runs: dict[str, Properties] = {}
        self._own_paragraphs: dict[str, Properties] = {}
        self.default_run: Properties = {}
        self.default_paragraph: Properties = {}
        if styles is not None:
            self._read(styles)

    def _read(self, styles: Element) -> None:
        defaults = styles.find(w("docDefaults"))
        if defaults is not None:
            self.default_run = run_properties(defaults.find(f"{w('rPrDefault')}/{w('rPr')}"), self.theme)
            self.default_paragraph = paragraph_properties(defaults.find(f"{w('pPrDefault')}/{w('pPr')}"))
        for style in styles.iterchildren(w("style")):
            style_id, kind = style.get(w("styleId")), style.get(w("type"), "paragraph")
            if style_id is not None:
                self._styles.setdefault(style_id, style)
                if style.get(w("default")) in {"1", "true", "on"}:
                    self._defaults.setdefault(kind, style_id)

    def known(self, style_id: str | None, kind: str) -> str | None:
        """Return the style itself when it exists, else the default one of its kind, else None."""
        return style_id if style_id in self._styles else self._defaults.get(kind)

    def run(self, style_id: str | None) -> Properties:
        """Return the run properties of a style with all it is based on."""
        if style_id not in self._runs:
            self._runs[style_id] = self._merged(style_id, self._own_run)
        return self._runs[style_id]

    def paragraph(self, style_id: str | None) -> Properties:
        """Return the paragraph properties of a style with all it is based on."""
        if style_id not in self._paragraphs:
            self._paragraphs[style_id] = self._merged(style_id, self._own_paragraph)
        return self._paragraphs[style_id]

    def _merged(self, style_id: str | None, own: Callable[[str], Properties]) -> Properties:
        merged: Properties = {}
        for ancestor in reversed(self._chain(style_id)):
            merged |= own(ancestor)
        return merged

    def _own_run(self, style_id: str) -> Properties:
        if style_id not in self._own_runs:
            self._own_runs[style_id] = run_properties(child_of(self._styles[style_id], _RPR), self.theme)
        return self._own_runs[style_id]

    def _own_paragraph(self, style_id: str) -> Properties:
        if style_id not in self._own_paragraphs:
            self._own_paragraphs[style_id] = paragraph_properties(child_of(self._styles[style_id], _PPR))
        return self._own_paragraphs[style_id]

    def _chain(self, style_id: str | None) -> list[str]:
        """The style and its ancestors, nearest first; a circle ends where it closes."""
        if style_id not in self._chains:
            chain = self._chains[style_id] = []
            ancestor = style_id
            while ancestor is not None and ancestor in self._styles and ancestor not in chain:
                chain.append(ancestor)
                based_on = child_of(self._styles[ancestor], _BASED_ON)
                ancestor = None if based_on is None else based_on.get(VAL)
        return self._chains[style_id]

    def cell_margins(self, style_id: str | None, table: Element) -> tuple[float, float]:
        """Return the margins left and right in the cells of a table: its own, its style's, else Word's."""
        sources = [table, *(self._styles[ancestor] for ancestor in self._chain(style_id))]
        found = [source.find(f"{w('tblPr')}/{w('tblCellMar')}") for source in sources]
        return side_of(found, "left", "start"), side_of(found, "right", "end")


class Look:
    """The styles around runs, ready to be asked what a run or a paragraph looks like; equal looks are one object."""

    __slots__ = ("_paragraphs", "_runs", "_table", "sheet", "style")

    def __init__(self, sheet: StyleSheet, style: str | None, table_style: str | None) -> None:
        """Stand in a paragraph style, in a table of a style."""
        self.sheet, self.style, self._table = sheet, style, table_style
        self._runs: dict[tuple[tuple[str, Value], ...], RunFormat] = {}
        self._paragraphs: dict[tuple[object, ...], ParagraphFormat] = {}

    def run(self, direct: Properties) -> RunFormat:
        """Resolve the look of a run from its styles and its direct formatting."""
        key = tuple(direct.items())
        found = self._runs.get(key)
        if found is None:
            sheet, style = self.sheet, direct.get("style")
            character = sheet.run(style if isinstance(style, str) else None)
            levels = [sheet.run(self._table), sheet.run(self.style), character]
            found = self._runs[key] = _run_format(sheet.default_run, levels, direct)
        return found

    def paragraph(self, direct: Properties, listed: Properties | None = None) -> ParagraphFormat:
        """Resolve how a paragraph stands; `listed` is what its list's level says."""
        key = (id(listed), *direct.items())
        found = self._paragraphs.get(key)
        if found is None:
            own = self.sheet.paragraph(self.style)
            # A list named in the paragraph beats the style's indents; one named in the style gives way to them.
            middle = [own, listed or {}] if "num_id" in direct else [listed or {}, own]
            found = paragraph_format(self.sheet.default_paragraph, self.sheet.paragraph(self._table), *middle, direct)
            self._paragraphs[key] = found
        return found


def _run_format(defaults: Properties, levels: list[Properties], direct: Properties) -> RunFormat:
    merged = dict(defaults)
    for level in levels:
        merged |= level
    merged |= direct
    for name in TOGGLES:
        if name not in direct:
            merged[name] = _toggled(name, defaults, levels)
    return RunFormat(
        ascii=str(merged.get("ascii", _WORD_FONT)),
        hansi=str(merged.get("hansi", _WORD_FONT)),
        size=_float(merged, "size", _WORD_SIZE),
        bold=bool(merged["bold"]),
        italic=bool(merged["italic"]),
        caps=bool(merged["caps"]),
        small_caps=bool(merged["small_caps"]),
        colour=str(merged.get("colour", "auto")),
        underline=bool(merged.get("underline")),
        raised=bool(merged.get("raised")),
        scale=_float(merged, "scale", 100.0),
        hidden=bool(merged["hidden"]),
    )


def side_of(sources: list[Element | None], *names: str) -> float:
    """Return the first width that any source gives a side, in points, else Word's own 0,19 cm."""
    for source in sources:
        for name in names:
            side = None if source is None else source.find(w(name))
            value = None if side is None else points(side.get(w("w")))
            if value is not None:
                return value
    return _CELL_MARGIN


def _toggled(name: str, defaults: Properties, levels: list[Properties]) -> bool:
    switched = False
    for level in levels:
        if level.get(name):
            switched = not switched
    return switched or bool(defaults.get(name))


def _float(values: Mapping[str, object], name: str, default: float) -> float:
    value = values.get(name)
    return float(value) if isinstance(value, int | float) else default


def paragraph_format(*levels: Properties) -> ParagraphFormat:
    """Lay the levels over each other, weakest first, on Word's own defaults."""
    merged: Properties = {}
    for level in levels:
        merged |= level
    return _paragraph_format(frozenset(merged.items()))


@lru_cache(maxsize=1024)
def _paragraph_format(properties: frozenset[tuple[str, Value]]) -> ParagraphFormat:
    """Equal properties are one format: most paragraphs of a document look alike."""
    merged = dict(properties)
    return ParagraphFormat(
        align=str(merged.get("align", "left")),
        left=_float(merged, "left", 0),
        right=_float(merged, "right", 0),
        first=_float(merged, "first", 0),
        first_chars=_float(merged, "first_chars", 0),
        before=_float(merged, "before", 0),
        after=_float(merged, "after", 0),
        line=_float(merged, "line", 1),
        line_rule=str(merged.get("line_rule", "auto")),
        contextual=bool(merged.get("contextual")),
        keep_next=bool(merged.get("keep_next")),
        keep_lines=bool(merged.get("keep_lines")),
        widow=bool(merged.get("widow", True)),
        page_break=bool(merged.get("page_break")),
        border_top=str(merged.get("border_top", "none")),
        border_bottom=str(merged.get("border_bottom", "none")),
    )


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    if theme is None:
        return {}
    faces: dict[str, str] = {}
    for group in ("major", "minor"):
        latin = next(theme.iter(f"{{{A}}}{group}Font"), None)
        face = None if latin is None else latin.find(f"{{{A}}}latin")
        if face is not None and face.get("typeface"):
            faces[group] = face.get("typeface", "")
    return {name: faces[group] for name, group in _THEME_NAMES.items() if group in faces}
