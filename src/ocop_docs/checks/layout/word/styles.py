"""The effective formatting of runs and paragraphs: defaults, table, paragraph and character styles, direct.

A missing styles part, an unknown style or a cycle of styles gives Word's own defaults, never an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ocop_docs.checks.layout.word.properties import TOGGLES, Properties, paragraph_properties, run_properties, spelling
from ocop_docs.ooxml.wml import VAL, Element, children, grandchild, points, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.properties import Spelling, ThemeFonts

_CELL_MARGIN = 5.4
_RPR, _PPR, _BASED_ON = w("rPr"), w("pPr"), w("basedOn")
_DEFAULTS, _RUN_DEFAULTS, _PARAGRAPH_DEFAULTS = w("docDefaults"), (w("rPrDefault"), _RPR), (w("pPrDefault"), _PPR)
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = w("style"), w("styleId"), w("type"), w("default")
_TABLE_PROPERTIES, _CELL_MARGINS = w("tblPr"), w("tblCellMar")
# If both spellings of a side are given, the later one here counts.
_SIDES = (("left", w("start")), ("left", w("left")), ("right", w("end")), ("right", w("right")))

Sides: TypeAlias = "dict[str, float]"
"""Margins of a cell in points, by `left` and `right`."""


class RunFormat(NamedTuple):
    """The effective format of a run: size, letter spacing in points, colour ``auto`` or hex; with Word's defaults."""

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
    spacing: float = 0.0


class ParagraphFormat(NamedTuple):
    """The effective format of a paragraph; lengths in points, `line` in lines where `line_rule` is auto."""

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
    colour_top: str = "auto"
    colour_bottom: str = "auto"


class Style(NamedTuple):
    """The properties of a style, its own or merged with those of its ancestors; `cell` are the margins of cells."""

    run: Properties
    paragraph: Properties
    cell: Sides
    based_on: str | None = None


class StyleSheet:
    """The styles of one document, each read and merged with its ancestors on first use."""

    def __init__(self, styles: Element | None, theme: ThemeFonts) -> None:
        """Read the styles, which may be missing."""
        self.theme = theme
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._merged: dict[str | None, Style] = {}
        self.default = Style(RunFormat._field_defaults, ParagraphFormat._field_defaults, {})
        if styles is not None:
            self._read(styles)

    def _read(self, styles: Element) -> None:
        defaults = next(styles.iterchildren(_DEFAULTS), None)
        if defaults is not None:
            self.default = Style(
                self.default.run | run_properties(spelling(grandchild(defaults, *_RUN_DEFAULTS)), self.theme),
                self.default.paragraph | paragraph_properties(spelling(grandchild(defaults, *_PARAGRAPH_DEFAULTS))),
                {},
            )
        for style in styles.iterchildren(_STYLE):
            style_id = style.get(_STYLE_ID)
            if style_id is not None:
                self._elements.setdefault(style_id, style)
                if style.get(_DEFAULT) in {"1", "true", "on"}:
                    self._defaults.setdefault(style.get(_TYPE, "paragraph"), style_id)

    def known(self, style_id: str | None, kind: str) -> str | None:
        """Return the id itself if the style exists, else the default style of its kind, else None."""
        return style_id if style_id in self._elements else self._defaults.get(kind)

    def style(self, style_id: str | None) -> Style:
        """Return a style merged with its ancestors; an unknown style has no properties."""
        own: dict[str, Style] = {}
        ancestor = style_id
        # Each style is merged once, however many are based on it; a cycle ends where it closes.
        while ancestor in self._elements and ancestor not in self._merged and ancestor not in own:
            own[ancestor] = self._own_style(ancestor)
            ancestor = own[ancestor].based_on
        merged = self._merged.get(ancestor, _NO_STYLE)
        for each, style in reversed(own.items()):
            merged = self._merged[each] = Style(
                merged.run | style.run, merged.paragraph | style.paragraph, merged.cell | style.cell
            )
        return merged

    def _own_style(self, style_id: str) -> Style:
        # Reversed, so that the first of two children with one name counts.
        parts = {part.tag: part for part in reversed(children(self._elements[style_id]))}
        run, paragraph, based_on = parts.get(_RPR), parts.get(_PPR), parts.get(_BASED_ON)
        table = parts.get(_TABLE_PROPERTIES)
        return Style(
            {} if run is None else run_properties(spelling(run), self.theme),
            {} if paragraph is None else paragraph_properties(spelling(paragraph)),
            {} if table is None else sides_of(table.find(_CELL_MARGINS)),
            None if based_on is None else based_on.get(VAL),
        )

    def cell_margins(self, style_id: str | None, table: Element) -> tuple[float, float]:
        """Return the left and right cell margins of a table in points: its own, its style's, else Word's."""
        own = grandchild(table, _TABLE_PROPERTIES, _CELL_MARGINS)
        return left_and_right(self.style(style_id).cell | sides_of(own))


