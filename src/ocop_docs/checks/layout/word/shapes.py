"""Moving and stretching a line drawn as a shape (DrawingML or VML)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.ooxml.wml import EMU_PER_POINT, WP, A, V, number, points

if TYPE_CHECKING:
    from ocop_docs.ooxml.wml import Element

_WIDTH = re.compile(r"(?<![\w-])width\s*:[^;]*")
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


def stretch(shape: Element, old: float, new: float) -> None:
    """Change the length of a shape from `old` to `new` points, keeping its middle."""
    move(shape, (old - new) / 2)
    for extent in shape.iter(f"{{{WP}}}extent", f"{{{A}}}ext"):
        if extent.get("cx"):
            extent.set("cx", str(round(new * EMU_PER_POINT)))
    if shape.tag == f"{{{V}}}line":
        start, _, height = shape.get("from", "0,0").partition(",")
        shape.set("to", f"{(points(start) or 0) + new:.2f}pt,{height or 0}")
    elif shape.get("style"):
        shape.set("style", _WIDTH.sub(f"width:{new:.2f}pt", shape.get("style", "")))
