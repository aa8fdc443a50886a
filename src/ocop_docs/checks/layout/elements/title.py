"""The title between heading and content: the type of document and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.heading import recognise_mark
from ocop_docs.checks.layout.elements.spans import Span, lines
from ocop_docs.law.nd30 import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ocop_docs.checks.layout.word.model import Paragraph

_LONG_SUBJECT = 300
_TRIES = 4
_LONG_TYPE = 40


@dataclass(slots=True)
class Title:
    """The spans of the title, its type, and the index of the first paragraph after it."""

    spans: list[Span]
    kind: Kind | None
    end: int


def read_title(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Title:
    """Read type and subject from `start` on; without a type, no paragraph is consumed.

    A type of the decree counts before any other line in capitals.
    """
    near = _near(paragraphs, start, stop)
    title = Title([], None, start)
    for of_type in (_listed_type, _other_type):
        marks: list[Span] = []
        for index in near:
            if _type_in(paragraphs[index], title, of_type):
                title.spans = marks + title.spans
                title.end = index + 1
                _read_subject(paragraphs, title, stop)
                return title
            marks += [span for span in lines(paragraphs[index]) if recognise_mark(span)]
    return title


def _near(paragraphs: Sequence[Paragraph], start: int, stop: int) -> list[int]:
    """The indexes of the few paragraphs with text that may hold the title."""
    near: list[int] = []
    for index in range(start, stop):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        if len(near) >= _TRIES or paragraph.cell is not None or _opens_content(paragraph.text.strip()):
            break
        near.append(index)
    return near


def _type_in(paragraph: Paragraph, title: Title, of_type: Callable[[Span], Kind | None]) -> bool:
    spans = lines(paragraph)
    for span in spans:
        if title.kind is None:
            recognise_mark(span)
            title.kind = None if span.kind else of_type(span)
            if title.kind:
                span.label("type_name", _confidence(span))
        else:
            span.label("subject", 0.8)
    if title.kind is not None:
        title.spans = [span for span in spans if span.kind]
    return title.kind is not None


def _confidence(span: Span) -> float:
    """A type with its subject on its line is sure only where both are in capitals: then one rule holds for both."""
    if patterns.kind_named(span.text):
        return 0.95
    return 0.65 if patterns.is_upper(span.text) else 0.5


def _listed_type(span: Span) -> Kind | None:
    return patterns.kind_named(span.text) or patterns.kind_opening(span.text)


def _other_type(span: Span) -> Kind | None:
    """A type that the decree does not list (GIẤY PHÉP): centred, in capitals, short; or a listed one misspelt."""
    alone = span.paragraph.format.align == "center" and patterns.is_upper(span.text)
    if not alone or len(span.text) >= _LONG_TYPE or patterns.opens_with(span.text, "drafts"):
        return None
    return patterns.kind_meant(span.text) or Kind(span.text, "")


def _read_subject(paragraphs: Sequence[Paragraph], title: Title, stop: int) -> None:
    subject = [span for span in title.spans if span.kind == "subject"]
    ruled = False
    for index in range(title.end, stop):
        paragraph = paragraphs[index]
        spans = lines(paragraph)
        if not spans:
            ruled = ruled or bool(paragraph.drawings) or _bordered(paragraph)
            continue
        if paragraph.cell is not None or _opens_content(spans[0].text):
            break
        if spans[0].is_divider:
            ruled = True
            spans[0].label("divider", 1.0)
        elif patterns.REFERENCE.match(spans[0].text):
            _name_all(spans, "attached_reference", 0.95)
        elif _continues_reference(title.spans):
            _name_all(spans, "attached_reference", 0.8)
        elif patterns.NUMBER.match(spans[0].text):
            _name_all(spans, "number_symbol", 0.8)
        elif not ruled and not _reference_read(title.spans) and _is_subject(spans[0], subject):
            _name_all(spans, "subject", 0.9 if not subject else 0.75)
            subject += spans
            ruled = bool(paragraph.drawings) or _bordered(paragraph)
        else:
            break
        title.spans += spans
        title.end = index + 1


def _name_all(spans: list[Span], kind: str, confidence: float) -> None:
    for span in spans:
        span.label(kind, confidence)


def _bordered(paragraph: Paragraph) -> bool:
    return paragraph.format.border_bottom != "none" or paragraph.format.border_top != "none"


def _continues_reference(spans: list[Span]) -> bool:
    last = spans[-1] if spans else None
    return last is not None and last.kind == "attached_reference" and ")" not in last.text


def _reference_read(spans: list[Span]) -> bool:
    return any(span.kind == "attached_reference" for span in spans)


def _is_subject(span: Span, before: list[Span]) -> bool:
    """The line below the type is the subject in any place; further ones look like it or go on in small letters."""
    if len(span.text) > _LONG_SUBJECT:
        return False
    if not before:
        set_as_one = span.paragraph.format.align == "center" and span.mostly("bold")
        return set_as_one or not span.text.endswith((".", ";")) or bool(patterns.DOTS.search(span.text))
    if span.text[:1].islower():
        return True
    first = before[0]
    same_place = span.paragraph.format.align == first.paragraph.format.align == "center"
    same_look = span.mostly("bold") == first.mostly("bold")
    return same_place and same_look and not (patterns.is_upper(span.text) and not patterns.is_upper(first.text))


def _opens_content(text: str) -> bool:
    """Whether a line belongs to the content, not to the title."""
    tests = (
        patterns.ADDRESSEE,
        patterns.BASIS,
        patterns.ENACTING,
        patterns.ROMAN,
        patterns.CLAUSE,
        patterns.ANNEX,
    )
    structure = (patterns.ARTICLE, patterns.CHAPTER, patterns.SECTION, patterns.RECIPIENTS)
    return any(test.match(text) for test in (*tests, *structure)) and patterns.kind_named(text) is None
