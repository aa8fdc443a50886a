"""Between the heading and the content: the type and its subject, or what stands in their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.checks.layout.recognise.heading import recognise_mark
from ocop_docs.checks.layout.recognise.pieces import Piece, lines
from ocop_docs.law.nd30 import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.word.model import Paragraph

_LONG_SUBJECT = 300
_TRIES = 4
_LONG_TYPE = 40


@dataclass(slots=True)
class Title:
    """The pieces of the title, its type, and the index of the first paragraph after it."""

    pieces: list[Piece]
    kind: Kind | None
    end: int


def read_title(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Title:
    """Read the type and subject that begin at `start`; without a type nothing is consumed."""
    title = Title([], None, start)
    tried = 0
    for index in range(start, stop):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        if tried >= _TRIES or paragraph.cell is not None or _opens_content(paragraph.text.strip()):
            break
        tried += 1
        if _type_in(paragraph, title):
            title.end = index + 1
            _read_subject(paragraphs, title, stop)
            break
    return title


def _type_in(paragraph: Paragraph, title: Title) -> bool:
    for piece in lines(paragraph):
        if title.kind is None:
            recognise_mark(piece)
            named, opening = patterns.kind_named(piece.text), patterns.kind_opening(piece.text)
            title.kind = named or opening or _other_type(piece)
            if title.kind:
                piece.name("type_name", 0.95 if named else 0.5 if opening else 0.65)
        else:
            piece.name("subject", 0.8)
        title.pieces.append(piece)
    if title.kind is None:
        title.pieces = [piece for piece in title.pieces if piece.kind]
    return title.kind is not None


def _other_type(piece: Piece) -> Kind | None:
    """A type that the decree does not list (GIẤY PHÉP), told by its place, its capitals and its length."""
    alone = piece.paragraph.format.align == "center" and patterns.is_upper(piece.text)
    return Kind(piece.text, "") if alone and not piece.kind and len(piece.text) < _LONG_TYPE else None


def _read_subject(paragraphs: Sequence[Paragraph], title: Title, stop: int) -> None:
    subject = [piece for piece in title.pieces if piece.kind == "subject"]
    ruled = False
    for index in range(title.end, stop):
        paragraph = paragraphs[index]
        pieces = lines(paragraph)
        if not pieces:
            ruled = ruled or bool(paragraph.drawings) or _bordered(paragraph)
            continue
        if paragraph.cell is not None or _opens_content(pieces[0].text):
            break
        if pieces[0].is_rule:
            ruled = True
            pieces[0].name("rule", 1.0)
        elif patterns.REFERENCE.match(pieces[0].text):
            _name_all(pieces, "attached_reference", 0.95)
        elif _goes_on_reference(title.pieces):
            _name_all(pieces, "attached_reference", 0.8)
        elif patterns.NUMBER.match(pieces[0].text):
            _name_all(pieces, "number_symbol", 0.8)
        elif not ruled and not _reference_read(title.pieces) and _is_subject(pieces[0], subject):
            _name_all(pieces, "subject", 0.9 if not subject else 0.75)
            subject += pieces
            ruled = bool(paragraph.drawings) or _bordered(paragraph)
        else:
            break
        title.pieces += pieces
        title.end = index + 1


def _name_all(pieces: list[Piece], kind: str, confidence: float) -> None:
    for piece in pieces:
        piece.name(kind, confidence)


def _bordered(paragraph: Paragraph) -> bool:
    return paragraph.format.border_bottom != "none" or paragraph.format.border_top != "none"


def _goes_on_reference(pieces: list[Piece]) -> bool:
    last = pieces[-1] if pieces else None
    return last is not None and last.kind == "attached_reference" and ")" not in last.text


def _reference_read(pieces: list[Piece]) -> bool:
    return any(piece.kind == "attached_reference" for piece in pieces)


def _is_subject(piece: Piece, before: list[Piece]) -> bool:
    """The line below the type is its subject wherever it stands; further lines must look like it."""
    if len(piece.text) > _LONG_SUBJECT:
        return False
    if not before:
        set_as_one = piece.paragraph.format.align == "center" and piece.shows("bold")
        return set_as_one or not piece.text.endswith((".", ";")) or bool(patterns.DOTS.search(piece.text))
    first = before[0]
    same_place = piece.paragraph.format.align == first.paragraph.format.align == "center"
    same_look = piece.shows("bold") == first.shows("bold")
    return same_place and same_look and not (patterns.is_upper(piece.text) and not patterns.is_upper(first.text))


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
