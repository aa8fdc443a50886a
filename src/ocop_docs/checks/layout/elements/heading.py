"""The heading: two columns, set by a table, tabs or text boxes; the national name marks the right one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.spans import Span, columns, fold, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Cell, Paragraph, Table

_MAX_DISTANCE = 14
"""How many paragraphs, or characters of one, are searched around the national name."""
_SMALL_TABLE_ROWS = 6
_ROWS_BELOW = 3
_MOST_COLUMNS = 4
_LONG_NAME = 60
_LONG_LINE = 80
_GAPS = ("\t", "\n", "\u00a0", " " * 4)


@dataclass(slots=True)
class Heading:
    """The two columns of a heading and its range of paragraphs (indexes)."""

    left: list[Span] = field(default_factory=list)
    right: list[Span] = field(default_factory=list)
    start: int = 0
    end: int = 0
    table: Table | None = None


def anchors(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return the indexes of the national names; without any, of the first motto, date or number."""
    found = [
        index
        for index, paragraph in enumerate(paragraphs)
        if _may_name_nation(paragraph.text)
        and _may_hold_heading(paragraph)
        and any(_names_nation(span) for span in _parts(paragraph))
    ]
    return _one_of_each_table(paragraphs, found) or _fallback_anchor(paragraphs)


def _one_of_each_table(paragraphs: Sequence[Paragraph], found: list[int]) -> list[int]:
    """Without those in the table of the one before them: a name repeated in a heading begins no document."""
    cells = [paragraphs[index].cell for index in found]
    return [
        index
        for index, cell, before in zip(found, cells, [None, *cells], strict=False)
        if cell is None or before is None or cell.table is not before.table
    ]


def _may_name_nation(text: str) -> bool:
    """A cheap test first: a long line, or one without two of its syllables, is not the national name."""
    if len(text) > _LONG_NAME and not any(gap in text for gap in _GAPS):
        return False
    folded = text.casefold()
    return "nam" in folded or "ngh" in folded


def _may_hold_heading(paragraph: Paragraph) -> bool:
    """A heading has two columns, perhaps with empty ones between; a wider table can only mention a national name."""
    return paragraph.cell is None or paragraph.cell.table.columns <= _MOST_COLUMNS


def _names_nation(span: Span) -> bool:
    return patterns.is_national_name(span.text)


def _fallback_anchor(paragraphs: Sequence[Paragraph]) -> list[int]:
    for is_anchor in (patterns.is_motto, _is_date, patterns.NUMBER.match):
        for index, paragraph in enumerate(paragraphs[: _MAX_DISTANCE * 2]):
            if _may_hold_heading(paragraph) and any(is_anchor(span.text) for span in _parts(paragraph)):
                return [index]
    return []


def _is_date(text: str) -> bool:
    found = patterns.DATE.search(text)
    return found is not None and "," in text[: found.start()] and len(text) - found.end() < _MAX_DISTANCE


def _parts(paragraph: Paragraph) -> list[Span]:
    return lines(paragraph) if paragraph.cell else columns(paragraph)


def read_heading(paragraphs: Sequence[Paragraph], anchor: int, stop: int) -> Heading:
    """Read the heading around `anchor`, at most up to `stop`, and recognise its elements."""
    cell = paragraphs[anchor].cell
    heading = _from_table(paragraphs, anchor, cell, stop) if cell else _from_lines(paragraphs, anchor, stop)
    _recognise_right(heading.right)
    _recognise_left(heading.left)
    return heading


def _from_table(paragraphs: Sequence[Paragraph], anchor: int, cell: Cell, stop: int) -> Heading:
    heading = Heading(table=cell.table)
    last_row = cell.row + _ROWS_BELOW
    rows = {
        index: p.cell.row
        for index, p in enumerate(paragraphs[:stop])
        if p.cell is not None and p.cell.table is cell.table
    }
    if len(set(rows.values())) <= _SMALL_TABLE_ROWS:
        last_row = max(rows.values())
    inside = [index for index, row in rows.items() if row <= last_row]
    alone = cell.table.columns == 1
    for index in inside:
        place = paragraphs[index].cell
        beside = place is not None and (place.column < cell.column or (alone and index < anchor))
        (heading.left if beside else heading.right).extend(lines(paragraphs[index]))
    heading.start, heading.end = inside[0], inside[-1] + 1
    _add_table_below(paragraphs, heading, stop)
    return heading


