"""The blocks of a source that was read."""

from dataclasses import dataclass
from enum import Enum


class SourceError(ValueError):
    """A source does not follow the markup; the message names the file and the line."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in a style; `text` may hold Jinja expressions and **bold** words."""

    style_id: str
    text: str


@dataclass(frozen=True)
class Tag:
    """A Jinja statement in a paragraph of its own."""

    text: str


@dataclass(frozen=True)
class SectionEnd:
    """The end of a section; the next one begins a page numbered from 1."""


@dataclass(frozen=True)
class Landscape:
    """From here to the end of the source the page is in landscape."""


@dataclass(frozen=True)
class Frame:
    """The last section of the source has a frame around its page."""


@dataclass(frozen=True)
class Columns:
    """A frame without borders: rows of cells of blocks, its widths known by the name of the set."""

    widths_of: str
    rows: tuple[tuple[tuple["Block", ...], ...], ...]


class RowKind(Enum):
    """The kind of a table's row; LEAD introduces the rows below it and is kept on their page."""

    HEAD = "!"
    LEAD = "+"
    TOTAL = "*"
    TAG = "{%tr"
    BODY = ""


@dataclass(frozen=True)
class Cell:
    """A cell as wide as `span` columns."""

    text: str
    span: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a table; a tag row has one cell, as wide as the table."""

    kind: RowKind
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with borders; widths in cm, aligns one of l, c, r, one each per column.

    `together`: a short table, whose rows stay on one page.
    """

    widths_cm: tuple[float, ...]
    aligns: tuple[str, ...]
    rows: tuple[Row, ...]
    together: bool = False


Block = Paragraph | Tag | SectionEnd | Landscape | Frame | Columns | Table
