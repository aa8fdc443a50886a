"""The content of a file in reading order: lines of text without their numbers and bullets, and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.spans import Span
from ocop_docs.checks.layout.word.model import Paragraph, Table, plain
from ocop_docs.ooxml.wml import column_span, w
from ocop_docs.vietnamese.text import single_line

LEAF = 99
"""The rank of a line without a label."""
_PART, _LETTER, _ROMAN, CLAUSE, _SUBCLAUSE, _DEEPER, _BOLD, POINT, DASH, _PLUS = range(10)
"""The ranks of labels: parts, letters, numerals, `1.`, `1.1`, deeper, bold lines, `a)`, bullets, `+`."""


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """A stretch of text: where it is, its number or bullet (`label`), and its text without that.

    `rank` orders the labels: a line belongs to the last line above it whose rank is smaller; `LEAF` for none.
    """

    where: str
    text: str
    label: str = ""
    rank: int = LEAF
    kind: str = ""
    bold: bool = False

    @property
    def full(self) -> str:
        """The text with its label."""
        return f"{self.label} {self.text}".strip()


_LONGEST_TITLE = 160
_LONGEST_LEAD = 80
_NUMBERED = re.compile(r"^(?P<label>\d{1,2}(?P<more>(?:\.\d{1,2})+)\.?) (?P<rest>\S.*)$")
_STAR = re.compile(r"^(?P<label>\*) ?(?P<rest>\S.*)$")
_BULLET = re.compile(r"^(?P<label>[-–—•●▪■◦➢✓o](?=\s)|[-–—•●▪■◦➢✓]) ?(?P<rest>\S.*)$")
_PLUSSED = re.compile(r"^(?P<label>\+) ?(?P<rest>\S.*)$")

UNIT_OF_TABLE = re.compile(r"^\(? ?(?:đvt|đơn vị(?: tính)?) ?:", re.IGNORECASE)


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """A table: its rows of cells, each a line; a merged cell fills each column that it covers.

    `lead` are the lines above it that announce it and name its unit; `title` is the nearest title above it.
    """

    where: str
    rows: list[list[Line]]
    rank: int = LEAF
    lead: tuple[Line, ...] = ()
    title: str = ""

    @property
    def cells(self) -> list[Line]:
        """Every cell once."""
        return list(dict.fromkeys(cell for row in self.rows for cell in row))

    @property
    def lines(self) -> list[Line]:
        """The lines that announce it, and every cell once."""
        return [*self.lead, *self.cells]


Block = Line | Grid


@dataclass(eq=False, slots=True)
class Node:
    """A line with what belongs to it."""

    line: Line
    children: list[Node | Grid] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the line."""
        return self.line.text

    def lines(self) -> Iterator[Line]:
        """Yield the line and all that belongs to it, tables left out."""
        yield self.line
        for child in self.children:
            if isinstance(child, Node):
                yield from child.lines()


def where_of(paragraph: Paragraph) -> str:
    """Return where a paragraph is, for a person."""
    if paragraph.cell is None:
        return f"Đoạn {paragraph.number}"
    cell = paragraph.cell
    return f"Bảng {cell.table.number}, dòng {cell.row}, cột {cell.column}"


def line_of(span: Span) -> Line:
    """Return a span as a line, its label apart."""
    whole = span.paragraph.text[span.start : span.end]
    text = plain(single_line(whole))
    bold = span.mostly("bold")
    label, rest, rank = _labelled(text, bold=bold, lettered=span.kind == "lettered_heading")
    return Line(where_of(span.paragraph), rest, label, rank, span.kind, bold)


def joined(lines: Sequence[Line]) -> Line:
    """Return lines that one value fills as one."""
    first, last = lines[0], lines[-1]
    where = first.where if first is last or first.where == last.where else f"{first.where} đến {last.where.lower()}"
    return Line(where, " ".join(line.full for line in lines), "", LEAF, first.kind, first.bold)


