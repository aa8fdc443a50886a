"""The close: recipients on the left, authority, post and name of the signer on the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.checks.layout.recognise.pieces import Piece, columns, lines

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Paragraph, Table

_NEAR = 8
_GAP = 2
_NAME_WORDS = 8
_LONG_LINE = 80


@dataclass(slots=True)
class Closing:
    """The pieces of the close and the stretch of paragraphs (indexes) that it takes."""

    pieces: list[Piece] = field(default_factory=list)
    start: int = 0
    end: int = 0


def find_closing(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Closing | None:
    """Find the close of the document between two indexes, and recognise it; None when there is none."""
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
    return Closing([*signed.pieces, *closing.pieces], signed.start, closing.end)


def _signed_above(paragraphs: Sequence[Paragraph], start: int, end: int) -> Table | None:
    """The table of signatures right above the recipients, as minutes and joint documents have it."""
    last = next((p for p in reversed(paragraphs[start:end]) if not p.blank), None)
    table = last.cell.table if last is not None and last.cell is not None else None
    inside = [p for p in paragraphs[start:end] if table is not None and p.cell is not None and p.cell.table is table]
    return table if any(_is_signer(piece.text) for p in inside for piece in columns(p)) else None


def _last(paragraphs: Sequence[Paragraph], start: int, stop: int, test: object) -> int | None:
    for index in range(stop - 1, start - 1, -1):
        if any(callable(test) and test(piece.text) for piece in columns(paragraphs[index])):
            return index
    return None


def _is_signer(text: str) -> bool:
    power = patterns.POWER.match(text)
    return patterns.is_upper(text) and bool(power or patterns.opens_with(text, "signer_words"))


def _from_table(paragraphs: Sequence[Paragraph], table: Table, start: int, stop: int) -> Closing:
    inside = [i for i in range(start, stop) if (cell := paragraphs[i].cell) and cell.table is table]
    closing = Closing(start=inside[0], end=inside[-1] + 1)
    by_column: dict[int, list[Piece]] = {}
    gaps: dict[int, int] = {}
    for index in inside:
        paragraph = paragraphs[index]
        column = paragraph.cell.column if paragraph.cell else 0
        found = lines(paragraph)
        gaps[column] = 0 if found else gaps.get(column, 0) + 1
        by_column.setdefault(column, []).extend(found)
        closing.pieces += found
    for pieces in by_column.values():
        _recognise_column(pieces)
    return closing


def _from_lines(paragraphs: Sequence[Paragraph], anchor: int, start: int, stop: int) -> Closing:
    """Tabs set the two sides, or one stands under the other."""
    first = anchor
    for index in range(anchor - 1, max(start, anchor - _NEAR) - 1, -1):
        parts = columns(paragraphs[index])
        if paragraphs[index].cell is not None or any(_is_sentence(piece.text) for piece in parts):
            break
        if any(_is_signer(piece.text) for piece in parts):
            first = index
    closing = Closing(start=first, end=first)
    left: list[Piece] = []
    right: list[Piece] = []
    for index in range(first, stop):
        if paragraphs[index].cell is not None or patterns.ANNEX.match(paragraphs[index].text.strip()):
            break
        parts = columns(paragraphs[index])
        for position, piece in enumerate(parts):
            beside = position == 0 and (len(parts) > 1 or _is_left(piece, left))
            (left if beside else right).append(piece)
        closing.pieces += parts
        closing.end = index + 1
    _recognise_column(left)
    _recognise_column(right)
    return closing


def _is_sentence(text: str) -> bool:
    """Whether the text is of the content, which the close never reaches over."""
    return len(text) > _LONG_LINE or text.endswith((".", ";", ":", "/"))


def _is_left(piece: Piece, left: list[Piece]) -> bool:
    text = piece.text
    return bool(patterns.RECIPIENTS.match(text)) or (bool(left) and bool(patterns.DASH.match(text)))


def _recognise_column(pieces: list[Piece]) -> None:
    label = _position(pieces, patterns.RECIPIENTS)
    at = label if label < len(pieces) else _position(pieces, patterns.DASH)
    _recognise_signer(pieces[:at])
    _recognise_recipients(pieces[at:])


def _position(pieces: list[Piece], pattern: re.Pattern[str]) -> int:
    """Where the first piece of that form stands, else after the last."""
    return next((i for i, piece in enumerate(pieces) if pattern.match(piece.text)), len(pieces))


def _recognise_recipients(pieces: list[Piece]) -> None:
    archived = False
    for piece in pieces:
        if patterns.RECIPIENTS.match(piece.text):
            piece.name("recipients_label", 0.98)
        elif piece.is_rule:
            piece.name("rule", 1.0)
        elif archived and patterns.DRAFTER.match(piece.text):
            piece.name("drafter_mark", 0.8)
        elif archived and not patterns.DASH.match(piece.text):
            piece.name("", 0)
        else:
            archived = archived or bool(patterns.ARCHIVE.match(piece.text))
            piece.name("recipient", 0.9)


def _recognise_signer(pieces: list[Piece]) -> None:
    """Posts come first and are in capitals; the name comes last, after room for the signature."""
    written = [piece for piece in pieces if not _is_placeholder(piece)]
    if not written:
        return
    titles = _titles(written)
    for piece in titles:
        power = patterns.POWER.match(piece.text)
        piece.name("signer_power" if power else "signer_position", 0.9)
    rest = written[len(titles) :]
    if rest and _is_name(rest[-1].text):
        rest[-1].name("signer_name", 0.9 if _room_above(rest[-1]) else 0.75)


def _titles(written: list[Piece]) -> list[Piece]:
    titles: list[Piece] = []
    for position, piece in enumerate(written):
        upper = patterns.is_upper(piece.text) or (position == 0 and _is_left_blank(piece.text))
        worded = bool(patterns.POWER.match(piece.text)) or patterns.opens_with(piece.text, "signer_words")
        last = position == len(written) - 1 and position > 0
        if last and _room_above(piece) and not worded:
            break
        if not (upper or worded):
            break
        titles.append(piece)
    return titles


def _is_placeholder(piece: Piece) -> bool:
    return piece.is_rule or bool(patterns.PLACEHOLDER.match(piece.text)) or piece.text in {".", "…"}


def _is_name(text: str) -> bool:
    words = text.split()
    if _is_left_blank(text):
        return True
    return 1 < len(words) <= _NAME_WORDS and not any(letter.isdigit() for letter in text)


def _is_left_blank(text: str) -> bool:
    """Dots that leave the words to be filled in."""
    return not text.strip(" .…")


def _room_above(piece: Piece) -> bool:
    """Whether there is room for a signature above: blank paragraphs, or their worth in spacing."""
    blank, element = 0, piece.paragraph.element.getprevious()
    while element is not None and not "".join(map(str, element.itertext())).strip():
        blank, element = blank + 1, element.getprevious()
    return blank >= _GAP or piece.paragraph.format.before >= _GAP * piece.paragraph.runs[0].format.size
