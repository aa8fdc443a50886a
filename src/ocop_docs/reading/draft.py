"""The record as it is read: each value with its place in the file, and every word of the file accounted for."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from ocop_docs.documents.paths import Place, field_path
from ocop_docs.law.communes import folded
from ocop_docs.reading.source.blocks import Line

_WORD = re.compile(r"[^\W_]+")


class FieldRead(NamedTuple):
    """A value of the record: its place in the data, where and in which text of the file it was read.

    `doubt` is why a person should look at it, empty for what is sure.
    """

    place: str
    value: Any
    where: str
    text: str
    doubt: str = ""

    @property
    def sure(self) -> bool:
        """Whether nothing about it is in doubt."""
        return not self.doubt


class Left(NamedTuple):
    """Text of the file that is in no field: where it is, the section it is in, its text, and which words of it."""

    where: str
    section: str
    text: str
    words: str


def words_of(text: str) -> list[str]:
    """The words of a text for comparing: small letters, one placement of tones, figures without leading zeros."""
    return [word.lstrip("0") or "0" if word.isdigit() else word for word in _WORD.findall(folded(text))]


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text and number inside a value of the data."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif value is not None:
        yield str(value)


class Draft:
    """A record under way. What no field takes of a line stays in the list of what is left."""

    def __init__(self, kind: str, lines: Iterable[Line]) -> None:
        self.record: dict[str, Any] = {"kind": kind}
        self.fields: list[FieldRead] = []
        self._rest = {line: Counter(words_of(line.text)) for line in lines}
        self._printed: dict[Line, list[str]] = {}
        self._sections: dict[Line, str] = {}

    def put(self, place: Place, value: Any, line: Line, *, doubt: str = "", taken: str | None = None) -> Place:
        """Set a value read from `line`; `taken` is the text that it stands for, where that is not the value itself."""
        self._set(place, value)
        held = " ".join(texts_in(value))
        self._take(line, held if taken is None else taken)
        if around := list((Counter(words_of(taken or "")) - Counter(words_of(held))).elements()):
            self._printed.setdefault(line, []).extend(around)
        self.fields.append(FieldRead(field_path(place), copy.deepcopy(value), line.where, line.full, doubt))
        return place

    def add(self, place: Place, value: Any, line: Line, *, doubt: str = "", taken: str | None = None) -> Place:
        """Add a row to a list; return the row's place."""
        return self.put((*place, len(self.at(place) or ())), value, line, doubt=doubt, taken=taken)

    def printed(self, line: Line, text: str | None = None) -> None:
        """Note that the program prints these words of a line itself, wherever they are: all of them without `text`."""
        known = set(words_of(line.text if text is None else text))
        gone = [word for word in self._rest[line].elements() if word in known]
        self._rest[line] -= Counter(gone)
        if gone:
            self._printed.setdefault(line, []).extend(gone)

    def taken(self, line: Line) -> None:
        """Note that all words of a line stand in a value that was put already."""
        self._take(line, line.text)

    def merge(self, lines: Sequence[Line], whole: Line) -> Line:
        """Keep account of several lines as the one that they make up."""
        rest: Counter[str] = Counter()
        for line in lines:
            rest += self._rest.pop(line, Counter())
        self._rest[whole] = rest
        return whole

    def in_section(self, line: Line, section: str) -> None:
        """Remember which section a line stands in."""
        self._sections[line] = section

    def at(self, place: Place) -> Any:
        """Return what the record holds at a place, None for nothing."""
        held: Any = self.record
        for step in place:
            try:
                held = held[step]
            except (KeyError, IndexError):
                return None
        return held

    def rest(self, line: Line) -> list[str]:
        """Return the words of a line that are in no field and not printed by the program."""
        return list(self._rest[line].elements())

    def left(self) -> list[Left]:
        """Return what of each line is in no field."""
        return [
            Left(line.where, self._sections.get(line, ""), line.full, " ".join(self._in_order(line, rest)))
            for line, rest in self._rest.items()
            if rest
        ]

    def words_printed(self) -> list[tuple[str, str]]:
        """Return where and which words of the file the program prints by itself, numbers and bullets among them."""
        labels = {line: [line.label] for line in self._rest if line.label}
        lines = dict.fromkeys([*labels, *self._printed])
        return [(line.where, " ".join([*labels.get(line, ()), *self._printed.get(line, ())])) for line in lines]

    def _in_order(self, line: Line, rest: Counter[str]) -> Iterator[str]:
        waiting = rest.copy()
        for word in _WORD.findall(line.text):
            known = words_of(word)[0]
            if waiting[known]:
                waiting[known] -= 1
                yield word

    def _take(self, line: Line, text: str) -> None:
        self._rest[line] = self._rest[line] - Counter(words_of(text))

    def _set(self, place: Place, value: Any) -> None:
        held: Any = self.record
        for step, following in pairwise(place):
            if isinstance(step, str):
                held = held.setdefault(step, [] if isinstance(following, int) else {})
            else:
                held = held[step]
        last = place[-1]
        if isinstance(last, int) and last == len(held):
            held.append(value)
        else:
            held[last] = value
