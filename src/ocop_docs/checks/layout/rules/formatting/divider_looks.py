"""How a line below a text is made: drawn and not typed, black, without gaps (mục I.4, II.1.b, II.2.b, II.5.b)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, span_rule
from ocop_docs.checks.layout.rules.formatting.dividers import owns
from ocop_docs.checks.layout.rules.formatting.fonts import BLACK, blacken
from ocop_docs.checks.layout.word.shapes import blacken_stroke
from ocop_docs.ooxml.wml import VAL, A, V, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_docs.checks.layout.elements.spans import Divider, Span
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

_SHOWN = 5
"""Characters of a typed line that its finding shows."""


@span_rule("rule_typed")
def rule_typed(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A line that was drawn, not a row of characters: those are text, which only a person may remove."""
    line = span.divider
    if not owns(span, context) or line is None or line.made != "typed" or line.span is None:
        return None
    return Deviation(line.span.text[:_SHOWN], expected(rule), line.paragraph)


@span_rule("rule_colour")
def rule_colour(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """A black line; Word draws shapes in a blue of the theme unless told otherwise."""
    line = span.divider
    if not owns(span, context) or line is None or line.colour in BLACK:
        return None
    return Deviation(f"màu {line.colour.upper()}", expected(rule), line.paragraph, partial(_blacken, line))


def _blacken(line: Divider) -> None:
    if line.made == "typed" and line.span is not None:
        blacken(line.span)
    elif line.made == "border":
        _each_border(line, _set_black)
    elif line.shape is not None:
        blacken_stroke(line.shape)


@span_rule("rule_solid")
def rule_solid(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """An unbroken line."""
    if not owns(span, context) or span.divider is None or span.divider.solid:
        return None
    fixes = {"border": _solid_border, "shape": _solid_shape, "typed": _strike_through}
    fix = partial(fixes[span.divider.made], span.divider) if span.divider.made in fixes else None
    return Deviation(printed("broken"), expected(rule), span.divider.paragraph, fix)


def _strike_through(line: Divider) -> None:
    """Keep the dashes and strike them through: that line has no gaps."""
    for properties in edit.run_properties_of(line.span) if line.span else ():
        edit.set_switch(properties, "strike", on=True)


def _solid_border(line: Divider) -> None:
    _each_border(line, _make_single)


def _make_single(border: Element) -> None:
    border.set(VAL, "single")
    border.set(w("sz"), border.get(w("sz"), edit.BORDER_SIZE))


def _set_black(border: Element) -> None:
    border.attrib.update(
        {w("color"): "000000", VAL: border.get(VAL, "single"), w("sz"): border.get(w("sz"), edit.BORDER_SIZE)}
    )
    edit.drop(border, ("themeColor", "themeTint", "themeShade"))


def _each_border(line: Divider, change: Callable[[Element], None]) -> None:
    """Change the borders above and below that the paragraph has, made first where they come from its style."""
    borders = edit.child(edit.properties(line.paragraph.element), "pBdr")
    for side in ("top", "bottom"):
        if getattr(line.paragraph.format, f"border_{side}") != "none":
            border = borders.find(w(side))
            change(etree.SubElement(borders, w(side)) if border is None else border)


def _solid_shape(line: Divider) -> None:
    if line.shape is not None:
        for dash in line.shape.iter(f"{{{A}}}prstDash"):
            dash.set("val", "solid")
        for stroke in line.shape.iter(f"{{{V}}}stroke"):
            stroke.set("dashstyle", "solid")
