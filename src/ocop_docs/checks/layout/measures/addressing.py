"""Addressees, recipients and the signer, in words (NĐ 30/2020, Phụ lục I, Phần I, mục II.7, II.9)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures
from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from ocop_docs.checks.layout.recognise.pieces import Piece
    from ocop_docs.law.nd30 import Rule

_ADDRESSEE = re.compile(r"^Kính gửi\s*:", re.IGNORECASE)
_ARCHIVE = re.compile(r"^[-–]\s*Lưu\s*:\s*VT\b")
_AS_ABOVE = re.compile(r"^[-–]?\s*như (?:trên|kính gửi)\b", re.IGNORECASE)
_POWER = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\. \S")


@measures("piece", "addressee_colon")
def addressee_colon(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """“Kính gửi:” with its colon."""
    del context
    if piece.kind != "addressee" or _ADDRESSEE.match(piece.text):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "addressee_list")
def addressee_list(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Several addressees: a hyphen before each, a semicolon after each, a dot after the last."""
    del rule
    items = context.of("addressee_item")
    if piece.kind != "addressee_item":
        return None
    return _list_item(piece, last=items[-1] is piece)


def _list_item(piece: Piece, *, last: bool) -> Deviation | None:
    wanted = "." if last else ";"
    if not piece.text.startswith("-"):
        return Deviation(piece.text[:1], "-", piece.paragraph)
    return None if piece.text.endswith(wanted) else Deviation(piece.text[-1], wanted, piece.paragraph)


@measures("piece", "recipient_dash")
def recipient_dash(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A hyphen at the head of each recipient."""
    del context
    return None if piece.text.startswith("-") else Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "recipient_end")
def recipient_end(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A semicolon after each recipient, a dot after the last."""
    del rule
    wanted = "." if context.of("recipient")[-1] is piece else ";"
    return None if piece.text.endswith(wanted) else Deviation(piece.text[-1], wanted, piece.paragraph)


@measures("piece", "recipient_above")
def recipient_above(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Where there are addressees, as the kind allows, the recipients open with them: “Như trên”."""
    kind = context.segment.kind
    first = context.of("recipient")[0] is piece and not (kind and "addressee" in kind.forbids)
    if not first or not context.of("addressee") or _AS_ABOVE.match(piece.text):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "recipient_archive")
def recipient_archive(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The last line names the copy for the file."""
    last = context.of("recipient")[-1] is piece
    if not last or _ARCHIVE.match(piece.text):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "power_form")
def power_form(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The abbreviation of the authority: its letters, a dot, a blank."""
    del context
    found = patterns.POWER.match(piece.text)
    if found is None or _POWER.match(piece.text.upper()):
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "name_titles")
def name_titles(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """No learned title or honour before the name of the signer."""
    del context
    return Deviation(piece.text, expected(rule), piece.paragraph) if _honours().match(piece.text) else None


@cache
def _honours() -> re.Pattern[str]:
    words = "|".join(re.escape(honour) for honour in nd30().words["honours"])
    return re.compile(rf"(?:{words})[.,\s]")
