"""What a run and a paragraph look like in the end: defaults, table, paragraph and character styles, direct.

Robust by design: a missing styles part, an unknown style or a circle of styles gives Word's own defaults,
never an error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.layout.word.properties import TOGGLES, Properties, paragraph_properties, run_properties
from ocop_docs.ooxml.wml import VAL, A, Element, children, points, w

if TYPE_CHECKING:
    from collections.abc import Sequence

_CELL_MARGIN = 5.4
_RPR, _PPR, _BASED_ON = w("rPr"), w("pPr"), w("basedOn")
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_CELL_MARGINS = f"{w('tblPr')}/{w('tblCellMar')}"
_THEME_NAMES = {
    "majorAscii": "major",
    "majorHAnsi": "major",
    "majorBidi": "major",
    "minorAscii": "minor",
    "minorHAnsi": "minor",
    "minorBidi": "minor",
}


class RunFormat(NamedTuple):
    """How letters look: faces, size in points, weight, slant, case, colour (``auto`` or hex); by default Word's own."""

    ascii: str = "Times New Roman"
    hansi: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: str = "auto"
    underline: bool = False
    raised: bool = False
    scale: float = 100.0
    hidden: bool = False


class ParagraphFormat(NamedTuple):
    """How a paragraph stands: lengths in points; `line` is a multiple for `line_rule` auto, else points."""

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    first_chars: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    line_rule: str = "auto"
    contextual: bool = False
    keep_next: bool = False
    widow: bool = True
    page_break: bool = False
    border_top: str = "none"
    border_bottom: str = "none"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of letters and of paragraphs, by itself or with all it is based on."""

    run: Properties
    paragraph: Properties
    based_on: str | None = None


class StyleSheet:
    """The styles of one document, each read and merged with its ancestors when it is first asked for."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        """Read the parts given; either may be missing."""
        self.theme = _theme_fonts(theme)
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._own: dict[str, Style] = {}
        self._merged: dict[str | None, Style] = {}
        self.default = Style(RunFormat._field_defaults, ParagraphFormat._field_defaults)
        if styles is not None:
            self._read(styles)

    def _read(self, styles: Element) -> None:
        defaults = styles.find(w("docDefaults"))
        if defaults is not None:
            self.default = Style(
                self.default.run | run_properties(defaults.find(f"{w('rPrDefault')}/{w('rPr')}"), self.theme),
                self.default.paragraph | paragraph_properties(defaults.find(f"{w('pPrDefault')}/{w('pPr')}")),
            )
        for style in styles.iterchildren(_STYLE):
            style_id = style.get(_STYLE_ID)
            if style_id is not None:
                self._elements.setdefault(style_id, style)
                if style.get(_DEFAULT) in {"1", "true", "on"}:
                    self._defaults.setdefault(style.get(_TYPE, "paragraph"), style_id)

    def known(self, style_id: str | None, kind: str) -> str | None:
        """Return the style itself when it exists, else the default one of its kind, else None."""
        return style_id if style_id in self._elements else self._defaults.get(kind)

    def style(self, style_id: str | None) -> Style:
        """Return a style with all it is based on; one that there is not says nothing."""
        found = self._merged.get(style_id)
        if found is None:
            found = self._merged[style_id] = self._with_ancestors(style_id)
        return found

    def _with_ancestors(self, style_id: str | None) -> Style:
        run: Properties = {}
        paragraph: Properties = {}
        for ancestor in reversed(self._chain(style_id)):
            own = self._own_style(ancestor)
            run |= own.run
            paragraph |= own.paragraph
        return Style(run, paragraph)

    def _chain(self, style_id: str | None) -> list[str]:
        """The style and its ancestors, nearest first; a circle ends where it closes."""
        chain: list[str] = []
        while style_id is not None and style_id in self._elements and style_id not in chain:
            chain.append(style_id)
            style_id = self._own_style(style_id).based_on
        return chain

    def _own_style(self, style_id: str) -> Style:
        if style_id not in self._own:
            # Turned round, so that of two parts with one name the first is kept.
            parts = {part.tag: part for part in reversed(children(self._elements[style_id]))}
            based_on = parts.get(_BASED_ON)
            self._own[style_id] = Style(
                run_properties(parts.get(_RPR), self.theme),
                paragraph_properties(parts.get(_PPR)),
                None if based_on is None else based_on.get(VAL),
            )
        return self._own[style_id]

    def cell_margins(self, style_id: str | None, table: Element) -> tuple[float, float]:
        """Return the margins left and right in the cells of a table: its own, its style's, else Word's."""
        sources = [table, *(self._elements[ancestor] for ancestor in self._chain(style_id))]
        margins = [source.find(_CELL_MARGINS) for source in sources]
        return side_of(margins, "left", "start"), side_of(margins, "right", "end")


class StyleContext:
    """The styles around runs, ready to be asked what a run or a paragraph looks like."""

    def __init__(self, sheet: StyleSheet, style: str | None, table_style: str | None) -> None:
        """Stand in a paragraph style, in a table of a style."""
        self.sheet, self.style, self._table = sheet, style, table_style
        self.plain = self.run({})

    def run(self, direct: Properties) -> RunFormat:
        """Resolve the look of a run from its styles and its direct formatting."""
        sheet, style = self.sheet, direct.get("style")
        character = sheet.style(style if isinstance(style, str) else None)
        levels = (sheet.style(self._table).run, sheet.style(self.style).run, character.run)
        return _run_format(sheet.default.run, levels, direct)

    def paragraph(self, direct: Properties, listed: Properties) -> ParagraphFormat:
        """Resolve how a paragraph stands; `listed` is what its list's level says."""
        sheet = self.sheet
        table, own = sheet.style(self._table).paragraph, sheet.style(self.style).paragraph
        # A list named in the paragraph beats the style's indents; one named in the style gives way to them.
        weaker, stronger = (own, listed) if "num_id" in direct else (listed, own)
        merged = {**sheet.default.paragraph, **table, **weaker, **stronger, **direct}
        return ParagraphFormat._make(map(merged.__getitem__, ParagraphFormat._fields))


def _run_format(defaults: Properties, levels: Sequence[Properties], direct: Properties) -> RunFormat:
    table, paragraph, character = levels
    merged = {**defaults, **table, **paragraph, **character, **direct}
    for name in TOGGLES:
        if name not in direct:
            switched = bool(table.get(name)) ^ bool(paragraph.get(name)) ^ bool(character.get(name))
            merged[name] = switched or defaults[name]
    return RunFormat._make(map(merged.__getitem__, RunFormat._fields))


def side_of(sources: list[Element | None], *names: str) -> float:
    """Return the first width that any source gives a side, in points, else Word's own 0,19 cm."""
    for source in sources:
        for name in names:
            side = None if source is None else source.find(w(name))
            value = None if side is None else points(side.get(w("w")))
            if value is not None:
                return value
    return _CELL_MARGIN


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
