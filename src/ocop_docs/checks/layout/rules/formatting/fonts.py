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


def _has_face(look: RunFormat, rule: Rule, context: Context) -> bool:
    if look.ascii in rule.allowed and look.hansi in rule.allowed:
        return True
    right = _faces_of(rule)
    return look.ascii.casefold() in right and look.hansi.casefold() in right


@span_rule("font", keeps=_has_face)
def font(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The typeface of every letter; ASCII and other letters of a run may have different ones."""
    right = _faces_of(rule)
    # Old character codes have their own rule.
    foreign = ((run.format, text) for run, text in span.typed() if not _has_face(run.format, rule, context))
    faces = (face for look, text in foreign if not _old_code(look, text) for face in _faces(look, text))
    wrong = [face for face in faces if face.casefold() not in right]
    if not wrong:
        return None
    return Deviation(wrong[0], expected(rule), span.paragraph, partial(set_font, span, rule.prefer))


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


def _is_new_face(look: RunFormat, rule: Rule, context: Context) -> bool:
    return not _is_old_face(look.hansi)


@span_rule("encoding", keeps=_is_new_face)
def encoding(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """No text in an old code (TCVN3, VNI), which only a face made for that code shows."""
    face = old_face(span)
    return None if face is None else Deviation(face, expected(rule), span.paragraph)


def old_face(span: Span) -> str | None:
    """Return the face that shows text in an old code in the span, or None."""
    return next((run.format.hansi for run, text in span.typed() if _old_code(run.format, text)), None)


def _old_code(letters_format: RunFormat, text: str) -> bool:
    return _is_old_face(letters_format.hansi) and bool(_OLD_LETTERS.search(text)) and not _UNICODE_LETTERS.search(text)


def _is_old_face(face: str) -> bool:
    return face[:1] in _OLD_INITIALS and bool(_OLD_FACE.match(face))


def _is_black(look: RunFormat, rule: Rule, context: Context) -> bool:
    return look.colour in BLACK


@span_rule("colour", keeps=_is_black)
def colour(span: Span, rule: Rule, context: Context) -> Deviation | None:
    """The colour of every letter; a mark of urgency is a red stamp and stays red."""
    if span.kind in {"urgency", "divider"}:
        return None
    wrong = [run.format.colour for run, _ in span.typed() if not _is_black(run.format, rule, context)]
    if not wrong:
        return None
    return Deviation(f"màu {wrong[0].upper()}", expected(rule), span.paragraph, partial(blacken, span))


def blacken(span: Span) -> None:
    """Set the colour of the span to black."""
    for properties in edit.run_properties_of(span):
        color = edit.child(properties, "color")
        color.attrib.clear()
        color.set(VAL, "000000")
