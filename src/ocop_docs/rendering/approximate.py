"""The preview without LibreOffice: the finished Word file as plain blocks; its line and page breaks differ."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_ALIGNMENTS = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one face."""

    text: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its pieces, its alignment, and whether its first line is indented."""

    pieces: list[Piece]
    align: str
    indented: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells of lines; `ruled` when it has visible borders."""

    rows: list[list[list[Line]]]
    ruled: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The blocks between two section breaks."""

    blocks: list[Line | Grid] = field(default_factory=list)


def sheets_of(word: bytes) -> list[Sheet]:
    """Return the sections of a Word file, in order."""
    sheets = [Sheet()]
    for block in Document(io.BytesIO(word)).iter_inner_content():
        if isinstance(block, Table):
            sheets[-1].blocks.append(_grid(block))
        else:
            sheets[-1].blocks.extend(_lines([block]))
            if block._p.pPr is not None and block._p.pPr.find(qn("w:sectPr")) is not None:  # noqa: SLF001 - python-docx has no public name for it
                sheets.append(Sheet())
    return [sheet for sheet in sheets if sheet.blocks]


def _lines(paragraphs: list[Paragraph]) -> list[Line]:
    return [_line(paragraph) for paragraph in paragraphs if paragraph.text.strip()]


def _line(paragraph: Paragraph) -> Line:
    alignment = paragraph.alignment if paragraph.alignment is not None else _inherited(paragraph, "alignment")
    indent = _inherited(paragraph, "first_line_indent")
    return Line(list(_pieces(paragraph)), _ALIGNMENTS.get(alignment, "left"), bool(indent and int(indent) > 0))  # type: ignore[call-overload]  # a Length


def _inherited(paragraph: Paragraph, name: str) -> object:
    """A property of the paragraph's style or of the first style it is based on that has one."""
    style = paragraph.style
    while style is not None:
        value: object = getattr(style.paragraph_format, name)
        if value is not None:
            return value
        style = style.base_style
    return None


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    for run in paragraph.runs:
        if run.text:
            yield Piece(run.text, _face(paragraph, run, "bold"), _face(paragraph, run, "italic"))


def _face(paragraph: Paragraph, run: Run, name: str) -> bool:
    own = getattr(run.font, name)
    if own is not None:
        return bool(own)
    style = paragraph.style
    while style is not None:
        value = getattr(style.font, name)
        if value is not None:
            return bool(value)
        style = style.base_style
    return False


def _grid(table: Table) -> Grid:
    rows = [[_lines(cell.paragraphs) for cell in row.cells] for row in table.rows]
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))  # noqa: SLF001 - python-docx has no public name for it
    ruled = borders is not None and any(side.get(qn("w:val")) not in ("nil", "none") for side in borders)
    return Grid(rows, ruled)
