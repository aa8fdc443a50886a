"""Paper and margins of every section (NĐ 30/2020, Phụ lục I, Phần I, mục I)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, printed, section_rule, within
from ocop_docs.ooxml.wml import twips, w

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.model import Section
    from ocop_docs.law.nd30 import Rule
    from ocop_docs.ooxml.wml import Element

POINTS_PER_MM = 72 / 25.4
_WORD_MARGIN = 72.0
_WORD_WIDTH, _WORD_HEIGHT = 612.0, 792.0


def section_element(section: Section, context: Context) -> Element:
    """Return the `sectPr`, made at the end of the body when the file has none."""
    if section.element is not None:
        return section.element
    body = next(context.file.tree(context.file.main).iterchildren(w("body")))
    found = body.find(w("sectPr"))
    return etree.SubElement(body, w("sectPr")) if found is None else found


@section_rule("paper")
def paper(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The size of the paper, in either orientation."""
    width, height = section.width or _WORD_WIDTH, section.height or _WORD_HEIGHT
    found = sorted((width / POINTS_PER_MM, height / POINTS_PER_MM))
    wanted = [rule.extra["width"], rule.extra["height"]]
    if all(abs(a - b) <= rule.tolerance for a, b in zip(found, wanted, strict=True)):
        return None
    fix = partial(_set_paper, section, context, wanted, landscape=width > height)
    return Deviation(_size(found), f"{_size(wanted)} (A4)", fix=fix, section=section)


def _size(sides: list[float]) -> str:
    return " x ".join(printed(round(side)) for side in sides) + " mm"


def _set_paper(section: Section, context: Context, sides: list[float], *, landscape: bool) -> None:
    size = edit.child(section_element(section, context), "pgSz")
    short, long = (twips(side * POINTS_PER_MM) for side in sides)
    size.set(w("w"), long if landscape else short)
    size.set(w("h"), short if landscape else long)


@section_rule("orientation")
def orientation(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """Portrait paper, unless the section holds tables."""
    wide = (section.width or _WORD_WIDTH) > (section.height or _WORD_HEIGHT)
    if not wide or section.index in context.once(_sections_with_tables):
        return None
    return Deviation(printed("landscape"), expected(rule), section=section)


def _sections_with_tables(context: Context) -> set[int]:
    """The indexes of the sections with a table in their content; the heading and the close do not count."""
    return {
        span.paragraph.section
        for segment in context.recognised.segments
        for span in segment.spans
        if span.kind == "table_text" and span.paragraph.cell is not None
    }


@section_rule("margin_top", "margin_bottom", "margin_left", "margin_right")
def margin(section: Section, rule: Rule, context: Context) -> Deviation | None:
    """The distance of the text from an edge of the paper."""
    side = rule.check.removeprefix("margin_")
    found = section.margins.get(side, _WORD_MARGIN)
    if side == "left":
        found += section.margins.get("gutter", 0.0)
    millimetres = abs(found) / POINTS_PER_MM
    if within(millimetres, rule):
        return None
    fix = partial(_set_margin, section, context, side, float(rule.prefer) * POINTS_PER_MM)
    return Deviation(printed(millimetres, rule.unit), expected(rule), fix=fix, section=section)


def _set_margin(section: Section, context: Context, side: str, length: float) -> None:
    element = edit.child(section_element(section, context), "pgMar")
    for name in ("top", "bottom", "left", "right", "header", "footer", "gutter"):
        if element.get(w(name)) is None:
            usual = {"header": 36.0, "footer": 36.0, "gutter": 0.0}.get(name, _WORD_MARGIN)
            element.set(w(name), twips(section.margins.get(name, usual)))
    if side == "left":
        length -= section.margins.get("gutter", 0.0)
    element.set(w(side), twips(length))
