"""Dividing a file into its documents: the main one, those it issues, and the annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.applicability import dated, form_of, is_normative, other_type
from ocop_docs.checks.layout.elements.closing import find_closing
from ocop_docs.checks.layout.elements.content import ContentReader
from ocop_docs.checks.layout.elements.dividers import attach_dividers
from ocop_docs.checks.layout.elements.heading import anchors, read_heading
from ocop_docs.checks.layout.elements.spans import Segment, Span, lines, whole
from ocop_docs.checks.layout.elements.title import Title, read_title
from ocop_docs.law.nd30 import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ocop_docs.checks.layout.elements.heading import Heading
    from ocop_docs.checks.layout.word.model import Document, Paragraph
    from ocop_docs.law.nd30 import Form

_SIGNALS = (
    ("national_name",),
    ("motto",),
    ("number_symbol",),
    ("place_date",),
    ("type_name", "subject_dispatch"),
    ("recipients_label",),
    ("signer_power", "signer_position"),
)
ENOUGH_SIGNALS = 3
"""A file with this many kinds of element is an administrative document."""

_LAST_TITLE_LINE = 6


class Recognised(NamedTuple):
    """The segments of a file, the date, and whether it is an administrative document.

    `form` is set when it is a form of another law, with the paragraph of its title.
    """

    segments: tuple[Segment, ...]
    administrative: bool
    normative: bool = False
    form: tuple[Form, Paragraph] | None = None
    date: date | None = None


def recognise(document: Document) -> Recognised:
    """Recognise the elements of a file; in a form of another law, none."""
    paragraphs = document.paragraphs
    form = form_of(paragraphs)
    if form is not None:
        return _of_other_form(paragraphs, form)
    starts = anchors(paragraphs)
    segments: list[Segment] = []
    begins = _beginnings(paragraphs, starts)
    for position, anchor in enumerate(starts):
        stop = begins[position + 1] if position + 1 < len(starts) else len(paragraphs)
        before = _unknown(paragraphs[0 : begins[0]]) if position == 0 else []
        segments += _documents(document, anchor, stop, before)
    if not starts:
        segments = _without_heading(document)
    form = other_type(segments[0])
    if form is not None:
        return _of_other_form(paragraphs, form)
    signals = max((segment.signals for segment in segments), default=0)
    annexed = any(segment.of("annex_reference") for segment in segments)
    normative = is_normative(segments[0])
    administrative = (signals >= ENOUGH_SIGNALS or annexed) and not normative
    return Recognised(tuple(segments), administrative, normative, date=dated(segments))


def _of_other_form(paragraphs: Sequence[Paragraph], form: tuple[Form, Paragraph]) -> Recognised:
    whole_file = Segment("form", _unknown(paragraphs), Kind(form[0].name, ""))
    return Recognised((whole_file,), administrative=False, form=form)


def _without_heading(document: Document) -> list[Segment]:
    """A file of annexes alone, or without any element of the decree."""
    paragraphs = document.paragraphs
    annexes = _annexes(paragraphs, 0, len(paragraphs))
    before = Segment("annex", _unknown(paragraphs[: annexes[0] if annexes else len(paragraphs)]))
    return [before, *_read_annexes(document, annexes, len(paragraphs))]


def _beginnings(paragraphs: Sequence[Paragraph], starts: list[int]) -> list[int]:
    """The first paragraph of each document: its heading table may begin before the national name."""
    begins: list[int] = []
    for anchor in starts:
        cell = paragraphs[anchor].cell
        begin = anchor
        while cell and begin > 0 and (other := paragraphs[begin - 1].cell) and other.table is cell.table:
            begin -= 1
        begins.append(begin)
    return begins


def _unknown(paragraphs: Sequence[Paragraph]) -> list[Span]:
    return [whole(paragraph) for paragraph in paragraphs if not paragraph.blank]


def _documents(document: Document, anchor: int, stop: int, before: list[Span]) -> list[Segment]:
    """One document with a heading, and the annexes after it."""
    paragraphs = document.paragraphs
    heading = read_heading(paragraphs, anchor, stop)
    title = read_title(paragraphs, heading.end, stop)
    annexes = _annexes(paragraphs, title.end, stop)
    content_stop = annexes[0] if annexes else stop
    closing = find_closing(paragraphs, title.end, content_stop)
    segment = Segment("main", [*before, *heading.left, *heading.right, *title.spans])
    segment.kind = title.kind
    letter = any(span.kind == "subject_dispatch" for span in heading.left)
    if letter:
        segment.kind = patterns.untitled("CÔNG VĂN")
    elif any(span.kind == "attached_reference" for span in title.spans) and not _numbered(heading):
        segment.role, segment.kind = "attached", patterns.untitled("VĂN BẢN KÈM THEO")
    end = closing.start if closing else content_stop
    segment.spans += ContentReader(_symbol(title), titled=not letter).read(paragraphs[title.end : end])
    if closing:
        segment.spans += closing.spans + _after(paragraphs[closing.end : content_stop])
    _count(segment)
    attach_dividers(document, segment, heading)
    return [segment, *_read_annexes(document, annexes, stop)]


def _numbered(heading: Heading) -> bool:
    return any(span.kind == "number_symbol" for span in heading.left)


def _symbol(title: Title) -> str:
    return title.kind.symbol if title.kind else ""


def _count(segment: Segment) -> None:
    segment.signals = sum(any(map(segment.of, kinds)) for kinds in _SIGNALS)


def _after(paragraphs: Sequence[Paragraph]) -> list[Span]:
    """The spans between the closing and the annexes: the contact block, or unknown text."""
    spans = _unknown(paragraphs)
    for span in spans:
        if patterns.CONTACT.search(span.text):
            span.label("contact", 0.7)
    return spans


def _annexes(paragraphs: Sequence[Paragraph], start: int, stop: int) -> list[int]:
    """The indexes where annexes begin: “Phụ lục …” alone on its line, with a reference, centred or on a new page."""
    return [
        index
        for index in range(start, stop)
        if paragraphs[index].cell is None
        and _may_name_annex(paragraphs[index])
        and (found := lines(paragraphs[index]))
        and patterns.ANNEX.match(found[0].text)
        and _opens_annex(paragraphs, index, stop)
    ]


def _may_name_annex(paragraph: Paragraph) -> bool:
    """A cheap test first: the label begins with this letter; the mark of a note may come before it."""
    return paragraph.raised or paragraph.text.lstrip()[:1] in {"p", "P"}


def _opens_annex(paragraphs: Sequence[Paragraph], index: int, stop: int) -> bool:
    paragraph = paragraphs[index]
    following = [p.text.strip() for p in paragraphs[index : min(stop, index + _LAST_TITLE_LINE)]]
    referred = any(patterns.REFERENCE.match(line) for text in following for line in text.split("\n"))
    return referred or paragraph.format.align == "center" or paragraph.format.page_break


def _read_annexes(document: Document, annexes: list[int], stop: int) -> list[Segment]:
    segments: list[Segment] = []
    for position, start in enumerate(annexes):
        end = annexes[position + 1] if position + 1 < len(annexes) else stop
        segment = Segment("annex")
        content = _annex_title(document.paragraphs, start, end, segment)
        segment.spans += ContentReader("").read(document.paragraphs[content:end])
        attach_dividers(document, segment, None)
        segments.append(segment)
    return segments


def _annex_title(paragraphs: Sequence[Paragraph], start: int, end: int, segment: Segment) -> int:
    """Read label, title and reference of an annex; return the index where its content begins."""
    state = "annex_label"
    for index in range(start, end):
        paragraph = paragraphs[index]
        for span in lines(paragraph):
            state = _annex_line(span, state)
            if not state:
                return index
            segment.spans.append(span)
        if paragraph.cell is not None:
            return index
    return end


def _annex_line(span: Span, state: str) -> str:
    """Recognise one line of an annex's title; return what may come next, `""` after the title."""
    text = span.text
    if state == "annex_label":
        found = patterns.ANNEX.match(text)
        span.label("annex_label", 0.95, (found["value"] or "") if found else "")
        return "annex_title"
    if span.is_divider:
        span.label("divider", 1.0)
        return "divider"
    if patterns.REFERENCE.match(text) or state == "open_reference":
        span.label("annex_reference", 0.95)
        return "reference" if ")" in text else "open_reference"
    if state == "annex_title" and span.paragraph.cell is None and _titles_annex(span):
        span.label("annex_title", 0.85)
        return "annex_title"
    return ""


def _titles_annex(span: Span) -> bool:
    upper = patterns.is_upper(span.text) and not patterns.ROMAN.match(span.text)
    return upper or span.paragraph.format.align == "center"
