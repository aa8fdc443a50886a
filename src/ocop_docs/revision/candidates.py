"""What may have been changed in a record so that one of its printed lines reads as it was edited."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ocop_docs.documents.fields import FieldSpec
from ocop_docs.documents.paths import Place
from ocop_docs.documents.typed_marks import closing_mark, leading_mark
from ocop_docs.revision.alignment import Edit, edits
from ocop_docs.revision.changes import value_at
from ocop_docs.revision.leaves import Leaf, leaves, lists
from ocop_docs.revision.printing import Data, Printer

_MOST_PROBES = 24
"""Values of one line that are tried; a line prints at most a row of a table."""


class Candidate(NamedTuple):
    """A record with one change, and the place of the change."""

    place: Place
    data: Data


def of_changed_line(printer: Printer, model: type[BaseModel], data: Data, row: int, edited: str) -> Iterator[Candidate]:
    """Yield records in which a value that line `row` prints reads as in `edited`."""
    line = printer.lines(data)[row]
    found = edits(line, edited, printer.effort)
    tried = 0
    for leaf in leaves(model, data):
        if tried < _MOST_PROBES and leaf.may_print_in(line):
            span = _span(printer, data, leaf, row)
            tried += 1
            if span:
                yield from _with_readings(data, leaf, _reread(line, span, found))


def _span(printer: Printer, data: Data, leaf: Leaf, row: int) -> tuple[int, int] | None:
    """Where a value begins and ends in line `row`, found by printing another in its place; None if it is not there."""
    lines = printer.lines(data)
    for probe in leaf.probes():
        probed = printer.try_lines(put(data, leaf.place, probe))
        if probed is None or len(probed) != len(lines) or probed[row] == lines[row]:
            continue
        changed = edits(lines[row], probed[row], printer.effort)
        return min(edit.start for edit in changed), max(edit.end for edit in changed)
    return None


def _reread(line: str, span: tuple[int, int], found: Sequence[Edit]) -> str | None:
    """The words of a span after the edits within it; None if there is none."""
    start, end = span
    inside = [edit for edit in found if start <= edit.start and edit.end <= end]
    if not inside:
        return None
    text, at = "", start
    for edit in inside:
        text += line[at : edit.start] + edit.words
        at = edit.end
    return text + line[at:end]


def _with_readings(data: Data, leaf: Leaf, text: str | None) -> Iterator[Candidate]:
    for value in leaf.readings(text) if text is not None else ():
        if value != leaf.value:
            yield Candidate(leaf.place, put(data, leaf.place, value))


def of_removed_line(model: type[BaseModel], data: Data, line: str) -> Iterator[Candidate]:
    """Yield records without one of the rows that `line` may print."""
    for (*way, _), without in rows_of_line(model, data, line):
        yield Candidate(tuple(way), without)


def rows_of_line(model: type[BaseModel], data: Data, line: str) -> Iterator[Candidate]:
    """Yield the place of each row that `line` may print, with the record without it."""
    for place, field, rows in lists(model, data):
        for number, row in enumerate(rows):
            if _prints(field, row, line):
                yield Candidate((*place, number), put(data, place, [*rows[:number], *rows[number + 1 :]]))


def of_added_line(model: type[BaseModel], data: Data, line: str, beside: Sequence[str]) -> Iterator[Candidate]:
    """Yield records with one row more, next to a row that one of the lines `beside` it may print.

    The row of a list of texts is the line; that of parts is a copy of its neighbour, whose values are then read.
    """
    for place, field, rows in lists(model, data):
        if not rows and not field.part and any("…" in one for one in beside):
            yield from (Candidate(place, put(data, place, [text])) for text in _texts_of(line))
        near = [number for number, row in enumerate(rows) if any(_prints(field, row, one) for one in beside)]
        for number in sorted({at for row in near for at in (row, row + 1)}):
            new = [rows[min(number, len(rows) - 1)]] if field.part else _texts_of(line)
            longer = ([*rows[:number], copy.deepcopy(each), *rows[number:]] for each in new)
            yield from (Candidate(place, put(data, place, rows_then)) for rows_then in longer)


def _texts_of(line: str) -> list[str]:
    bare = line.removeprefix(leading_mark(line)).strip()
    return [text for text in dict.fromkeys((bare, bare.removesuffix(closing_mark(bare)).strip(), line)) if text]


def _prints(field: FieldSpec, row: Any, line: str) -> bool:
    if field.part:
        return any(leaf.value is not None and leaf.may_print_in(line) for leaf in leaves(field.part, row))
    return Leaf((), field, row).may_print_in(line)


def put(data: Data, place: Place, value: Any) -> Data:
    """Return a copy of the data with a value at a place; None, or an empty list, leaves the place out."""
    made = copy.deepcopy(data)
    *way, last = place
    part: Any = value_at(made, tuple(way))
    if value is None or value == []:
        if isinstance(part, dict):
            part.pop(last, None)
        elif isinstance(last, int):
            del part[last]
    else:
        part[last] = value
    return made
