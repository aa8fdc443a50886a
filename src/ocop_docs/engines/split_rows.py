"""Where a page may end in a Word file's text: anywhere, and in a table's row after a piece of each of its cells.

A row that is taller than the rest of a page goes on over its foot. The page then has the beginnings of all cells, one
after the other, and the next page has their rests; a single cell's text is no longer in one stretch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

Span = tuple[int, int]
"""Where a cell's text begins and ends in the body's."""
_MOST_WAYS = 16
"""Ways to share a page's text out among cells that repeat each other; one or two are usual."""


class Place(NamedTuple):
    """How much was printed: the body up to `at`, but for `rests`, which are what is left of a row's cells."""

    at: int
    rests: tuple[Span, ...] = ()


def places_after(text: str, place: Place, body: str, rows: Sequence[tuple[Span, ...]]) -> Iterator[Place]:
    """Yield the places where the body may be when the next page has `text`; none when it does not go on so."""
    if not place.rests:
        yield from _after(text, place.at, body, rows)
        return
    rests = "".join(body[begin:end] for begin, end in place.rests)
    if text.startswith(rests):
        yield from _after(text[len(rests) :], place.at, body, rows)
    yield from (Place(place.at, left) for left in _split_among_cells(text, place.rests, body))


def agreed(text: str, body: str, at: int) -> int:
    """Return how many characters of `text` stand at `at` in the body."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if body.startswith(text[:middle], at) else (low, middle - 1)
    return low


def _after(text: str, at: int, body: str, rows: Sequence[tuple[Span, ...]]) -> Iterator[Place]:
    length = agreed(text, body, at)
    if length == len(text):
        yield Place(at + length)
    for row in rows:
        if row[0][0] <= at + length < row[-1][1]:
            cells = tuple((max(begin, at), max(end, at)) for begin, end in row)
            yield from (Place(row[-1][1], left) for left in _split_among_cells(text[cells[0][0] - at :], cells, body))


def _split_among_cells(text: str, cells: Sequence[Span], body: str) -> Iterator[tuple[Span, ...]]:
    """Yield what is left of the cells when `text` is a piece of each, from its beginning on."""
    begins = [{len(text)}]
    for cell in reversed(cells):
        begins.append(_possible_starts(text, cell, begins[-1], body))
    if 0 in begins[-1]:
        yield from islice(_remainders(text, 0, cells, begins[-2::-1], body), _MOST_WAYS)


def _possible_starts(text: str, cell: Span, ends: set[int], body: str) -> set[int]:
    """The places of `text` from which a piece of the cell, maybe an empty one, reaches one of `ends`."""
    found, nearest = set(), len(text)
    for place in range(len(text), -1, -1):
        nearest = place if place in ends else nearest
        if nearest in ends and _is_piece(text[place:nearest], cell, body):
            found.add(place)
    return found


def _is_piece(text: str, cell: Span, body: str) -> bool:
    return body.startswith(text, cell[0], cell[1])


def _remainders(
    text: str, place: int, cells: Sequence[Span], ends: Sequence[set[int]], body: str
) -> Iterator[tuple[Span, ...]]:
    if not cells:
        yield ()
        return
    cell, *others = cells
    for end in sorted(ends[0], reverse=True):
        if end >= place and _is_piece(text[place:end], cell, body):
            begin = cell[0] + end - place
            left = ((begin, cell[1]),) if begin < cell[1] else ()
            yield from ((*left, *rests) for rests in _remainders(text, end, others, ends[1:], body))
