"""Letters: typeface, colour, size, weight, slant, case (NĐ 30/2020, Phụ lục I, Phần I, mục I.4, II, V)."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from ocop_docs.checks.layout import edit
from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, keeps, measures, printed, within
from ocop_docs.checks.layout.recognise.patterns import is_upper
from ocop_docs.checks.layout.recognise.pieces import is_mark
from ocop_docs.ooxml.wml import VAL, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_docs.checks.layout.recognise.pieces import Piece
    from ocop_docs.checks.layout.word.model import Run
    from ocop_docs.checks.layout.word.styles import ParagraphFormat, RunFormat
    from ocop_docs.law.nd30 import Rule

_BLACK = frozenset({"auto", "000000", "black"})
_TEXT_KINDS = frozenset({"body", "clause", "clause_title", "point", "dash", "legal_basis"})
_MOSTLY = 0.5
_ALL_BUT = 0.9
_HEADLINE = 100
_WORDS = 4
_HALF_POINTS = 2
_OLD_FACE = re.compile(r"\.?vn|vni", re.IGNORECASE)
_OLD_LETTERS = re.compile(r"[\u00a1-\u00ff]")
# Letters that only Unicode has; with one of them the text is Unicode, whatever its face.
_UNICODE_LETTERS = re.compile(r"[\u0102-\u01b0\u1ea0-\u1ef9\u0300-\u036f]")


def written(piece: Piece) -> Iterator[tuple[Run, str]]:
    """Yield the letters that were typed in line: not numbers that Word writes, not marks raised above."""
    for run, text in piece.letters():
        if run.element is not None and text.strip() and not is_mark(run, text):
            yield run, text


@keeps("font")
def _keeps_font(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place
    return all(look.ascii in rule.allowed and look.hansi in rule.allowed for look in looks)


def _faces_of(rule: Rule) -> set[str]:
    return {str(face).casefold() for face in rule.allowed}


@measures("piece", "font")
def font(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The typeface of every letter, by the half of the alphabet it is set in."""
    del context
    right = _faces_of(rule)
    wrong = [
        face
        for run, text in _foreign(piece, right)
        for face in _faces(run.format, text)
        if face.casefold() not in right
    ]
    if not wrong:
        return None
    return Deviation(wrong[0], expected(rule), piece.paragraph, partial(set_font, piece, rule.prefer))


def _foreign(piece: Piece, right: set[str]) -> Iterator[tuple[Run, str]]:
    """The runs that are not in a right typeface through and through; those of an old code are told by another rule."""
    for run, text in written(piece):
        foreign = run.format.ascii.casefold() not in right or run.format.hansi.casefold() not in right
        if foreign and not _old_code(run.format, text):
            yield run, text


def _faces(look: RunFormat, text: str) -> Iterator[str]:
    letters = [letter for letter in text if not letter.isspace()]
    if any(letter.isascii() for letter in letters):
        yield look.ascii
    if not all(letter.isascii() for letter in letters):
        yield look.hansi


def set_font(piece: Piece, face: str) -> None:
    """Set the typeface of the piece for every script."""
    for look in edit.own_runs(piece):
        fonts = edit.child(look, "rFonts")
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(w(script), face)


