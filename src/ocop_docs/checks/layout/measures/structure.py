"""The make-up of the content: bases, titles, labels alone on their line, capitals (mục II.6, Phụ lục II)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures
from ocop_docs.checks.layout.recognise import patterns
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.recognise.pieces import Piece
    from ocop_docs.law.nd30 import Rule

_LABELS = {
    "part": patterns.PART,
    "chapter": patterns.CHAPTER,
    "section": patterns.SECTION,
    "subsection": patterns.SUBSECTION,
}
_CONTENT = frozenset(
    {"body", "clause", "clause_title", "point", "dash", "article", "article_text", "article_title", "table_text"}
)


@measures("piece", "colon")
def colon(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A colon at the end; what follows it on the line is told by another rule."""
    del context
    return None if ":" in piece.text else Deviation(piece.text, expected(rule), piece.paragraph)


@measures("piece", "basis_end")
def basis_end(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Each basis ends with a semicolon, the last with a dot."""
    del rule
    last = context.of("legal_basis")[-1] is piece
    wanted = "." if last else ";"
    if piece.text.endswith(wanted):
        return None
    return Deviation(piece.text[-1], wanted, piece.paragraph)


@measures("piece", "label_alone")
def label_alone(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """The label has the line to itself."""
    del context
    if piece.kind == "recipients_label":
        rest = piece.text.partition(":")[2].strip()
    else:
        found = _LABELS[piece.kind].match(piece.text)
        rest = found["rest"] if found else ""
    return Deviation(piece.text, expected(rule), piece.paragraph) if rest else None


@measures("piece", "titled")
def titled(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """A part, chapter or section has a title, on its line or right below."""
    found = _LABELS[piece.kind].match(piece.text)
    if (found and found["rest"]) or context.once(_following).get(id(piece)) == f"{piece.kind}_title":
        return None
    return Deviation(piece.text, expected(rule), piece.paragraph)


def _following(context: Context) -> dict[int, str]:
    """What kind of piece follows each piece."""
    return {id(one): after.kind for one, after in pairwise(context.segment.pieces)}


@measures("piece", "capitals")
def capitals(piece: Piece, rule: Rule, context: Context) -> Deviation | None:
    """Capital letters that Phụ lục II decides without guessing."""
    del rule, context
    text = piece.text
    for capital in nd30().capitals:
        found = capital.pattern.search(text)
        if found:
            return Deviation(found[0].strip(), capital.right, piece.paragraph, citation=capital.citation)
    return None


@measures("segment", "end_mark")
def end_mark(rule: Rule, context: Context) -> Iterator[Deviation]:
    """The content of a document ends with “./.”."""
    content = [piece for piece in context.of(*_CONTENT) if piece.text]
    annex = context.segment.role == "annex"
    if annex or not content or content[-1].kind == "table_text" or patterns.END_MARK.search(content[-1].text):
        return
    yield Deviation(content[-1].text[-20:], expected(rule), content[-1].paragraph)
