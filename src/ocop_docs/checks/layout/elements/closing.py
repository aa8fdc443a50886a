"""The closing: recipients on the left, authority, position and name of the signer on the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.elements.spans import Span, columns, has_no_text, lines

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from ocop_docs.checks.layout.word.model import Paragraph, Table

_NEAR = 8
_GAP = 2
_NAME_WORDS = 8
_LONG_LINE = 80


@dataclass(slots=True)
class Closing:
    """The spans of the closing and its range of paragraphs (indexes)."""

    spans: list[Span] = field(default_factory=list)
    start: int = 0
    end: int = 0


def find_closing(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Closing | None:
    """Find and recognise the closing between two indexes; None if there is none."""
    label = _last(paragraphs, start, stop, patterns.RECIPIENTS.match)
    anchor = label if label is not None else _last(paragraphs, start, stop, _is_signer)
    if anchor is None:
        return None
    cell = paragraphs[anchor].cell
    if cell is not None:
        return _from_table(paragraphs, cell.table, start, stop)
    closing = _from_lines(paragraphs, anchor, start, stop)
    table = _signed_above(paragraphs, start, closing.start)
    if table is None:
        return closing
    signed = _from_table(paragraphs, table, start, closing.start)
    return Closing([*signed.spans, *closing.spans], signed.start, closing.end)


def _signed_above(paragraphs: Sequence[Paragraph], start: int, end: int) -> Table | None:
    """The table of signatures right above the recipients, as minutes and joint documents have it."""
    last = next((p for p in reversed(paragraphs[start:end]) if not p.blank), None)
    table = last.cell.table if last is not None and last.cell is not None else None
    inside = [p for p in paragraphs[start:end] if table is not None and p.cell is not None and p.cell.table is table]
    return table if any(_is_signer(span.text) for p in inside for span in columns(p)) else None


def _last(paragraphs: Sequence[Paragraph], start: int, stop: int, test: Callable[[str], object]) -> int | None:
    for index in range(stop - 1, start - 1, -1):
        if any(test(span.text) for span in columns(paragraphs[index])):
            return index
    return None


def _is_signer(text: str) -> bool:
    power = patterns.POWER.match(text)
    return patterns.is_upper(text) and bool(power or patterns.opens_with(text, "signer_words"))


def _from_table(paragraphs: Sequence[Paragraph], table: Table, start: int, stop: int) -> Closing:
    inside = [i for i in range(start, stop) if (cell := paragraphs[i].cell) and cell.table is table]
    closing = Closing(start=inside[0], end=inside[-1] + 1)
    by_column: dict[int, list[Span]] = {}
    gaps: dict[int, int] = {}
    for index in inside:
        paragraph = paragraphs[index]
        column = paragraph.cell.column if paragraph.cell else 0
        found = lines(paragraph)
        gaps[column] = 0 if found else gaps.get(column, 0) + 1
        by_column.setdefault(column, []).extend(found)
        closing.spans += found
    for spans in by_column.values():
        _recognise_column(spans)
    return closing


def _from_lines(paragraphs: Sequence[Paragraph], anchor: int, start: int, stop: int) -> Closing:
    """Two sides set by tabs, or one below the other."""
    first = anchor
    for index in range(anchor - 1, max(start, anchor - _NEAR) - 1, -1):
        parts = columns(paragraphs[index])
        if paragraphs[index].cell is not None or any(_is_sentence(span.text) for span in parts):
            break
        if any(_is_signer(span.text) for span in parts):
            first = index
    closing = Closing(start=first, end=first)
    left: list[Span] = []
    right: list[Span] = []
    for index in range(first, stop):
        if paragraphs[index].cell is not None or patterns.ANNEX.match(paragraphs[index].text.strip()):
            break
        parts = columns(paragraphs[index])
        for position, span in enumerate(parts):
            beside = position == 0 and (len(parts) > 1 or _is_left(span, left))
            (left if beside else right).append(span)
        closing.spans += parts
        closing.end = index + 1
    _recognise_column(left)
    _recognise_column(right)
    return closing


def _is_sentence(text: str) -> bool:
    """Whether the text belongs to the content, where the closing cannot reach."""
    return len(text) > _LONG_LINE or text.endswith((".", ";", ":", "/"))


def _is_left(span: Span, left: list[Span]) -> bool:
    text = span.text
    return bool(patterns.RECIPIENTS.match(text)) or (bool(left) and bool(patterns.DASH.match(text)))


def _recognise_column(spans: list[Span]) -> None:
    label = _position(spans, patterns.RECIPIENTS)
    at = label if label < len(spans) else _position(spans, patterns.DASH)
    _recognise_signer(spans[:at])
    _recognise_recipients(spans[at:])


def _position(spans: list[Span], pattern: re.Pattern[str]) -> int:
    """The index of the first span that matches, else the number of spans."""
    return next((i for i, span in enumerate(spans) if pattern.match(span.text)), len(spans))


def _recognise_recipients(spans: list[Span]) -> None:
    archived = False
    for span in spans:
        if patterns.RECIPIENTS.match(span.text):
            span.label("recipients_label", 0.98)
        elif span.is_divider:
            span.label("divider", 1.0)
        elif archived and patterns.DRAFTER.match(span.text):
            span.label("drafter_mark", 0.8)
        elif archived and not patterns.DASH.match(span.text):
            span.label("", 0)
        else:
            archived = archived or bool(patterns.ARCHIVE.match(span.text))
            span.label("recipient", 0.9)


def _recognise_signer(spans: list[Span]) -> None:
    """Positions come first, in capitals; the name comes last, below the space for the signature."""
    written = [span for span in spans if not _is_placeholder(span)]
    if not written:
        return
    titles = _titles(written)
    for span in titles:
        power = patterns.POWER.match(span.text)
        span.label("signer_power" if power else "signer_position", 0.9)
    rest = written[len(titles) :]
    if rest and _is_name(rest[-1].text):
        rest[-1].label("signer_name", 0.9 if _gap_above(rest[-1]) else 0.75)


def _titles(written: list[Span]) -> list[Span]:
    titles: list[Span] = []
    for position, span in enumerate(written):
        upper = patterns.is_upper(span.text) or (position == 0 and _is_dotted_blank(span.text))
        worded = bool(patterns.POWER.match(span.text)) or patterns.opens_with(span.text, "signer_words")
        last = position == len(written) - 1 and position > 0
        if last and _gap_above(span) and not worded:
            break
        if not (upper or worded):
            break
        titles.append(span)
    return titles


def _is_placeholder(span: Span) -> bool:
    return span.is_divider or bool(patterns.PLACEHOLDER.match(span.text)) or span.text in {".", "…"}


def _is_name(text: str) -> bool:
    words = text.split()
    if _is_dotted_blank(text):
        return True
    return 1 < len(words) <= _NAME_WORDS and not any(letter.isdigit() for letter in text)


def _is_dotted_blank(text: str) -> bool:
    """Whether the text is a dotted blank."""
    return not text.strip(" .…")


def _gap_above(span: Span) -> bool:
    """Whether there is space for a signature above: blank paragraphs, or spacing of that height."""
    blank, element = 0, span.paragraph.element.getprevious()
    while element is not None and has_no_text(element):
        blank, element = blank + 1, element.getprevious()
    return blank >= _GAP or span.paragraph.format.before >= _GAP * span.paragraph.runs[0].format.size
