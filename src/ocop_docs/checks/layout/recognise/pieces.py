"""Pieces: the stretches of text that an element is made of, and the segments they belong to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.word.model import Paragraph, Run
    from ocop_docs.law.nd30 import Kind

JUDGED_FROM = 0.6
"""A piece recognised with less confidence than this is reported as not judged."""

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_BREAK = re.compile(r"\n")
_COLUMN_GAP = re.compile(r"\t+|[ \u00a0]{4,}")
_RULE_GLYPHS = re.compile(r"^[_\-–—=\u2500\u2501*\s]{3,}$")


@dataclass(slots=True, eq=False)
class RuleLine:
    """A line under a text: how it is made, its length in points (None unknown), solid or not."""

    made: str
    length: float | None
    solid: bool
    paragraph: Paragraph
    element: object = None


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of one paragraph, from `start` to `end`, and what it was recognised as.

    `value` is the number or letter of a heading, clause or point, `mark` the punctuation after it.
    """

    paragraph: Paragraph
    start: int
    end: int
    kind: str = ""
    confidence: float = 0.0
    value: str = ""
    mark: str = ""
    rule: RuleLine | None = None
    text: str = ""
    _letters: list[tuple[Run, str]] | None = None

    def __post_init__(self) -> None:
        """Keep the visible text: composed, footnote marks left out, white space single."""
        letters = self.letters()
        shown = "".join([text for run, text in letters if not is_mark(run, text)])
        self.text = plain(shown) or plain("".join([text for _, text in letters]))

    def letters(self) -> list[tuple[Run, str]]:
        """Return the runs in the stretch, each with the letters of it that lie inside; worked out once."""
        if self._letters is None:
            self._letters = list(self._cut())
        return self._letters

    def _cut(self) -> Iterator[tuple[Run, str]]:
        at = 0
        for run in self.paragraph.runs:
            start, end = max(self.start - at, 0), min(self.end - at, len(run.text))
            if start < end:
                yield run, run.text[start:end]
            at += len(run.text)

    def name(self, kind: str, confidence: float, value: str = "", mark: str = "") -> None:
        """Say what the piece is; `mark` is the punctuation after its number."""
        self.kind, self.confidence, self.value, self.mark = kind, confidence, value, mark.strip()

    @property
    def judged(self) -> bool:
        """Whether the piece is known well enough to be judged."""
        return bool(self.kind) and self.confidence >= JUDGED_FROM

    @property
    def is_rule(self) -> bool:
        """Whether it is a line made of underscores or dashes."""
        return bool(_RULE_GLYPHS.match(self.text)) and len(set(self.text)) == 1

    def shows(self, look: str) -> bool:
        """Whether most of its letters are ``bold`` or ``italic``."""
        marked = total = 0
        for run, text in self.letters():
            count = sum(letter.isalpha() for letter in text)
            total += count
            marked += count if getattr(run.format, look) else 0
        return marked * 2 > total


@dataclass(slots=True, eq=False)
class Segment:
    """One document inside the file: the main one, one that it issues (attached), or an annex."""

    role: str
    pieces: list[Piece] = field(default_factory=list)
    kind: Kind | None = None
    signals: int = 0
    _by_kind: dict[str, list[Piece]] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Piece]:
        """Return the pieces recognised as one of `kinds`, in reading order; asked once the segment is whole."""
        if len(kinds) != 1:
            return [piece for piece in self.pieces if piece.kind in kinds]
        if not self._by_kind:
            for piece in self.pieces:
                self._by_kind.setdefault(piece.kind, []).append(piece)
        return self._by_kind.get(kinds[0], [])

    def first(self, *kinds: str) -> Piece | None:
        """Return the first such piece, or None."""
        found = self.of(*kinds)
        return found[0] if found else None


def is_mark(run: Run, text: str) -> bool:
    """Whether the letters are a mark raised above the line (a note's number), not words set small."""
    return run.format.raised and (text.strip().isdigit() or text.strip() in {"*", "(*)"})


def plain(text: str) -> str:
    """Return the text composed (NFC), trimmed, with single spaces."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return " ".join(composed.split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text for comparing: small letters, one place for the tone mark, no end punctuation."""
    return _TONE.sub(_moved, plain(text).casefold()).rstrip(" .:;,")


def _moved(found: re.Match[str]) -> str:
    return _TONES[found[0]]


def whole(paragraph: Paragraph) -> Piece:
    """Return the paragraph as one piece."""
    return Piece(paragraph, 0, len(paragraph.text))


def lines(paragraph: Paragraph) -> list[Piece]:
    """Return the lines that manual breaks make of a paragraph, blank ones left out."""
    return _split(paragraph, _BREAK)


def columns(paragraph: Paragraph) -> list[Piece]:
    """Return what tabs or wide spaces set side by side in a paragraph, blank ones left out."""
    return _split(paragraph, _COLUMN_GAP)


def _split(paragraph: Paragraph, separator: re.Pattern[str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for gap in separator.finditer(paragraph.text):
        pieces.append(Piece(paragraph, at, gap.start()))
        at = gap.end()
    pieces.append(Piece(paragraph, at, len(paragraph.text)))
    return [piece for piece in pieces if piece.text]
