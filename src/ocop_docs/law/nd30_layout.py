"""The layout of Nghị định 30/2020/NĐ-CP in Word's units, from `nd30_layout.toml`."""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ocop_docs.resources import read_toml
from ocop_docs.typography import TWIPS_PER_POINT, divider_indent_twips, text_width_twips, twips_from_mm

MM_PER_CM = 10
LINE_UNITS = 240  # w:line counts 240ths of a line
EIGHTHS_PER_POINT = 8  # w:sz of a border counts eighths of a point


class Indent(NamedTuple):
    """Indents of a paragraph in twips."""

    left: int = 0
    right: int = 0
    first_line: int = 0
    hanging: int = 0


class Element(NamedTuple):
    """One element of the decree as a paragraph style; lengths in twips, sizes in points."""

    style_id: str
    name: str
    size_pt: float
    bold: bool
    italic: bool
    align: str
    before: int
    after: int
    line: int
    indent: Indent
    keep_next: bool
    keep_lines: bool
    tight_group: bool
    outline: int | None
    boxed: bool = False
    """Whether a dotted line is drawn around it: a place to put a picture in."""


class Divider(NamedTuple):
    """A line below a text, as a paragraph style; lengths in twips, thickness in eighths of a point."""

    style_id: str
    name: str
    indent: Indent
    after: int
    line: int
    thickness: int
    gap_pt: int


class Layout:
    """The layout of all elements and pages."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def mm(self, table: str, key: str) -> int:
        """Return a length of the table, which is in millimetres, in twips."""
        return twips_from_mm(_value(self._data[table], key))

    def points(self, table: str, key: str) -> float:
        """Return a length of the table in points."""
        return _value(self._data[table], key)

    @property
    def font(self) -> dict[str, Any]:
        """Return the table of the font: name, colour, language, size."""
        table: dict[str, Any] = self._data["font"]
        return table

    @property
    def first_page_number(self) -> int:
        """Return the number of a section's first page."""
        return int(_value(self._data["page_number"], "first"))

    @cached_property
    def text_width(self) -> int:
        """Return the width between the margins, in twips."""
        return sum(
            sign * self.mm("page", key) for sign, key in ((1, "width"), (-1, "margin_left"), (-1, "margin_right"))
        )

    @cached_property
    def landscape_width(self) -> int:
        """Return the width between the margins of a landscape page, in twips."""
        return self.text_width + self.mm("page", "height") - self.mm("page", "width")

    @cached_property
    def text_height(self) -> int:
        """Return the height between the margins, in twips."""
        return sum(
            sign * self.mm("page", key) for sign, key in ((1, "height"), (-1, "margin_top"), (-1, "margin_bottom"))
        )

    @cached_property
    def columns(self) -> dict[str, tuple[int, ...]]:
        """Return the widths of each set of columns, in twips; the last column takes the rest."""
        first = {
            "heading": self.mm("heading", "agency_column"),
            "signature": self.mm("signature", "recipients_column"),
        }
        number = self.mm("certificate", "number_column")
        portrait: dict[str, tuple[int, ...]] = {name: (width, self.text_width - width) for name, width in first.items()}
        emblem = self.mm("certificate", "emblem_column")
        return portrait | {
            "certificate": (number, self.landscape_width - number),
            "certificate-heading": (emblem, self.landscape_width - 2 * emblem, emblem),
        }

    @cached_property
    def elements(self) -> dict[str, Element]:
        """Return the elements by the id of their style, in the order of the table."""
        return {key: self._element(key, table) for key, table in self._data["elements"].items()}

    def _element(self, key: str, table: dict[str, Any]) -> Element:
        element = _element(key, table)
        if "square_in" not in table:
            return element
        side = (self._column(table["square_in"]) - self.mm("certificate", "emblem")) // 2
        return element._replace(indent=Indent(left=side, right=side), boxed=True)

    @cached_property
    def dividers(self) -> dict[str, Divider]:
        """Return the dividers by the id of their style."""
        return {key: self._divider(key, table) for key, table in self._data["dividers"].items()}

    def line_above(self, style_id: str) -> str:
        """Return the id of the style above the divider `style_id`."""
        above: str = self._data["dividers"][style_id]["below"]
        return above

    def divider_indent(self, style_id: str, lines: Sequence[str]) -> int:
        """Return the indent on both sides, in twips, that gives a divider below `lines` its length."""
        table = self._data["dividers"][style_id]
        above = self.elements[table["below"]]
        return divider_indent_twips(
            lines,
            above.size_pt,
            bold=above.bold,
            column_width_twips=self._column(table["column"]),
            share=_value(table, "share"),
        )

    def _divider(self, style_id: str, table: dict[str, Any]) -> Divider:
        side = self.divider_indent(style_id, [table["sample"]])
        return Divider(
            style_id=style_id,
            name=table["name"],
            indent=Indent(left=side, right=side),
            after=_twips(table, "after"),
            line=round(self.points("divider", "line_height") * TWIPS_PER_POINT),
            thickness=round(self.points("divider", "thickness") * EIGHTHS_PER_POINT),
            gap_pt=round(self.points("divider", "gap")),
        )

    def _column(self, name: str) -> int:
        agency, national = self.columns["heading"]
        emblem, certificate, _ = self.columns["certificate-heading"]
        return {
            "agency_column": agency,
            "national_column": national,
            "page": self.text_width,
            "landscape": self.landscape_width,
            "emblem_column": emblem,
            "certificate_column": certificate,
        }[name]


@lru_cache(maxsize=1)
def nd30_layout() -> Layout:
    """Return the layout in force."""
    return Layout(read_toml(Path(__file__).with_name("nd30_layout.toml")))


def _element(style_id: str, table: dict[str, Any]) -> Element:
    return Element(
        style_id=style_id,
        name=table["name"],
        size_pt=_value(table, "size"),
        bold=table["bold"],
        italic=table["italic"],
        align=table["align"],
        before=_twips(table, "before"),
        after=_twips(table, "after"),
        line=round(_value(table, "line", 1) * LINE_UNITS),
        indent=_indent(table),
        keep_next=table.get("keep_next", False),
        keep_lines=table.get("keep_lines", False),
        tight_group=table.get("tight_group", False),
        outline=table.get("outline"),
    )


def _indent(table: dict[str, Any]) -> Indent:
    left = _centimetres(table, "left")
    first_line = _centimetres(table, "first_line")
    if "under" not in table:
        return Indent(left=left, first_line=first_line)
    size = _value(table, "size")
    hanging = text_width_twips(table["hang"], size)
    return Indent(left=left + text_width_twips(table["under"], size) + hanging, hanging=hanging)


def _centimetres(table: dict[str, Any], key: str) -> int:
    return twips_from_mm(_value(table, key, 0) * MM_PER_CM)


def _twips(table: dict[str, Any], key: str) -> int:
    return round(_value(table, key, 0) * TWIPS_PER_POINT)


def _value(table: dict[str, Any], key: str, default: float | None = None) -> float:
    if default is not None and key not in table:
        return default
    value: float = table[key]["value"]
    return value
