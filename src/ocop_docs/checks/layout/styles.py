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
from ocop_docs.checks.layout.wml import VAL, A, Element, points, w

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORD_FONT = "Times New Roman"
_WORD_SIZE = 10.0
_CELL_MARGIN = 5.4
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
        self._formats: dict[object, RunFormat] = {}
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
        return self._merged(style_id, self._runs, lambda s: run_properties(s.find(w("rPr")), self.theme))

    def paragraph(self, style_id: str | None) -> Properties:
        """Return the paragraph properties of a style with all it is based on."""
        return self._merged(style_id, self._paragraphs, lambda s: paragraph_properties(s.find(w("pPr"))))

    def _merged(
        self,
        style_id: str | None,
        cache: dict[str | None, Properties],
        read: Callable[[Element], Properties],
    ) -> Properties:
        if style_id not in cache:
            merged: Properties = {}
            for style in self._chain(style_id):
                merged = read(style) | merged
            cache[style_id] = merged
        return cache[style_id]

    def _chain(self, style_id: str | None) -> list[Element]:
        """The style and its ancestors, nearest first; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            chain.append(style)
            based_on = style.find(w("basedOn"))
            style_id = None if based_on is None else based_on.get(VAL)
        return chain

    def cell_margins(self, style_id: str | None, table: Element) -> tuple[float, float]:
        """Return the margins left and right in the cells of a table: its own, its style's, else Word's."""
        sources = [table, *self._chain(style_id)]
        found = [source.find(f"{w('tblPr')}/{w('tblCellMar')}") for source in sources]
        return side_of(found, "left", "start"), side_of(found, "right", "end")

    def run_format(self, paragraph_style: str | None, table_style: str | None, direct: Properties) -> RunFormat:
        """Resolve the look of a run from its styles and its direct formatting."""
        key = (paragraph_style, table_style, frozenset(direct.items()))
        if key not in self._formats:
            levels = [self.run(table_style), self.run(paragraph_style), self._character(direct)]
            self._formats[key] = _run_format(self.default_run, levels, direct)
        return self._formats[key]

    def _character(self, direct: Properties) -> Properties:
        style = direct.get("style")
        return self.run(style if isinstance(style, str) else None)


def _run_format(defaults: Properties, levels: list[Properties], direct: Properties) -> RunFormat:
    merged = dict(defaults)
    for level in levels:
        merged |= level
    merged |= direct
    for name in TOGGLES:
        merged[name] = _toggled(name, defaults, levels, direct)
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


def _toggled(name: str, defaults: Properties, levels: list[Properties], direct: Properties) -> bool:
    if name in direct:
        return bool(direct[name])
    switched = sum(bool(level.get(name)) for level in levels) % 2 == 1
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
