"""Typeface, character encoding and colour (NĐ 30/2020, Phụ lục I, Phần I, mục I.4)."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.rules.base import Context, Deviation, expected, span_rule
from ocop_docs.ooxml.wml import VAL, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.elements.spans import Span
    from ocop_docs.checks.layout.word.model import Run
    from ocop_docs.checks.layout.word.styles import RunFormat
    from ocop_docs.law.nd30 import Rule

BLACK = frozenset({"auto", "000000", "black"})
"""Colours that print black."""
_OLD_FACE = re.compile(r"\.?vn|vni", re.IGNORECASE)
_OLD_INITIALS = frozenset({".", "v", "V"})
_OLD_LETTERS = re.compile(r"[\u00a1-\u00ff]")
# Letters that only Unicode has: a text with one of them is Unicode, whatever its face.
_UNICODE_LETTERS = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9\u0300-\u036f]")


@cache
def _faces_of(rule: Rule) -> set[str]:
    return {str(face).casefold() for face in rule.allowed}


@span_rule("font")
def font(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The typeface of every letter; ASCII and other letters of a run may have different ones."""
    if all(run.format.ascii in rule.allowed and run.format.hansi in rule.allowed for run, _ in span.typed()):
        return None
    right = _faces_of(rule)
    wrong = [
        face for run, text in _foreign(span, right) for face in _faces(run.format, text) if face.casefold() not in right
    ]
    if not wrong:
        return None
    return Deviation(wrong[0], expected(rule), span.paragraph, partial(set_font, span, rule.prefer))


def _foreign(span: Span, right: set[str]) -> Iterator[tuple[Run, str]]:
    """The runs not entirely in a right typeface; old character codes have their own rule."""
    for run, text in span.typed():
        foreign = run.format.ascii.casefold() not in right or run.format.hansi.casefold() not in right
        if foreign and not _old_code(run.format, text):
            yield run, text


def _faces(letters_format: RunFormat, text: str) -> Iterator[str]:
    letters = "".join(text.split())
    if letters.encode("ascii", "ignore"):
        yield letters_format.ascii
    if not letters.isascii():
        yield letters_format.hansi


def set_font(span: Span, face: str) -> None:
    """Set the typeface of the span for every script."""
    for properties in edit.run_properties_of(span):
        fonts = edit.child(properties, "rFonts")
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(w(script), face)


@span_rule("encoding")
def encoding(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """No text in an old code (TCVN3, VNI), which only a face made for that code shows."""
    face = old_face(span)
    return None if face is None else Deviation(face, expected(rule), span.paragraph)


def old_face(span: Span) -> str | None:
    """Return the face that shows text in an old code in the span, or None."""
    return next((run.format.hansi for run, text in span.typed() if _old_code(run.format, text)), None)


def _old_code(letters_format: RunFormat, text: str) -> bool:
    face = letters_format.hansi
    if face[:1] not in _OLD_INITIALS or not _OLD_FACE.match(face):
        return False
    return bool(_OLD_LETTERS.search(text)) and not _UNICODE_LETTERS.search(text)


@span_rule("colour")
def colour(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The colour of every letter; a mark of urgency is a red stamp and stays red."""
    if span.kind in {"urgency", "divider"}:
        return None
    wrong = [run.format.colour for run, _ in span.typed() if run.format.colour not in BLACK]
    if not wrong:
        return None
    return Deviation(f"màu {wrong[0].upper()}", expected(rule), span.paragraph, partial(blacken, span))


def blacken(span: Span) -> None:
    """Set the colour of the span to black."""
    for properties in edit.run_properties_of(span):
        color = edit.child(properties, "color")
        color.attrib.clear()
        color.set(VAL, "000000")