def _labelled(text: str, *, bold: bool, lettered: bool) -> tuple[str, str, int]:
    """The label of a text, the rest, and the rank; `lettered`: C and D are letters, not numerals."""
    numerals = ((_LETTER, patterns.LETTERED), (_ROMAN, patterns.ROMAN))
    for rank, pattern in ((_PART, patterns.PART), *(numerals if lettered else numerals[::-1])):
        found = pattern.match(text)
        if found and len(text) < _LONGEST_TITLE and (rank == _ROMAN or patterns.is_upper(found["rest"] or "A")):
            return text[: found.start("rest")].strip(), found["rest"], rank
    if found := _NUMBERED.match(text):
        return found["label"], found["rest"], _SUBCLAUSE if found["more"].count(".") == 1 else _DEEPER
    if found := patterns.CLAUSE.match(text):
        return text[: found.start("rest")].strip(), found["rest"].strip(), CLAUSE
    for rank, pattern in ((POINT, patterns.POINT), (POINT, _STAR), (DASH, _BULLET), (_PLUS, _PLUSSED)):
        if found := pattern.match(text):
            return text[: found.start("rest")].strip(), found["rest"], rank
    if bold and len(text) < _LONGEST_TITLE and not text.endswith((".", ";", ",")):
        return "", text, _ROMAN if patterns.is_upper(text) else _BOLD
    return "", text, LEAF


def outline(blocks: Sequence[Block]) -> list[Node | Grid]:
    """Return the blocks as a tree by the ranks of their labels."""
    roots: list[Node | Grid] = []
    open_nodes: list[Node] = []
    for block in blocks:
        rank = min(block.rank, _PLUS + 1)
        while open_nodes and not _holds(open_nodes[-1], rank):
            open_nodes.pop()
        inner = block if isinstance(block, Grid) else Node(block)
        (open_nodes[-1].children if open_nodes else roots).append(inner)
        if isinstance(inner, Node) and block.rank != LEAF:
            open_nodes.append(inner)
    return roots


def _holds(node: Node, rank: int) -> bool:
    """Whether what comes with this rank belongs to the node; text without a label does not belong to an item."""
    if rank > _PLUS:
        return node.line.rank < DASH or node.text.endswith(":")
    return node.line.rank < rank


def blocks_of(spans: Sequence[Span]) -> list[Block]:
    """Return spans as lines, and those of each table together as one table."""
    blocks: list[Block] = []
    for table, group in groupby(spans, key=lambda span: span.paragraph.cell.table if span.paragraph.cell else None):
        if table is None:
            blocks += _sentences([line_of(span) for span in group])
        else:
            lead = _take_lead(blocks)
            title = next((one.text for one in reversed(blocks) if isinstance(one, Line) and one.rank < POINT), "")
            blocks.append(_grid(table, [span.paragraph for span in group], lead, title))
    return blocks


def _take_lead(blocks: list[Block]) -> tuple[Line, ...]:
    """Take the lines that announce a table from the end of what comes before it."""
    lead: list[Line] = []
    while blocks and isinstance(last := blocks[-1], Line) and (UNIT_OF_TABLE.match(last.text) or _announces(last)):
        lead.insert(0, last)
        blocks.pop()
    return tuple(lead)


def _announces(line: Line) -> bool:
    return line.rank == LEAF and line.text.endswith(":") and len(line.text) < _LONGEST_LEAD


def _sentences(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.full]


def _grid(table: Table, paragraphs: Sequence[Paragraph], lead: tuple[Line, ...], title: str) -> Grid:
    texts: dict[tuple[int, int], list[str]] = {}
    for one in dict.fromkeys(paragraphs):
        if one.cell is not None:
            texts.setdefault((one.cell.row, one.cell.column), []).append(single_line(one.text))
    rows: list[list[Line]] = []
    for number, row in enumerate(table.element.iter(w("tr")), 1):
        cells: list[Line] = []
        for column, cell in enumerate(row.iterchildren(w("tc")), 1):
            text = plain(" ".join(texts.get((number, column), ())))
            line = Line(f"Bảng {table.number}, dòng {number}, cột {column}", text)
            cells += [line] * column_span(cell)
        rows.append(cells)
    return Grid(f"Bảng {table.number}", rows, lead=lead, title=title)
