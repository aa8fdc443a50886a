"""The differences of two records of one kind, by field, in words; and the second record with only some of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product, starmap, zip_longest
from typing import Any, NamedTuple

from pydantic import BaseModel

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import Document
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.paths import Place, field_at, field_path
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.revision.changes import Change, data_of, written
from ocop_docs.revision.effort import Effort

CHANGED, ADDED, REMOVED = "changed", "added", "removed"
_MOST_PAIRS = 1600
"""Pairs of rows that are looked at for the most alike; in a larger block rows are paired by their order."""
_LIKE = 0.5
"""How alike two rows are, from 0 to 1, of which one is the other changed."""
_NAMING = ("name", "content", "source", "target", "title", "commune", "number", "stars", "action", "detail", "unit")
"""Fields that name a row, the first that it has."""
_LONGEST_NAME = 60


class Pair(NamedTuple):
    """Two rows that are one, or a row that only one list has: the index in each list."""

    before: int | None
    after: int | None


def differences(before: Document, after: Document) -> list[Change]:
    """Return how `after` differs from `before`, in the order of the fields.

    The place of a change is that in `after`, of a removed row or value that in `before`; its code is `changed`,
    `added` or `removed`.

    Raises:
        UnreadableInput: the records are of two kinds.
    """
    merging = _Merging(before, after, ())
    merging.data()
    return merging.found


def merged(before: Document, after: Document, refused: Collection[str]) -> dict[str, Any]:
    """Return the data of `after` without the differences whose `identity` is refused."""
    return _Merging(before, after, refused).data()


def identity(difference: Change) -> str:
    """What tells a difference from every other of the same two records: `changed:targets[0].quantity`."""
    return f"{difference.code}:{difference.place}"


class _Merging:
    """One walk over both records, which finds the differences and makes the record that has those not refused."""

    def __init__(self, before: Document, after: Document, refused: Collection[str]) -> None:
        if before.kind != after.kind:
            raise UnreadableInput(fault("compare-kinds", "kind", first=before.kind, second=after.kind))
        self._model = KINDS[before.kind].model
        self._before, self._after = data_of(before), data_of(after)
        self._refused = refused
        self._effort = Effort()
        self.found: list[Change] = []

    def data(self) -> dict[str, Any]:
        made: dict[str, Any] = self._part(self._model, self._before, self._after, (), ())
        return made

    def _value(self, before: Any, after: Any, place: Place, titles: Sequence[str]) -> Any:
        if before == after:
            return after
        field = field_at(self._model, place)
        if isinstance(before, dict) and isinstance(after, dict) and field and field.part:
            return self._part(field.part, before, after, place, titles)
        if isinstance(before, list) and isinstance(after, list):
            return self._rows(before, after, place, titles)
        code = CHANGED if before is not None and after is not None else ADDED if before is None else REMOVED
        return after if self._is_taken(code, before, after, place, titles) else before

    def _part(
        self,
        part: type[BaseModel],
        before: Mapping[str, Any],
        after: Mapping[str, Any],
        place: Place,
        titles: Sequence[str],
    ) -> dict[str, Any]:
        made = {}
        for name in _in_order(part, before, after):
            title = fields_of(part)[name].title if name in fields_of(part) else name
            value = self._value(before.get(name), after.get(name), (*place, name), (*titles, title))
            if value is not None:
                made[name] = value
        return made

    def _rows(self, before: list[Any], after: list[Any], place: Place, titles: Sequence[str]) -> list[Any]:
        made = []
        for old, new in aligned(before, after, self._effort):
            row = before[old] if old is not None else after[new or 0]
            named = (*titles, _row_name(self._model, place, row, new if new is not None else old))
            if old is None and new is not None:
                if self._is_taken(ADDED, None, after[new], (*place, new), named):
                    made.append(after[new])
            elif new is None and old is not None:
                if not self._is_taken(REMOVED, before[old], None, (*place, old), named):
                    made.append(before[old])
            elif old is not None and new is not None:
                made.append(self._value(before[old], after[new], (*place, new), named))
        return made

    def _is_taken(self, code: str, before: Any, after: Any, place: Place, titles: Sequence[str]) -> bool:
        found = Change(code, field_path(place), " › ".join(titles), before, after)
        self.found.append(found)
        return identity(found) not in self._refused


def _in_order(part: type[BaseModel], *values: Mapping[str, Any]) -> Iterator[str]:
    held = {name for value in values for name in value}
    yield from (name for name in fields_of(part) if name in held)
    yield from sorted(held - fields_of(part).keys())


def aligned(before: Sequence[Any], after: Sequence[Any], effort: Effort) -> Iterator[Pair]:
    """Yield the rows of two lists in order: equal rows together, then those most alike, then those of one list only."""
    ours, theirs = _keys(before), _keys(after)
    for tag, first, first_end, second, second_end in effort.steps(ours, theirs):
        if tag == "equal":
            yield from map(Pair, range(first, first_end), range(second, second_end))
        elif effort.is_spent or (first_end - first) * (second_end - second) > _MOST_PAIRS:
            yield from _by_order(range(first, first_end), range(second, second_end))
        else:
            yield from _alike(ours, theirs, range(first, first_end), range(second, second_end), effort)


def _keys(rows: Sequence[Any]) -> list[str]:
    return [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows]


def _by_order(first: range, second: range) -> Iterator[Pair]:
    return starmap(Pair, zip_longest(first, second))


def _alike(before: Sequence[str], after: Sequence[str], first: range, second: range, effort: Effort) -> Iterator[Pair]:
    """Pairs of a block in which no row is equal: the most alike pair, then what is before and behind it."""
    single = len(first) == len(second) == 1
    tried = product(first, second) if not single else ()
    ratios = [(effort.likeness(before[old], after[new], _LIKE), -old, -new) for old, new in tried]
    if single or effort.is_spent:
        yield from _by_order(first, second)
        return
    ratio, old, new = max(ratios, default=(0.0, 0, 0))
    if ratio < _LIKE:
        yield from (Pair(row, None) for row in first)
        yield from (Pair(None, row) for row in second)
        return
    yield from _alike(before, after, range(first.start, -old), range(second.start, -new), effort)
    yield Pair(-old, -new)
    yield from _alike(before, after, range(-old + 1, first.stop), range(-new + 1, second.stop), effort)


def _row_name(model: type[BaseModel], place: Place, row: Any, index: int | None) -> str:
    """`dòng 2 (Phòng Kinh tế)`; a line of text is named by its number alone."""
    number = f"dòng {(index or 0) + 1}"
    if not isinstance(row, dict):
        return number
    name = next((written(model, (*place, 0, key), row[key]) for key in _NAMING if row.get(key)), "")
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rpartition(' ')[0]} …"
    return f"{number} ({short})" if short else number
