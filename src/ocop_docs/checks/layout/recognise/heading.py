"""The heading: two columns, set by a table, by tabs or by text boxes, told apart by the national name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.checks.layout.recognise.pieces import Piece, columns, fold, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Paragraph, Table

_REACH = 14
_SMALL_TABLE_ROWS = 6
_ROWS_BELOW = 3
_MOST_COLUMNS = 4
_LONG_NAME = 60
_LONG_LINE = 80
_GAPS = ("\t", "\n", "\u00a0", " " * 4)


@dataclass(slots=True)
class Heading:
    """The two columns of a heading and where the text after it begins (index among the paragraphs)."""

    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    start: int = 0
    end: int = 0
    table: Table | None = None


def anchors(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the places of the national names; without any, of the first motto, date or number."""
    found = [
        index
        for index, paragraph in enumerate(paragraphs)
        if _may_name_nation(paragraph.text)
        and _may_hold_heading(paragraph)
        and any(_names_nation(piece) for piece in _parts(paragraph))
    ]
    return found or _lesser_anchor(paragraphs)


def _may_name_nation(text: str) -> bool:
    """A quick look: too long a line, or one without two of the name's syllables, is not the name."""
    if len(text) > _LONG_NAME and not any(gap in text for gap in _GAPS):
        return False
    folded = text.casefold()
    return "nam" in folded or "ngh" in folded


def _may_hold_heading(paragraph: Paragraph) -> bool:
    """A heading has two columns, perhaps with others for room; a wider table only speaks of one."""
    return paragraph.cell is None or paragraph.cell.table.columns <= _MOST_COLUMNS


def _names_nation(piece: Piece) -> bool:
    return patterns.is_national_name(piece.text)


def _lesser_anchor(paragraphs: Sequence[Paragraph]) -> list[int]:
    for is_anchor in (patterns.is_motto, _is_date, patterns.NUMBER.match):
        for index, paragraph in enumerate(paragraphs[: _REACH * 2]):
            if _may_hold_heading(paragraph) and any(is_anchor(piece.text) for piece in _parts(paragraph)):
                return [index]
    return []


def _is_date(text: str) -> bool:
    found = patterns.DATE.search(text)
    return found is not None and "," in text[: found.start()] and len(text) - found.end() < _REACH


def _parts(paragraph: Paragraph) -> list[Piece]:
    return lines(paragraph) if paragraph.cell else columns(paragraph)


def read_heading(paragraphs: Sequence[Paragraph], anchor: int, stop: int) -> Heading:
    """Read the heading around `anchor`, never beyond `stop`, and recognise what stands in it."""
    cell = paragraphs[anchor].cell
    heading = _from_table(paragraphs, anchor, stop) if cell else _from_lines(paragraphs, anchor, stop)
    _recognise_right(heading.right)
    _recognise_left(heading.left)
    return heading


def _from_table(paragraphs: Sequence[Paragraph], anchor: int, stop: int) -> Heading:
    cell = paragraphs[anchor].cell
    assert cell is not None  # noqa: S101 - told to the type checker; the caller asked for a cell
    heading = Heading(table=cell.table)
    last_row = cell.row + _ROWS_BELOW
    rows = {p.cell.row for p in paragraphs[:stop] if p.cell and p.cell.table is cell.table}
    if len(rows) <= _SMALL_TABLE_ROWS:
        last_row = max(rows)
    inside = [
        index
        for index, p in enumerate(paragraphs[:stop])
        if p.cell and p.cell.table is cell.table and p.cell.row <= last_row
    ]
    alone = cell.table.columns == 1
    for index in inside:
        place = paragraphs[index].cell
        beside = place is not None and (place.column < cell.column or (alone and index < anchor))
        (heading.left if beside else heading.right).extend(lines(paragraphs[index]))
    heading.start, heading.end = inside[0], inside[-1] + 1
    return heading


