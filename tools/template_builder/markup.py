"""Read a source into blocks. The markup is described in the package's docstring."""

import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from string import Template

from .blocks import Block, Cell, Columns, Frame, Landscape, Paragraph, Row, RowKind, SectionEnd, SourceError, Table, Tag

PARTS = "parts"
_PARAGRAPH = re.compile(r"\[(\w+)\] ?(.*)")
_SPAN = re.compile(r"\^(\d+) (.*)")
_MARKS: dict[str, Block] = {"@section": SectionEnd(), "@landscape": Landscape(), "@frame": Frame()}
_ALIGNS = frozenset("lcr")


def read_source(source: Path) -> tuple[Block, ...]:
    """Return the blocks of a source file, its parts included.

    Raises:
        SourceError: a line is not of the markup, or a part or a value is missing.
    """
    lines = _lines(source, source.parent, {})
    return tuple(_blocks(lines, ending=None))


def _lines(source: Path, root: Path, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (place, line) with parts included; comments and blank lines left out."""
    for number, raw in enumerate(_content(source, values).splitlines(), start=1):
        line, place = raw.strip(), f"{source.name}:{number}"
        if line.startswith("@include "):
            yield from _included(line, root, place)
        elif line and not line.startswith("#"):
            yield place, line


def _content(source: Path, values: dict[str, str]) -> str:
    if not source.is_file():
        raise SourceError(f"{source}: no such source; write it first")
    content = source.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", content):
        raise SourceError(f"{source.name}: not composed (NFC)")
    try:
        return Template(content).substitute(values)
    except (KeyError, ValueError) as error:
        raise SourceError(f"{source.name}: value of the part: {error}") from error


def _included(line: str, root: Path, place: str) -> Iterator[tuple[str, str]]:
    _, name, *pairs = shlex.split(line)
    if not all("=" in pair for pair in pairs):
        raise SourceError(f"{place}: values of a part are key=value")
    yield from _lines(root / PARTS / f"{name}.txt", root, dict(pair.split("=", 1) for pair in pairs))


def _blocks(lines: Iterator[tuple[str, str]], ending: str | None) -> Iterator[Block]:
    for place, line in lines:
        if line == ending:
            return
        yield _block(place, line, lines)
    if ending is not None:
        raise SourceError(f"the source ends before {ending}")


def _block(place: str, line: str, lines: Iterator[tuple[str, str]]) -> Block:
    if match := _PARAGRAPH.fullmatch(line):
        return Paragraph(match[1], match[2])
    if line.startswith("{%p ") and line.endswith("%}"):
        return Tag(line)
    if line in _MARKS:
        return _MARKS[line]
    if line.startswith("@columns "):
        return _columns(line, lines)
    if line.startswith("@table "):
        return _table(place, line, lines)
    raise SourceError(f"{place}: not of the markup: {line}")


def _columns(line: str, lines: Iterator[tuple[str, str]]) -> Columns:
    rows: list[list[list[Block]]] = [[[]]]
    for place, inner in lines:
        if inner == "@end":
            return Columns(line.split()[1], tuple(tuple(map(tuple, row)) for row in rows))
        if inner == "@row":
            rows.append([[]])
        elif inner == "@next":
            rows[-1].append([])
        else:
            rows[-1][-1].append(_block(place, inner, lines))
    raise SourceError("the source ends before @end")


def _table(place: str, line: str, lines: Iterator[tuple[str, str]]) -> Table:
    options = dict(pair.split("=", 1) for pair in line.split()[1:])
    widths = tuple(float(width) for width in options["widths"].split(","))
    aligns = tuple(options["align"].split(","))
    if len(aligns) != len(widths) or not _ALIGNS.issuperset(aligns):
        raise SourceError(f"{place}: one of l, c, r for each width")
    together = options.get("together") == "yes"
    return Table(widths, aligns, tuple(_rows(lines, len(widths))), together)


def _rows(lines: Iterator[tuple[str, str]], columns: int) -> Iterator[Row]:
    for place, line in lines:
        if line == "@end":
            return
        row = _row(line, columns)
        if sum(cell.span for cell in row.cells) != columns:
            raise SourceError(f"{place}: the row does not fill {columns} columns")
        yield row
    raise SourceError("the source ends before @end")


def _row(line: str, columns: int) -> Row:
    if line.startswith(RowKind.TAG.value):
        return Row(RowKind.TAG, (Cell(line, span=columns),))
    kind = next(
        (kind for kind in (RowKind.HEAD, RowKind.LEAD, RowKind.TOTAL) if line.startswith(f"{kind.value} ")),
        RowKind.BODY,
    )
    return Row(kind, tuple(map(_cell, line.removeprefix(kind.value).split("|"))))


def _cell(content: str) -> Cell:
    if match := _SPAN.fullmatch(content.strip()):
        return Cell(match[2], span=int(match[1]))
    return Cell(content.strip())
