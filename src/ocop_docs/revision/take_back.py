"""Edits made in Word to a document of ours, taken back into its record.

A record is looked for that prints what the edited file reads. A change is taken only where printing it again proves it:
the new record prints the edited line, and no other line worse. All that remains different is listed with its place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.document import Document
from ocop_docs.documents.paths import Place
from ocop_docs.intake.embedded import EmbeddedRecord, embedded_in
from ocop_docs.intake.json import ZIP
from ocop_docs.intake.packages.gate import open_package
from ocop_docs.intake.word_paragraphs import word_paragraphs
from ocop_docs.ooxml.zip import read_parts
from ocop_docs.pipeline import load, write_word
from ocop_docs.rendering.draft import DRAFT_MARK
from ocop_docs.revision.alignment import distance, essence, pairs
from ocop_docs.revision.candidates import Candidate, of_added_line, of_changed_line, of_removed_line, rows_of_line
from ocop_docs.revision.changes import Change, applied, change, data_of, value_at
from ocop_docs.revision.comparison import differences, merged
from ocop_docs.revision.leftovers import Leftover, code_of, outside_body
from ocop_docs.revision.printing import Data, Printer

POSSIBLE = "possible"
"""The code of a change that was not taken, but that a person may take."""


class TakenBack(NamedTuple):
    """What an edited file gives back: the record it carries, the record that it reads as, and what no field takes."""

    kind: str
    before: Data
    after: Data
    changes: tuple[Change, ...]
    left: tuple[Leftover, ...]

    def record(self, refused: Collection[str] = (), accepted: Collection[str] = ()) -> Data:
        """Return the record with the changes.

        Args:
            refused: the `comparison.identity` of changes that are not taken.
            accepted: the places of `possible` changes that are.
        """
        after = applied(self.after, [one for one in self.possible if one.place in accepted])
        return merged(load(self.before), load(after), refused)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "changes": [one.as_dict(self.kind) for one in self.changes],
            "possible": [one.as_dict(self.kind) for one in self.possible],
            "left": [
                {"code": one.code, "before": one.before, "now": one.now, "message": one.message} for one in self.left
            ],
        }

    @property
    def possible(self) -> list[Change]:
        """The changes that a person may take besides, each place once."""
        found = {one.place: one for leftover in self.left for one in leftover.possible}
        return list(found.values())


def read_revised(data: bytes) -> Document:
    """Return the document of a data file, or of a Word file of ours as it reads now, edited or not.

    Raises:
        UnreadableInput, InvalidInput: as `pipeline.load`.
    """
    if data.startswith(ZIP) and embedded_in(open_package(data).parts).edited:
        return load(take_back(data).after)
    return load(data)


def reopened(word: bytes) -> EmbeddedRecord | TakenBack:
    """Return the data of a Word file of ours that is as it was made, or what was edited in it; raise as `take_back`."""
    carried = embedded_in(open_package(word).parts)
    return take_back(word) if carried.edited else carried


def take_back(word: bytes) -> TakenBack:
    """Return what was changed in a Word file of ours since it was made.

    Raises:
        UnreadableInput: no Word file, one that the gate for packages refuses, or one without our data.
        InvalidInput: the data in it is not valid.
    """
    parts = open_package(word).parts
    document = load(embedded_in(parts).record)
    before = data_of(document)
    edited = word_paragraphs(parts)
    search = _Search(document.kind, [line for line in edited.body if line != DRAFT_MARK])
    after = search.nearest(before)
    changes = differences(document, load(after))
    left = [*search.left(after), *outside_body(word_paragraphs(read_parts(write_word(document))), edited)]
    return TakenBack(document.kind, before, data_of(load(after)), tuple(changes), tuple(left))


class _Search:
    """Looks for the record of a kind that prints given lines, one change after the other."""

    def __init__(self, kind: str, edited: Sequence[str]) -> None:
        self._kind = kind
        self._model = KINDS[kind].model
        self._edited = tuple(edited)
        self._printer = Printer()

    def nearest(self, data: Data) -> Data:
        """Return the record, reached from `data`, that prints the edited lines as nearly as it can."""
        while (better := self._step(data)) is not None:
            data = better
        return data

    def left(self, data: Data) -> Iterator[Leftover]:
        """Yield what the record still prints otherwise than the edited lines, with the edited line before it."""
        previous, offered = "", set[str]()
        for mismatch in self._mismatches(data):
            before, now = mismatch.before, mismatch.now
            if before != now:
                possible = tuple(one for one in self._possible(data, mismatch) if one.place not in offered)
                offered |= {one.place for one in possible}
                yield Leftover(code_of(before, now), previous, before, now, possible)
            previous = now or previous

    def _mismatches(self, data: Data) -> list[_Lines]:
        """Every printed line with the edited one, in order."""
        printed = self._printer.lines(data)
        aligned = pairs(printed, self._edited, self._printer.effort)
        return [
            _Lines(
                ours,
                "" if ours is None else printed[ours],
                "" if theirs is None else self._edited[theirs],
                [printed[row] for row, _ in aligned[max(at - 1, 0) : at + 2] if row is not None],
            )
            for at, (ours, theirs) in enumerate(aligned)
        ]

    def _step(self, data: Data) -> Data | None:
        """The record with one change more that prints nearer to the edited lines, None if there is none."""
        printed = self._printer.lines(data)
        least, right = self._distance(printed), self._right(printed)
        different = (one for one in self._mismatches(data) if essence(one.before) != essence(one.now))
        return next(
            (found for one in different if (found := self._best(self._candidates(data, one), least, right))), None
        )

    def _distance(self, printed: Sequence[str]) -> int:
        return distance(printed, self._edited, self._printer.effort)

    def _right(self, printed: Sequence[str]) -> Counter[str]:
        """The printed lines that the edited file has, too."""
        return Counter(map(essence, printed)) & Counter(map(essence, self._edited))

    def _candidates(self, data: Data, lines: _Lines) -> Iterator[Candidate]:
        if lines.row is None:
            return of_added_line(self._model, data, lines.now, lines.beside)
        if not lines.now:
            return of_removed_line(self._model, data, lines.before)
        return of_changed_line(self._printer, self._model, data, lines.row, lines.now)

    def _best(self, candidates: Iterator[Candidate], least: int, right: Counter[str]) -> Data | None:
        """The candidate that prints nearest to the edited lines: nearer than `least`, and with all that was `right`.

        None where changes at two places print the same: which of them was meant, nobody can tell.
        """
        best: list[Candidate] = []
        for candidate in candidates:
            if self._printer.exhausted:
                return None
            lines = self._printer.try_lines(candidate.data)
            if lines is None or not _only_row_numbers(right - self._right(lines), candidate):
                continue
            apart = self._distance(lines)
            if apart < least:
                best, least = [candidate], apart
            elif best and apart == least:
                best.append(candidate)
        return best[0].data if best and len({one.place for one in best}) == 1 else None

    def _possible(self, data: Data, lines: _Lines) -> Iterator[Change]:
        """Yield each change of a field that would print the edited line; of a field the likeliest value."""
        if lines.row is None or self._printer.exhausted or essence(lines.before) == essence(lines.now):
            return
        if not lines.now:
            yield from self._row_removed(data, lines.before)
            return
        seen: set[Place] = set()
        for place, changed in self._candidates(data, lines):
            printed = self._printer.try_lines(changed) or ()
            row = printed[lines.row] if lines.row < len(printed) else ""
            if place not in seen and essence(row) == essence(lines.now):
                seen.add(place)
                yield change(POSSIBLE, self._model, place, value_at(data, place), value_at(changed, place))

    def _row_removed(self, data: Data, line: str) -> Iterator[Change]:
        """Yield the row of a table without which the edited lines are printed most nearly, if that is one."""
        nearest: dict[int, list[Place]] = {}
        for place, removed in rows_of_line(self._model, data, line):
            if printed := self._printer.try_lines(removed):
                nearest.setdefault(self._distance(printed), []).append(place)
        least = min(nearest, default=None)
        if least is not None and len(nearest[least]) == 1 and least < self._distance(self._printer.lines(data)):
            (place,) = nearest[least]
            yield change(POSSIBLE, self._model, place, value_at(data, place), None)


class _Lines(NamedTuple):
    """A printed line, None and "" where there is none, the edited one likewise, and the printed lines around it."""

    row: int | None
    before: str
    now: str
    beside: list[str]


def _only_row_numbers(lost: Counter[str], candidate: Candidate) -> bool:
    """Whether all that a candidate makes wrong are numbers of rows, which move when a list gets longer or shorter."""
    rows = value_at(candidate.data, candidate.place) if lost else None
    longest = len(rows) + 1 if isinstance(rows, list) else 0
    return all(line.isdecimal() and int(line) <= longest for line in lost)