@measures("piece", "encoding")
def encoding(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Letters of an old code (TCVN3, VNI) shown by a face made for it: another face would print them as nonsense."""
    del context
    face = old_face(piece)
    return None if face is None else Deviation(face, expected(rule), piece.paragraph)


def old_face(piece: Piece) -> str | None:
    """Return the face that shows letters of an old code in the piece, or None when there are none."""
    return next((run.format.hansi for run, text in written(piece) if _old_code(run.format, text)), None)


@keeps("encoding")
def _keeps_encoding(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place, rule
    return not any(_OLD_FACE.match(look.hansi) for look in looks)


def _old_code(look: RunFormat, text: str) -> bool:
    return bool(_OLD_FACE.match(look.hansi) and _OLD_LETTERS.search(text)) and not _UNICODE_LETTERS.search(text)


@keeps("colour")
def _keeps_colour(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place, rule
    return all(look.colour in _BLACK for look in looks)


@measures("piece", "colour")
def colour(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The colour of every letter; a mark of urgency is a red stamp and stays red."""
    del context
    if piece.kind in {"urgency", "rule"}:
        return None
    wrong = [run.format.colour for run, _ in written(piece) if run.format.colour not in _BLACK]
    if not wrong:
        return None
    return Deviation(f"màu {wrong[0].upper()}", expected(rule), piece.paragraph, partial(_blacken, piece))


def _blacken(piece: Piece) -> None:
    for look in edit.own_runs(piece):
        found = edit.child(look, "color")
        found.attrib.clear()
        found.set(VAL, "000000")


@keeps("size")
def _keeps_size(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place
    return all(within(look.size, rule) for look in looks)


@measures("piece", "size")
def size(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The size of every letter, in points."""
    del context
    wrong = [run.format.size for run, _ in written(piece) if not within(run.format.size, rule)]
    if not wrong:
        return None
    return Deviation(
        printed(wrong[0], rule.unit), expected(rule), piece.paragraph, partial(set_size, piece, rule.prefer)
    )


def set_size(piece: Piece, points: float) -> None:
    """Set the size of the piece, in points."""
    for look in edit.own_runs(piece):
        for name in ("sz", "szCs"):
            edit.child(look, name).set(VAL, str(round(points * _HALF_POINTS)))


@measures("piece", "same_size")
def same_size(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The size of every letter, which is that of the text (mục II.6.đ)."""
    target = text_size(context, rule)
    wrong = [run.format.size for run, _ in written(piece) if run.format.size != target]
    if not wrong:
        return None
    return Deviation(
        printed(wrong[0], rule.unit),
        printed(target, rule.unit),
        piece.paragraph,
        partial(set_size, piece, target),
    )


def text_size(context: Context, rule: Rule) -> float:
    """Return the size that most letters of the text have, when the rule allows it, else the preferred one."""
    key = (id(context.segment), "size")
    if key not in context.cache:
        counts: Counter[float] = Counter()
        for piece in context.of(*_TEXT_KINDS):
            for run, text in written(piece):
                counts[run.format.size] += len(text)
        lawful = [found for found, _ in counts.most_common() if within(found, rule)]
        context.cache[key] = lawful[0] if lawful else float(rule.prefer)
    found: float = context.cache[key]
    return found


@keeps("weight", "slant")
def _keeps_look(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place
    name = "bold" if rule.measure == "weight" else "italic"
    return all(getattr(look, name) == (rule.allowed[0] == name) for look in looks)


@measures("piece", "weight", "slant")
def look(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The weight or slant of every letter and figure."""
    del context
    name, tags = ("bold", ("b", "bCs")) if rule.measure == "weight" else ("italic", ("i", "iCs"))
    on = rule.allowed[0] == name
    wrong = [
        run
        for run, text in written(piece)
        if getattr(run.format, name) != on and any(letter.isalnum() for letter in text)
    ]
    if not wrong:
        return None
    return Deviation(_other(rule.allowed[0]), expected(rule), piece.paragraph, partial(_set_look, piece, tags, on=on))


def _set_look(piece: Piece, tags: tuple[str, ...], *, on: bool) -> None:
    for properties in edit.own_runs(piece):
        edit.set_switch(properties, *tags, on=on)


def _other(value: str) -> str:
    pairs = {"bold": "regular", "regular": "bold", "italic": "upright", "upright": "italic"}
    return printed(pairs[value])


@keeps("mostly_upright", "mostly_regular")
def _keeps_mostly(place: ParagraphFormat, looks: Sequence[RunFormat], rule: Rule) -> bool:
    del place
    name = "italic" if rule.measure == "mostly_upright" else "bold"
    return not any(getattr(look, name) for look in looks)


@measures("piece", "mostly_upright", "mostly_regular")
def mostly(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The look of a paragraph as a whole; words set off inside it are the writer's business."""
    del context
    upright = rule.measure == "mostly_upright"
    name, tags = ("italic", ("i", "iCs")) if upright else ("bold", ("b", "bCs"))
    if not upright and len(piece.text) < _HEADLINE and not piece.text.endswith((".", ";", "/")):
        return None
    share = _share(piece, name)
    if share <= (_MOSTLY if upright else _ALL_BUT):
        return None
    return Deviation(printed(name), expected(rule), piece.paragraph, partial(_set_look, piece, tags, on=False))


def _share(piece: Piece, name: str) -> float:
    if not any(getattr(run.format, name) for run, _ in written(piece)):
        return 0.0
    marked = total = 0
    for run, text in written(piece):
        letters = sum(map(str.isalnum, text))
        total += letters
        marked += letters if getattr(run.format, name) else 0
    return marked / total if total else 0.0


@measures("piece", "case")
def case(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Capitals throughout, or not capitals throughout, as the letters are printed."""
    del context
    shown = "".join(
        [text.upper() if run.format.caps else text for run, text in piece.letters() if not run.format.raised]
    )
    wanted = rule.allowed[0] == "upper"
    if is_upper(shown) == wanted or not any(map(str.isalpha, shown)):
        return None
    found = printed("lower" if wanted else "upper")
    return Deviation(found, expected(rule), piece.paragraph, _case_mend(piece, wanted=wanted))


def _case_mend(piece: Piece, *, wanted: bool) -> Any:
    """Capitals come by formatting; typed capitals are words, and only a person may retype them."""
    if wanted:
        return partial(_set_look, piece, ("caps",), on=True)
    return None if is_upper(piece.text) else partial(_set_look, piece, ("caps",), on=False)


@measures("piece", "mostly_lower")
def mostly_lower(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A paragraph of the text is not set in capitals throughout."""
    if len(piece.text.split()) < _WORDS:
        return None
    return case(piece, rule, context)
