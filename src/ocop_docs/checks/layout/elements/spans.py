"""Spans: the stretches of text that elements consist of, and the segments (documents in the file) they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from ocop_docs.checks.layout.word.model import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.word.model import Paragraph, Run
    from ocop_docs.checks.layout.word.styles import RunFormat
    from ocop_docs.law.nd30 import Kind
    from ocop_docs.ooxml.wml import Element

JUDGED_FROM = 0.6
"""A span recognised with less confidence is reported as not checked."""

_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]")
_BREAK = re.compile(r"\n")
_COLUMN_GAP = re.compile(r"\t+|[ \u00a0]{4,}")
_DIVIDER_CHARACTERS = re.compile(r"^[_\-–—=\u2500\u2501*\s]{3,}$")


Looks: TypeAlias = "frozenset[RunFormat]"


@dataclass(slots=True, eq=False)
class Divider:
    """A line below a text: how it is made (shape, border, typed, underline), its length in points (None: unknown).

    `colour` is ``auto``, hex or a name.
    """

    made: str
    length: float | None
    solid: bool
    paragraph: Paragraph
    shape: Element | None = None
    span: Span | None = None
    colour: str = "auto"


@dataclass(slots=True, eq=False)
class Span:
    """A stretch of one paragraph, from `start` to `end`, recognised as a `kind` of element with a confidence, 0 to 1.

    `value` is the number or letter of a heading, clause or point, `mark` the punctuation after it.
    """

    paragraph: Paragraph
    start: int
    end: int
    kind: str = ""
    confidence: float = 0.0
    value: str = ""
    mark: str = ""
    divider: Divider | None = None
    text: str = ""
    _run_texts: list[tuple[Run, str]] | None = None
    _typed: list[tuple[Run, str]] | None = None

    def __post_init__(self) -> None:
        """Keep the visible text: composed, without footnote marks, with single spaces."""
        letters = self.paragraph.text[self.start : self.end]
        if not self.paragraph.raised:
            self.text = self.paragraph.plain if letters == self.paragraph.text else plain(letters)
        else:
            shown = "".join([text for run, text in self.run_texts() if not is_mark(run, text)])
            self.text = plain(shown) or plain(letters)

    def run_texts(self) -> list[tuple[Run, str]]:
        """Return the runs of the stretch, each with its text inside the stretch."""
        if self._run_texts is None:
            runs = self.paragraph.runs
            whole = self.start == 0 and self.end == len(self.paragraph.text)
            self._run_texts = [(run, run.text) for run in runs if run.text] if whole else list(self._cut())
        return self._run_texts

    def typed(self) -> list[tuple[Run, str]]:
        """Return the runs that were typed in line: no numbers that Word writes, no raised marks, no blanks."""
        if self._typed is None:
            self._typed = [
                pair
                for pair in self.run_texts()
                if pair[0].element is not None and not pair[1].isspace() and not is_mark(*pair)
            ]
        return self._typed

    def looks(self) -> Looks:
        """Return the formats of the letters that were typed."""
        return frozenset([run.format for run, _ in self.typed()])

    def _cut(self) -> Iterator[tuple[Run, str]]:
        at = 0
        for run in self.paragraph.runs:
            if at >= self.end:
                return
            start, end = max(self.start - at, 0), min(self.end - at, len(run.text))
            if start < end:
                yield run, run.text[start:end]
            at += len(run.text)

    def label(self, kind: str, confidence: float, value: str = "", mark: str = "") -> None:
        """Set what the span was recognised as; `mark` is the punctuation after its number."""
        self.kind, self.confidence, self.value, self.mark = kind, confidence, value, mark.strip()

    @property
    def judged(self) -> bool:
        """Whether the span is recognised well enough to be checked."""
        return bool(self.kind) and self.confidence >= JUDGED_FROM

    @property
    def is_divider(self) -> bool:
        """Whether it is a line typed with underscores or dashes."""
        return bool(_DIVIDER_CHARACTERS.match(self.text)) and len(set(self.text)) == 1

    @property
    def shares_line(self) -> bool:
        """Whether tabs set other text on its line: the paragraph's format then does not place it."""
        text = self.paragraph.text
        around = text[: self.start] + text[self.end :]
        return "\t" in around and bool(around.strip())

    def mostly(self, name: str) -> bool:
        """Whether most of its letters are ``bold`` or ``italic``."""
        marked = total = 0
        for run, text in self.run_texts():
            count = sum(letter.isalpha() for letter in text)
            total += count
            marked += count if getattr(run.format, name) else 0
        return marked * 2 > total


@dataclass(slots=True, eq=False)
class Segment:
    """One document inside the file: the main one, one that it issues (attached), or an annex."""

    role: str
    spans: list[Span] = field(default_factory=list)
    kind: Kind | None = None
    signals: int = 0
    _by_kind: dict[str, list[Span]] = field(default_factory=dict)

    def of(self, *kinds: str) -> list[Span]:
        """Return the spans of these kinds, in reading order; to be called when the segment is complete."""
        if len(kinds) != 1:
            wanted = frozenset(kinds)
            return [span for span in self.spans if span.kind in wanted]
        if not self._by_kind:
            for span in self.spans:
                self._by_kind.setdefault(span.kind, []).append(span)
        return self._by_kind.get(kinds[0], [])

    def first(self, *kinds: str) -> Span | None:
        """Return the first span of these kinds, or None."""
        found = self.of(*kinds)
        return found[0] if found else None


def is_mark(run: Run, text: str) -> bool:
    """Whether the text is a raised mark (the number of a note)."""
    return run.format.raised and (text.strip().isdigit() or text.strip() in {"*", "(*)"})


def has_no_text(element: Element) -> bool:
    """Whether an element of the file holds no text but blanks."""
    return not etree.tostring(element, method="text", encoding="unicode", with_tail=False).strip()


def fold(text: str) -> str:
    """Return the text for comparing: lower case, one placement of the tone mark, no punctuation at the end."""
    return _TONE.sub(_moved, plain(text).casefold()).rstrip(" .:;,")


def _moved(found: re.Match[str]) -> str:
    return _TONES[found[0]]


def whole(paragraph: Paragraph) -> Span:
    """Return the paragraph as one span."""
    return Span(paragraph, 0, len(paragraph.text))


def lines(paragraph: Paragraph) -> list[Span]:
    """Return the lines of a paragraph with manual breaks, without blank ones."""
    return _split(paragraph, _BREAK)


def columns(paragraph: Paragraph) -> list[Span]:
    """Return the parts of a paragraph separated by tabs or wide spaces, without blank ones."""
    return _split(paragraph, _COLUMN_GAP)


def _split(paragraph: Paragraph, separator: re.Pattern[str]) -> list[Span]:
    if paragraph.blank:
        return []
    if separator.search(paragraph.text) is None:
        return [whole(paragraph)]
    spans: list[Span] = []
    at = 0
    for gap in separator.finditer(paragraph.text):
        spans.append(Span(paragraph, at, gap.start()))
        at = gap.end()
    spans.append(Span(paragraph, at, len(paragraph.text)))
    return [span for span in spans if span.text]
