"""The content: legal bases, the enacting words, parts down to points, addressees, plain paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.spans import Span, whole
from ocop_docs.ooxml.wml import MATH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Paragraph

_TITLE_LENGTH = 200
_ENACTING_KINDS = frozenset({"QĐ", "NQ"})
_MINUTES = "BB"
_LONGEST_FORMULA = 120
_RUN_ON = re.compile(r"(?:như sau|sau đây|cụ thể)\s*:?\s*$", re.IGNORECASE)
_STRUCTURE = (
    ("part", patterns.PART),
    ("chapter", patterns.CHAPTER),
    ("subsection", patterns.SUBSECTION),
    ("section", patterns.SECTION),
)


@dataclass(slots=True)
class ContentReader:
    """Reads the content in order; the lines before decide on an ambiguous line."""

    symbol: str
    titled: bool = True
    spans: list[Span] = field(default_factory=list)
    _preamble: bool = True
    _opened: bool = False
    _addressing: bool = False
    _lettered: bool = False
    _awaited: str = ""

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Span]:
        """Recognise the spans of `paragraphs`, in order."""
        for paragraph in paragraphs:
            if paragraph.blank:
                continue
            span = whole(paragraph)
            if paragraph.cell is not None or paragraph.boxed:
                self._table_text(span)
            else:
                self._recognise(span)
        self._settle_clauses()
        return self.spans

    def _table_text(self, span: Span) -> None:
        """Text in a table or text box: the decree has few rules for it, but a table may place the addressees."""
        self._awaited = ""
        self.spans.append(span)
        if self._opened or not self._is_addressee(span):
            span.label("table_text", 0.8)

    def _recognise(self, span: Span) -> None:
        self.spans.append(span)
        awaited, self._awaited = self._awaited, ""
        if span.is_divider:
            span.label("divider", 1.0)
        elif self._is_preamble(span) or self._is_structure(span, awaited):
            return
        else:
            self._plain(span)

    def _is_preamble(self, span: Span) -> bool:
        text = span.text
        if self._is_addressee(span):
            return True
        if self.symbol == "CĐ" and not self._opened and patterns.TELEGRAM.search(text):
            self._addressing = True
            span.label("telegram_line", 0.9)
        elif patterns.ENACTING.match(text) and len(text) < _TITLE_LENGTH:
            self._preamble = False
            span.label("enacting", 0.95)
        elif self._preamble and self._is_basis(span) and not _runs_on(text):
            span.label("legal_basis", 0.9)
        elif self._is_authority(span):
            span.label("authority_line", 0.85)
        else:
            self._addressing, self._opened = False, True
            return False
        return True

    def _is_addressee(self, span: Span) -> bool:
        if patterns.ADDRESSEE.match(span.text):
            self._addressing = True
            span.label("addressee", 0.95)
            return True
        if self._addressing and patterns.DASH.match(span.text):
            span.label("addressee_item", 0.9)
            return True
        return False

    def _is_basis(self, span: Span) -> bool:
        """“Thực hiện …” begins a legal basis only before the text, among other bases or in italics.

        Letters have no legal bases; minutes only where they are set as such.
        """
        if not self.titled:
            return False
        if patterns.BASIS.match(span.text):
            return self.symbol != _MINUTES or span.mostly("italic")
        in_row = span.text.endswith(";") or (len(self.spans) > 1 and self.spans[-2].kind == "legal_basis")
        lesser = not self._opened and patterns.LESSER_BASIS.match(span.text)
        bare = self.symbol in _ENACTING_KINDS and patterns.CITED.match(span.text) and in_row
        return bool(bare) or (bool(lesser) and (in_row or span.mostly("italic")))

    def _is_authority(self, span: Span) -> bool:
        """The line of authority comes first in a decision, before the legal bases."""
        first = all(other.kind in {"divider", "authority_line"} for other in self.spans[-3:-1])
        early = self._preamble and not self._opened and first and self.symbol in _ENACTING_KINDS
        return early and len(span.text) < _TITLE_LENGTH and not span.text.endswith((";", ".", ":"))

    def _is_structure(self, span: Span, awaited: str) -> bool:
        text = span.text
        for kind, pattern in _STRUCTURE:
            found = pattern.match(text)
            if found and _is_label(span, found):
                span.label(kind, 0.9, found["value"], found["mark"])
                self._awaited = "" if found["rest"] else f"{kind}_title"
                self._preamble = False
                return True
        if awaited and len(text) < _TITLE_LENGTH and not patterns.ARTICLE.match(text):
            span.label(awaited, 0.8)
            return True
        return self._is_article(span) or self._is_lettered(span) or self._is_roman(span)

    def _is_article(self, span: Span) -> bool:
        found = patterns.ARTICLE.match(span.text)
        if found is None or not (found["mark"].strip() or len(found["rest"]) == 0 or span.text[0] == "Đ"):
            return False
        if not found["mark"].strip() and found["rest"][:1].islower():
            return False
        self._preamble = False
        self._split_article(span, found)
        return True

    def _split_article(self, span: Span, found: re.Match[str]) -> None:
        """Make the number one element and the rest of its line another: a title or text."""
        raw = span.paragraph.text
        cut = _end_of_label(raw, found["value"], found["mark"].strip())
        rest = Span(span.paragraph, cut, len(raw))
        label = Span(span.paragraph, 0, cut)
        label.label("article", 0.95, found["value"], found["mark"])
        self.spans[-1] = label
        if rest.text:
            titled = len(rest.text) < _TITLE_LENGTH and not rest.text.endswith((".", ";", ":", "/", ","))
            rest.label("article_title" if titled else "article_text", 0.8)
            self.spans.append(rest)

    def _is_lettered(self, span: Span) -> bool:
        """C and D are letters after a heading A, else Roman numerals."""
        found = patterns.LETTERED.match(span.text)
        if found is None or len(span.text) > _TITLE_LENGTH or not patterns.is_upper(found["rest"]):
            return False
        if not self._lettered and found["value"] != "A":
            return False
        self._lettered, self._preamble = True, False
        span.label("lettered_heading", 0.9, found["value"], found["mark"])
        return True

    def _is_roman(self, span: Span) -> bool:
        found = patterns.ROMAN.match(span.text)
        if found is None or len(span.text) > _TITLE_LENGTH:
            return False
        self._preamble = False
        span.label("roman_heading", 0.9 if patterns.is_upper(found["rest"]) else 0.75, found["value"], found["mark"])
        return True

    def _plain(self, span: Span) -> None:
        text = span.text
        clause, point = patterns.CLAUSE.match(text), patterns.POINT.match(text)
        if clause:
            span.label("clause", 0.9, clause["value"], clause["mark"])
        elif point:
            span.label("point", 0.9, point["value"], point["mark"])
        elif patterns.DASH.match(text):
            span.label("dash", 0.9)
        elif patterns.TABLE_NOTE.match(text) and len(text) < _TITLE_LENGTH:
            span.label("table_text", 0.8)
        elif _is_formula(span):
            span.label("formula", 0.8)
        else:
            span.label("body", 0.8)
        if text.endswith(":") or not self._preamble:
            self._preamble = False

    def _settle_clauses(self) -> None:
        """A short clause without punctuation at its end, above a lower level, is a title; “label: value” is not."""
        for span, after in pairwise(self.spans):
            deeper = after.kind in {"point", "dash", "body", "table_text"}
            open_end = ":" not in span.text and not span.text.endswith((".", ";", ",", "/", "…"))
            if span.kind == "clause" and deeper and open_end and len(span.text) < _TITLE_LENGTH:
                span.kind, span.confidence = "clause_title", 0.8


def _is_formula(span: Span) -> bool:
    """An equation, or a line in the middle with an equals sign or its number; the decree has no rule for them."""
    if any(True for _ in span.paragraph.element.iter(MATH)):
        return True
    centred = span.paragraph.format.align == "center" and len(span.text) < _LONGEST_FORMULA
    return centred and bool(patterns.FORMULA.search(span.text))


def _runs_on(text: str) -> bool:
    """Whether a legal basis runs on into the document's own sentence, which makes it content."""
    return bool(_RUN_ON.search(text)) or text.endswith(":") or (text.count(",") > 1 and "ban hành Kế hoạch" in text)


def _is_label(span: Span, found: re.Match[str]) -> bool:
    """Whether “Mục 1” is a label, alone or with a title, and not part of a sentence (“Mục 1 Chương II quy định …”)."""
    rest = found["rest"]
    centred = span.paragraph.format.align == "center"
    return not rest or (len(span.text) < _TITLE_LENGTH and (centred or patterns.is_upper(rest) or bool(found["mark"])))


def _end_of_label(raw: str, value: str, mark: str) -> int:
    at = raw.index(value) + len(value)
    return raw.index(mark, at) + len(mark) if mark else at
