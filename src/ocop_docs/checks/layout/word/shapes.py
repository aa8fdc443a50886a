"""Moving and stretching a line drawn as a shape (DrawingML or VML)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.ooxml.wml import EMU_PER_POINT, WP, WPS, A, V, number, points

if TYPE_CHECKING:
    from ocop_docs.ooxml.wml import Element

_WIDTH = re.compile(r"(?<![\w-])width\s*:[^;]*")
_RELATIVE_WIDTH = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}sizeRelH"
"""A width in percent of the page, which would override the length."""
_LEFT = re.compile(r"((?<![\w-])margin-left\s*:\s*)(-?[0-9.]+(?:pt|in|cm|mm))")


def move(shape: Element, aside: float) -> None:
    """Move a floating shape to the right by `aside` points; an inline shape stays."""
    for place in shape.iterfind(f"{{{WP}}}positionH/{{{WP}}}posOffset"):
        place.text = str(round((number(place.text) or 0) + aside * EMU_PER_POINT))
    if shape.tag == f"{{{V}}}line":
        for end in ("from", "to"):
            at, _, height = shape.get(end, "0,0").partition(",")
            shape.set(end, f"{(points(at) or 0) + aside:.2f}pt,{height or 0}")
    elif shape.get("style"):
        shape.set("style", _LEFT.sub(partial(_moved, aside), shape.get("style", "")))


def _moved(aside: float, left: re.Match[str]) -> str:
    return f"{left[1]}{(points(left[2]) or 0) + aside:.2f}pt"


def blacken_stroke(shape: Element) -> None:
    """Make a line black: its own colour, which overrides the one of its style."""
    if shape.tag.startswith(f"{{{V}}}"):
        shape.set("strokecolor", "black")
        return
    for properties in shape.iter(f"{{{WPS}}}spPr"):
        stroke = properties.find(f"{{{A}}}ln")
        if stroke is None:
            stroke = properties.makeelement(f"{{{A}}}ln")
            geometry = properties.find(f"{{{A}}}prstGeom")
            properties.insert(len(properties) if geometry is None else properties.index(geometry) + 1, stroke)
        for fill in stroke.findall(f"{{{A}}}solidFill"):
            stroke.remove(fill)
        fill = stroke.makeelement(f"{{{A}}}solidFill")
        fill.append(fill.makeelement(f"{{{A}}}srgbClr", {"val": "000000"}))
        stroke.insert(0, fill)


def stretch(shape: Element, old: float, new: float) -> None:
    """Change the length of a shape from `old` to `new` points, keeping its middle."""
    move(shape, (old - new) / 2)
    for relative in list(shape.iter(_RELATIVE_WIDTH)):
        shape.remove(relative)
    for extent in shape.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
        if extent.get("cx"):
            extent.set("cx", str(round(new * EMU_PER_POINT)))
    if shape.tag == f"{{{V}}}line":
        start, _, height = shape.get("from", "0,0").partition(",")
        shape.set("to", f"{(points(start) or 0) + new:.2f}pt,{height or 0}")
    elif shape.get("style"):
        shape.set("style", _WIDTH.sub(f"width:{new:.2f}pt", shape.get("style", "")))
