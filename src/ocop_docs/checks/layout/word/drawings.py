"""Lines drawn as shapes (DrawingML or VML) in a run; other shapes and pictures are ignored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.word.model import Drawing
from ocop_docs.ooxml.wml import EMU_PER_POINT, WP, A, Element, V, number, points

if TYPE_CHECKING:
    from collections.abc import Iterator

# The greatest height in points of a shape that is a line; files converted from .doc have rectangles for lines.
_LINE_SHAPES = {"line": 6.0, "straightConnector1": 6.0, "rect": 2.0}
_STYLE_WIDTH = re.compile(r"(?:^|;)\s*width\s*:\s*([0-9.]+)(pt|in|cm|mm|px)?")
_STYLE_LEFT = re.compile(r"(?:^|;)\s*(?:margin-)?left\s*:\s*(-?[0-9.]+)(pt|in|cm|mm|px)?")
_STYLE_BASE = re.compile(r"mso-position-horizontal-relative\s*:\s*(page|margin)")
_DARK = frozenset({"tx1", "dk1", "000000", "000", "black", "windowText"})
"""Names of black, the theme's first text colour among them."""
_CSS_PIXEL = 0.75
_DASH = f"{{{A}}}prstDash"


def lines_in(element: Element) -> Iterator[Drawing]:
    """Yield each straight, flat line that a `drawing` or `pict` element draws."""
    for holder in element.iter(f"{{{WP}}}inline", f"{{{WP}}}anchor"):
        line = _drawingml(holder)
        if line is not None:
            yield line
    for shape in element.iter(f"{{{V}}}line"):
        yield _vml_line(shape)
    for shape in element.iter(f"{{{V}}}shape", f"{{{V}}}rect"):
        line = _vml_shape(shape)
        if line is not None:
            yield line


def _drawingml(holder: Element) -> Drawing | None:
    geometry = next(holder.iter(f"{{{A}}}prstGeom"), None)
    extent = holder.find(f"{{{WP}}}extent")
    highest = None if geometry is None else _LINE_SHAPES.get(geometry.get("prst", ""))
    if extent is None or highest is None:
        return None
    width, height = (number(extent.get(side)) or 0 for side in ("cx", "cy"))
    if height / EMU_PER_POINT > highest:
        return None
    dash = next(holder.iter(_DASH), None)
    return Drawing(
        length=width / EMU_PER_POINT,
        solid=dash is None or dash.get("val") == "solid",
        element=holder,
        offset=_offset(holder),
        centred=_centred(holder),
        base=_base(holder),
        colour=_colour(holder),
    )


def _offset(holder: Element) -> float | None:
    place = holder.find(f"{{{WP}}}positionH/{{{WP}}}posOffset")
    value = None if place is None else number(place.text)
    return None if value is None else value / EMU_PER_POINT


def _centred(holder: Element) -> bool:
    place = holder.find(f"{{{WP}}}positionH/{{{WP}}}align")
    return place is not None and place.text == "center"


def _base(holder: Element) -> str:
    place = holder.find(f"{{{WP}}}positionH")
    named = "column" if place is None else place.get("relativeFrom", "column")
    return named if named in {"page", "margin"} else "column"


def _colour(holder: Element) -> str:
    """The colour of the stroke: its own, else that of the shape's style, which in Word is a blue of the theme."""
    stroke = next(holder.iter(f"{{{A}}}ln"), None)
    fill = None if stroke is None else stroke.find(f"{{{A}}}solidFill")
    source = next(holder.iter(f"{{{A}}}lnRef"), None) if fill is None else fill
    chosen = None if source is None or not len(source) else source[0]
    value = "auto" if chosen is None else str(chosen.get("lastClr") or chosen.get("val"))
    return "auto" if value in _DARK else value.lower()


def _vml_line(shape: Element) -> Drawing:
    start, end = (_pair(shape.get(name, "")) for name in ("from", "to"))
    return _vml_drawing(shape, abs(end - start), min(start, end))


def _vml_drawing(shape: Element, length: float, offset: float | None) -> Drawing:
    relative = _STYLE_BASE.search(shape.get("style", ""))
    base = relative[1] if relative else "column"
    colour = shape.get("strokecolor", "auto").partition(" ")[0].lstrip("#").lower()
    return Drawing(length, _vml_solid(shape), shape, offset, base=base, colour="auto" if colour in _DARK else colour)


def _pair(value: str) -> float:
    return points(value.partition(",")[0].strip()) or 0.0


def _vml_shape(shape: Element) -> Drawing | None:
    names = {str(name).rpartition("}")[2] for name in shape.attrib}
    connector, thin = "connectortype" in names, "hr" in names
    width = _css(_STYLE_WIDTH, shape.get("style", ""))
    if not (connector or thin) or width is None:
        return None
    return _vml_drawing(shape, width, _css(_STYLE_LEFT, shape.get("style", "")))


def _css(pattern: re.Pattern[str], style: str) -> float | None:
    found = pattern.search(style)
    if found is None:
        return None
    if found[2] in {None, "px"}:
        pixels = number(found[1])
        return None if pixels is None else pixels * _CSS_PIXEL
    return points(found[1] + found[2])


def _vml_solid(shape: Element) -> bool:
    stroke = shape.find(f"{{{V}}}stroke")
    return stroke is None or stroke.get("dashstyle", "solid") == "solid"
