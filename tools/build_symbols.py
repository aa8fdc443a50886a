"""Draw the font of symbols that the embedded PDF engine lacks, as wide and high as the letters of Liberation Serif.

Run by `make symbols`; every glyph is a polygon given here, so the font is ours.
"""

from __future__ import annotations

import math
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

TARGET = Path(__file__).resolve().parents[1] / "src" / "ocop_docs" / "engines" / "symbols.ttf"
NAME = "OCOP Symbols"
UNITS, ASCENT, DESCENT, GAP = 2048, 1825, 443, 87
"""Of Liberation Serif, so that a symbol leaves its line as high as it is."""
MADE = 3_600_000_000
"""A fixed moment, in seconds since 1904: the same source gives the same bytes."""

Point = tuple[float, float]
WIDTH = 1640
LEFT, RIGHT, BOTTOM, TOP, STROKE = 150, 1490, -60, 1280, 110
CROSS = 190


def star(radius: float) -> list[Point]:
    """The ten corners of a star that stands on the middle of the letters."""
    centre, inner = (WIDTH / 2, 640), radius * 0.382
    turns = [(radius if corner % 2 == 0 else inner, math.pi / 2 - corner * math.pi / 5) for corner in range(10)]
    return [(centre[0] + length * math.cos(turn), centre[1] + length * math.sin(turn)) for length, turn in turns]


def box(inset: float) -> list[Point]:
    """A square, its corners clockwise."""
    left, right, bottom, top = LEFT + inset, RIGHT - inset, BOTTOM + inset, TOP - inset
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def stroke(begin: Point, end: Point, width: float = STROKE) -> list[Point]:
    """A straight line of some width, as a polygon, clockwise."""
    length = math.dist(begin, end)
    across = ((end[1] - begin[1]) * width / 2 / length, (begin[0] - end[0]) * width / 2 / length)
    corners = [(begin, -1), (end, -1), (end, 1), (begin, 1)]
    return [(point[0] + side * across[0], point[1] + side * across[1]) for point, side in corners]


def outlined(outline: list[Point], hole: list[Point]) -> list[list[Point]]:
    """A shape with a hole: the hole runs the other way."""
    return [outline, hole[::-1]]


EMPTY = outlined(box(0), box(STROKE))
LOW, HIGH = CROSS + LEFT, RIGHT - CROSS
TICK = [stroke((LOW, 640), (690, 250), 150), stroke((640, 270), (HIGH, 1100), 150)]
GLYPHS: dict[str, list[list[Point]]] = {
    "★": [star(700)],
    "☆": outlined(star(700), star(470)),
    "☐": EMPTY,
    "☑": [*EMPTY, *TICK],
    "☒": [
        *EMPTY,
        stroke((LOW, BOTTOM + CROSS), (HIGH, TOP - CROSS)),
        stroke((LOW, TOP - CROSS), (HIGH, BOTTOM + CROSS)),
    ],
    "✓": TICK,
    "✔": TICK,
}


def drawn(contours: list[list[Point]]) -> Glyph:
    """A glyph of polygons."""
    pen = TTGlyphPen(None)
    for contour in contours:
        first, *others = [(round(x), round(y)) for x, y in contour]
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def build() -> FontBuilder:
    """The font, ready to be written."""
    names = {char: f"uni{ord(char):04X}" for char in GLYPHS}
    font = FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap({ord(char): name for char, name in names.items()})
    font.setupGlyf({".notdef": drawn(EMPTY)} | {names[char]: drawn(contours) for char, contours in GLYPHS.items()})
    font.setupHorizontalMetrics(dict.fromkeys((".notdef", *names.values()), (WIDTH, LEFT)))
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT, lineGap=GAP)
    font.setupNameTable({"familyName": NAME, "styleName": "Regular", "psName": NAME.replace(" ", "")})
    font.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=-DESCENT,
        sTypoLineGap=GAP,
        usWinAscent=ASCENT,
        usWinDescent=DESCENT,
        fsType=0,
    )
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = MADE
    font.font.recalcTimestamp = False
    return font


if __name__ == "__main__":
    build().save(TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