def _from_lines(paragraphs: Sequence[Paragraph], anchor: int, stop: int) -> Heading:
    """Tabs or spaces set the columns; a line of one column goes where its words belong."""
    start = anchor
    while start > 0 and anchor - start < _REACH and _may_precede(paragraphs[start - 1]):
        start -= 1
    heading = Heading(start=start, end=start)
    for index in range(start, min(stop, start + 2 * _REACH)):
        parts = columns(paragraphs[index])
        if index > anchor and _ends_heading(paragraphs[index], parts):
            break
        for position, piece in enumerate(parts):
            beside = position == 0 if len(parts) > 1 else not _belongs_right(piece)
            (heading.left if beside else heading.right).append(piece)
        heading.end = index + 1
    return heading


def _may_precede(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.cell is not None or len(text) >= _LONG_LINE:
        return False
    return not text or paragraph.boxed or patterns.is_upper(text) or bool(patterns.NUMBER.match(text))


def _belongs_right(piece: Piece) -> bool:
    text = piece.text
    return patterns.is_national_name(text) or patterns.is_motto(text) or bool(patterns.DATE.search(text))


def _ends_heading(paragraph: Paragraph, parts: list[Piece]) -> bool:
    if paragraph.cell is not None:
        return True
    text = " ".join(piece.text for piece in parts)
    titled = patterns.kind_named(text) or patterns.kind_opening(text)
    opens_body = patterns.ADDRESSEE.match(text) or patterns.BASIS.match(text) or patterns.REFERENCE.match(text)
    return bool(titled or opens_body) or len(text) > _REACH * 10


def _recognise_right(pieces: list[Piece]) -> None:
    for piece in pieces:
        text = piece.text
        if patterns.is_national_name(text):
            piece.name("national_name", 1.0)
        elif patterns.is_motto(text):
            piece.name("motto", 1.0)
        elif piece.is_rule:
            piece.name("rule", 1.0)
        elif patterns.DATE.search(text):
            piece.name("place_date", 0.95)
        else:
            recognise_mark(piece)


def recognise_mark(piece: Piece) -> bool:
    """Recognise a mark of urgency, circulation or copy; return whether it is one."""
    for words in ("urgency", "circulation", "copies"):
        if patterns.is_one_of(piece.text, words):
            piece.name({"copies": "copy_mark"}.get(words, words), 0.9)
            return True
    return False


def _recognise_left(pieces: list[Piece]) -> None:
    names: list[Piece] = []
    dispatch = numbered = False
    for piece in pieces:
        if piece.is_rule:
            piece.name("rule", 1.0)
        elif patterns.DISPATCH.match(piece.text):
            dispatch = True
            piece.name("subject_dispatch", 0.95)
        elif patterns.NUMBER.match(piece.text):
            numbered = True
            piece.name("number_symbol", 0.95)
        elif recognise_mark(piece):
            continue
        elif patterns.DATE.search(piece.text):
            piece.name("place_date", 0.7)
        elif dispatch:
            piece.name("subject_dispatch", 0.8)
        elif not numbered:
            names.append(piece)
    _name_agencies(names)


def _name_agencies(names: list[Piece]) -> None:
    """The last name is the issuer, those above it are superior; a name may run over several lines."""
    groups: list[list[Piece]] = []
    for piece in names:
        if not groups or (_opens_name(piece, groups[-1]) and not _goes_on(groups[-1])):
            groups.append([])
        groups[-1].append(piece)
    for group in groups:
        issuer = group is groups[-1]
        for piece in group:
            piece.name("agency" if issuer else "parent_agency", 0.9 if len(groups) < _ROWS_BELOW else 0.7)


def _opens_name(piece: Piece, above: list[Piece]) -> bool:
    """Its first word tells whether a line begins a name; so do bold letters below lines that are not."""
    if patterns.opens_with(piece.text, "agency_openings"):
        return True
    bolder = piece.shows("bold") and not any(other.shows("bold") for other in above)
    return bolder and not patterns.opens_with(piece.text, "agency_endings")


def _goes_on(group: list[Piece]) -> bool:
    """A line that ends with a joining word has its name go on below."""
    return fold(group[-1].text).split(" ")[-1] in {"và", "của", "ủy", "-", "về"}
