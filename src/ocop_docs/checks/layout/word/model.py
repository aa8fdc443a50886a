"""A document as read: paragraphs with their runs, cells and sections."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ocop_docs.checks.layout.word.document_settings import DocumentSettings
    from ocop_docs.checks.layout.word.styles import ParagraphFormat, RunFormat
    from ocop_docs.ooxml.wml import Element


def plain(text: str) -> str:
    """Return the text composed (NFC), trimmed, with single spaces."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


@dataclass(slots=True, eq=False)
class Run:
    """Text of one format; `element` is None for a number that Word writes itself."""

    text: str
    format: RunFormat
    element: Element | None


@dataclass(slots=True, eq=False)
class Table:
    """A table: its number (from 1), style and columns, and the left and right margins of its cells in points."""

    number: int
    element: Element
    style: str | None
    margins: tuple[float, float]
    columns: int = 0


@dataclass(slots=True, eq=False)
class Cell:
    """A cell: row and column from 1."""

    table: Table
    row: int
    column: int
    element: Element


@dataclass(slots=True, eq=False)
class Drawing:
    """A line drawn as a shape: length and horizontal offset in points (None: in line with the text).

    The offset counts from the left edge of `base`: the ``column`` (the cell), the ``margin`` or the ``page``.
    `colour` is ``auto``, hex, a name, or the name of a colour of the theme.
    """

    length: float
    solid: bool
    element: Element
    offset: float | None = None
    centred: bool = False
    base: str = "column"
    colour: str = "auto"


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph; `number` counts from 1 through the whole document."""

    number: int
    element: Element
    runs: list[Run]
    format: ParagraphFormat
    cell: Cell | None
    boxed: bool
    section: int
    style: str | None
    automatic: bool
    drawings: list[Drawing]
    page_run: Run | None
    text: str = ""
    plain: str = ""
    blank: bool = True
    raised: bool = False

    def __post_init__(self) -> None:
        """Keep the text of the runs, and whether one is raised."""
        self.take_text()
        self.raised = True in [run.format.raised for run in self.runs]

    def take_text(self) -> None:
        """Keep the text of the runs, with automatic numbers: as it is, `plain`, and whether it is blank."""
        self.text = self.runs[0].text if len(self.runs) == 1 else "".join([run.text for run in self.runs])
        self.plain = plain(self.text)
        self.blank = not self.plain


@dataclass(slots=True, eq=False)
class Section:
    """One section: lengths in points, None where the file has none; headers and footers by type."""

    index: int
    element: Element | None
    width: float | None
    height: float | None
    margins: dict[str, float]
    title_page: bool
    page_start: int | None
    page_style: str
    columns: int
    headers: dict[str, list[Paragraph]]
    footers: dict[str, list[Paragraph]]


@dataclass(slots=True, eq=False)
class Document:
    """Everything the checker needs of a file, in reading order."""

    paragraphs: list[Paragraph]
    sections: list[Section]
    tables: list[Table]
    settings: DocumentSettings