class StyleContext:
    """Resolves the formats of runs and paragraphs in one paragraph style inside one table style.

    Most runs of a file share their direct formatting with many others: each is resolved once.
    """

    def __init__(self, sheet: StyleSheet, style: str | None, table_style: str | None) -> None:
        """Resolve formats in the paragraph style `style` and the table style `table_style`."""
        self.sheet, self.style = sheet, style
        self._table, self._own = sheet.style(table_style), sheet.style(style)
        self.own = self._own.paragraph
        self._base = {**sheet.default.paragraph, **self._table.paragraph, **self._own.paragraph}
        self._runs: dict[Spelling, RunFormat] = {}
        self._around = self._styled(None)
        self.plain = self.run({})

    def run(self, direct: Properties) -> RunFormat:
        """Return the effective format of a run with this direct formatting."""
        style = direct.get("style")
        around = self._styled(style) if isinstance(style, str) else self._around
        return RunFormat._make(map((around | direct).__getitem__, RunFormat._fields))

    def _styled(self, style: str | None) -> Properties:
        """The properties of a run in the character style `style`, without direct formatting."""
        return _toggled(self.sheet.default.run, self._table.run, self._own.run, self.sheet.style(style).run)

    def run_of(self, properties: Element | None) -> RunFormat:
        """Return the effective format of a run with this `rPr`."""
        if properties is None:
            return self.plain
        spelled = spelling(properties)
        found = self._runs.get(spelled)
        if found is None:
            found = self._runs[spelled] = self.run(run_properties(spelled, self.sheet.theme))
        return found

    def paragraph(self, direct: Properties, listed: Properties) -> ParagraphFormat:
        """Return the effective format of a paragraph; `listed` are the properties of its list level."""
        return self._listed(direct, listed) if listed else _paragraph_format(self._base | direct)

    def _listed(self, direct: Properties, listed: Properties) -> ParagraphFormat:
        """The indents of a list set in the paragraph override the style's; those of a list set in the style do not."""
        weaker, stronger = (self.own, listed) if "num_id" in direct else (listed, self.own)
        around = self.sheet.default.paragraph | self._table.paragraph
        return _paragraph_format({**around, **weaker, **stronger, **direct})


_NO_STYLE = Style({}, {}, {})


def _paragraph_format(merged: Properties) -> ParagraphFormat:
    return ParagraphFormat._make(map(merged.__getitem__, ParagraphFormat._fields))


def _toggled(defaults: Properties, *levels: Properties) -> Properties:
    """The properties that these styles give together; each switches back what those before it switched on."""
    merged = dict(defaults)
    for level in levels:
        merged |= level
    for name in TOGGLES:
        switched = sum([bool(level.get(name)) for level in levels]) % 2 == 1
        merged[name] = switched or defaults[name]
    return merged


def sides_of(margins: Element | None) -> Sides:
    """Return the left and right margins that the margins of a table, a style or a cell give, in points."""
    found: Sides = {}
    if margins is None:
        return found
    for side, name in _SIDES:
        given = margins.find(name)
        value = None if given is None else points(given.get(w("w")))
        if value is not None:
            found[side] = value
    return found


def left_and_right(sides: Sides) -> tuple[float, float]:
    """Return both margins, Word's default of 0.19 cm where one is not given."""
    return sides.get("left", _CELL_MARGIN), sides.get("right", _CELL_MARGIN)
