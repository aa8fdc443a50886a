"""The document as a whole: what its form has, and sizes that move together (Điều 8, Phụ lục III)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.measures.base import Context, Deviation, expected, measures, within
from ocop_docs.checks.layout.measures.lettering import set_size, written
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.recognise.pieces import Piece
    from ocop_docs.law.nd30 import Rule

_SIZED = ("national_name", "motto", "place_date")


@measures("segment", "missing")
def missing(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that every document of its kind has."""
    segment = context.segment
    kind = segment.kind
    untitled = kind is not None and kind.untitled and rule.subject == "type_name"
    lacking = kind is not None and rule.subject in (*kind.forbids, *kind.may_lack)
    if segment.role != "annex" and not untitled and not lacking and not segment.of(rule.subject):
        yield Deviation("", expected(rule))


@measures("segment", "form_forbids")
def form_forbids(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that the form of this kind does not have."""
    del rule
    kind = context.segment.kind
    for element in kind.forbids if kind else ():
        piece = context.segment.first(element)
        if piece is not None:
            yield Deviation(nd30().names[element], "", piece.paragraph)


@measures("segment", "form_requires")
def form_requires(rule: Rule, context: Context) -> Iterator[Deviation]:
    """An element that the form of this kind has."""
    del rule
    kind = context.segment.kind
    for element in kind.requires if kind else ():
        if not context.of(element):
            yield Deviation("", nd30().names[element])


@measures("segment", "signature_present")
def signature_present(rule: Rule, context: Context) -> Iterator[Deviation]:
    """A signer, but not in a document that is issued by another."""
    segment = context.segment
    free = segment.kind is not None and rule.subject in segment.kind.may_lack
    signed = segment.of("signer_power") or segment.of("signer_position")
    if segment.role == "main" and not free and not signed:
        yield Deviation("", expected(rule))


@measures("segment", "sizes_together")
def sizes_together(rule: Rule, context: Context) -> Iterator[Deviation]:
    """The sizes of national name, motto and date go up or down together."""
    pieces = [context.segment.first(kind) for kind in _SIZED]
    there = [piece for piece in pieces if piece is not None]
    sizes = [_size(piece) for piece in there]
    lawful = all(_allowed(piece, size) for piece, size in zip(there, sizes, strict=True))
    if len(there) < len(_SIZED) or not lawful or sizes in rule.extra["sets"]:
        return
    chosen = min(
        [rule.prefer, *rule.extra["sets"]], key=lambda sizing: sum(a != b for a, b in zip(sizing, sizes, strict=True))
    )
    choices = " hoặc ".join(_printed(sizing) for sizing in rule.extra["sets"])
    mend = partial(_resize, list(zip(there, chosen, strict=True)))
    yield Deviation(_printed(sizes), choices, there[0].paragraph, mend)


def _size(piece: Piece) -> float:
    return max((run.format.size for run, _ in written(piece)), default=0.0)


def _allowed(piece: Piece, size: float) -> bool:
    """Whether the size is lawful by itself; one that is not has its own finding."""
    return within(size, nd30().rule(f"{piece.kind}.size"))


def _printed(sizes: list[float]) -> str:
    return " - ".join(f"{size:g}" for size in sizes)


def _resize(sized: list[tuple[Piece, float]]) -> None:
    for piece, size in sized:
        set_size(piece, size)