def _add_table_below(paragraphs: Sequence[Paragraph], heading: Heading, stop: int) -> None:
    """Some offices set number and date in a table of their own right below."""
    first = next((p for p in paragraphs[heading.end : stop] if not p.blank), None)
    table = None if first is None or first.cell is None else first.cell.table
    if table is None or table is heading.table or table.columns > _MOST_COLUMNS:
        return
    inside = [i for i in range(heading.end, stop) if (cell := paragraphs[i].cell) and cell.table is table]
    spans = [(paragraphs[i].cell, span) for i in inside for span in lines(paragraphs[i])]
    named = any(patterns.NUMBER.match(span.text) or _is_date(span.text) for _, span in spans)
    if not named or len(spans) > _SMALL_TABLE_ROWS:
        return
    for cell, span in spans:
        (heading.left if cell is not None and cell.column == 1 else heading.right).append(span)
    heading.end = inside[-1] + 1


def _from_lines(paragraphs: Sequence[Paragraph], anchor: int, stop: int) -> Heading:
    """Columns set by tabs or spaces; a line without columns goes where its text belongs."""
    start = anchor
    while start > 0 and anchor - start < _MAX_DISTANCE and _may_precede(paragraphs[start - 1]):
        start -= 1
    heading = Heading(start=start, end=start)
    for index in range(start, min(stop, start + 2 * _MAX_DISTANCE)):
        parts = columns(paragraphs[index])
        if index > anchor and _ends_heading(paragraphs[index], parts):
            break
        for position, span in enumerate(parts):
            beside = position == 0 if len(parts) > 1 else not _belongs_right(span)
            (heading.left if beside else heading.right).append(span)
        heading.end = index + 1
    return heading


def _may_precede(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if paragraph.cell is not None or len(text) >= _LONG_LINE:
        return False
    return not text or paragraph.boxed or patterns.is_upper(text) or bool(patterns.NUMBER.match(text))


def _belongs_right(span: Span) -> bool:
    text = span.text
    return patterns.is_national_name(text) or patterns.is_motto(text) or bool(patterns.DATE.search(text))


def _ends_heading(paragraph: Paragraph, parts: list[Span]) -> bool:
    if paragraph.cell is not None:
        return True
    text = " ".join(span.text for span in parts)
    titled = patterns.kind_named(text) or patterns.kind_opening(text)
    opens_body = patterns.ADDRESSEE.match(text) or patterns.BASIS.match(text) or patterns.REFERENCE.match(text)
    return bool(titled or opens_body) or len(text) > _MAX_DISTANCE * 10


def _recognise_right(spans: list[Span]) -> None:
    for span in spans:
        text = span.text
        if patterns.is_national_name(text):
            span.label("national_name", 1.0)
        elif patterns.is_motto(text):
            span.label("motto", 1.0)
        elif span.is_divider:
            span.label("divider", 1.0)
        elif patterns.DATE.search(text):
            span.label("place_date", 0.95)
        else:
            recognise_mark(span)


def recognise_mark(span: Span) -> bool:
    """Recognise a mark of urgency, circulation or copy; return whether the span is one."""
    words = patterns.listed_among(span.text, "urgency", "circulation", "copies")
    if words is not None:
        span.label({"copies": "copy_mark"}.get(words, words), 0.9)
    return words is not None


def _recognise_left(spans: list[Span]) -> None:
    names: list[Span] = []
    dispatch = numbered = False
    for span in spans:
        if span.is_divider:
            span.label("divider", 1.0)
        elif patterns.DISPATCH.match(span.text):
            dispatch = True
            span.label("subject_dispatch", 0.95)
        elif patterns.NUMBER.match(span.text):
            numbered = True
            span.label("number_symbol", 0.95)
        elif recognise_mark(span) or patterns.opens_with(span.text, "drafts"):
            continue
        elif patterns.DATE.search(span.text):
            span.label("place_date", 0.7)
        elif dispatch:
            span.label("subject_dispatch", 0.8)
        elif not numbered:
            names.append(span)
    _name_agencies(names)


def _name_agencies(names: list[Span]) -> None:
    """The last name is the issuer's, those above are superior agencies; a name may take several lines."""
    groups: list[list[Span]] = []
    for span in names:
        if not groups or (_opens_name(span, groups[-1]) and not _continues(groups[-1])):
            groups.append([])
        groups[-1].append(span)
    for group in groups:
        issuer = group is groups[-1]
        for span in group:
            span.label("agency" if issuer else "parent_agency", 0.9 if len(groups) < _ROWS_BELOW else 0.7)


def _opens_name(span: Span, above: list[Span]) -> bool:
    """A line begins a name by its first word, or if it is bold below lines that are not."""
    if patterns.opens_with(span.text, "agency_openings"):
        return True
    bolder = span.mostly("bold") and not any(other.mostly("bold") for other in above)
    return bolder and not patterns.opens_with(span.text, "agency_endings")


def _continues(group: list[Span]) -> bool:
    """Whether the name continues below, as after a joining word."""
    return fold(group[-1].text).split(" ")[-1] in {"và", "của", "ủy", "-", "về"}
