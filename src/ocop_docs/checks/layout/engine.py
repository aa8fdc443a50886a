"""Putting the rules to a document: every element, every section, every document in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ocop_docs.checks.layout.measures.all import MEASURES, Context, Deviation
from ocop_docs.checks.layout.recognise.segments import recognise
from ocop_docs.checks.layout.report import Element, LintReport, finding, on_the_whole
from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_docs.checks.finding import Finding
    from ocop_docs.checks.layout.recognise.pieces import Segment
    from ocop_docs.checks.layout.recognise.segments import Recognised
    from ocop_docs.checks.layout.word.model import Document
    from ocop_docs.law.nd30 import Rule

_ALL_TEXT = "*"
Plan: TypeAlias = "tuple[tuple[Rule, Any], ...]"
"""Rules with what measures them."""


class Fault(NamedTuple):
    """A finding with what made it: the rule, the deviation and the way to mend it."""

    rule: Rule
    deviation: Deviation
    finding: Finding


class Analysis(NamedTuple):
    """A file read, recognised and measured."""

    file: WordFile
    document: Document
    recognised: Recognised
    faults: tuple[Fault, ...]

    def report(self) -> LintReport:
        """Turn the analysis into plain values."""
        said = on_the_whole(self.recognised) + [(fault.finding, _anchor(fault)) for fault in self.faults]
        return LintReport(
            findings=tuple(finding for finding, _ in said),
            anchors=tuple(anchor for _, anchor in said),
            elements=tuple(_elements(self.recognised)),
            documents=tuple(_name(segment) for segment in self.recognised.segments if segment.pieces),
            paragraphs=tuple(paragraph.text for paragraph in self.document.paragraphs),
            coverage=_coverage(self.document, self.recognised),
            administrative=self.recognised.administrative,
        )


def analyse(data: bytes) -> Analysis:
    """Read a Word file and hold it against the decree.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
    """
    return analyse_file(WordFile(data))


def analyse_file(file: WordFile) -> Analysis:
    """Hold a file that passed the gate against the decree, as its parts are now.

    Raises:
        UnreadableInput: a part is not well-formed.
    """
    document = read_document(file)
    recognised = recognise(document)
    faults = list(_faults(file, document, recognised)) if recognised.administrative else []
    faults.sort(key=_position)
    return Analysis(file, document, recognised, tuple(faults))


def _faults(file: WordFile, document: Document, recognised: Recognised) -> Iterator[Fault]:
    for segment in recognised.segments:
        context = Context(file, document, recognised, segment)
        yield from _of_pieces(context)
        yield from _of_segment(context)
    context = Context(file, document, recognised, recognised.segments[0])
    for section in document.sections:
        for rule, measure in _plan("section", ""):
            deviation = measure(section, rule, context)
            if deviation is not None:
                yield _fault(rule, deviation, None, recognised.date)


def _of_pieces(context: Context) -> Iterator[Fault]:
    for piece in context.segment.pieces:
        kind = piece.kind if piece.judged else _ALL_TEXT
        for rule, measure in _plan("piece", kind):
            deviation = measure(piece, rule, context)
            if deviation is not None:
                yield _fault(rule, deviation, context.segment, context.recognised.date)


def _of_segment(context: Context) -> Iterator[Fault]:
    for rule, measure in _plan("segment", ""):
        for deviation in measure(rule, context):
            yield _fault(rule, deviation, context.segment, context.recognised.date)


def _fault(rule: Rule, deviation: Deviation, segment: Segment | None, day: date | None) -> Fault:
    return Fault(rule, deviation, finding(rule, deviation, segment, day))


@cache
def _plan(scope: str, kind: str) -> Plan:
    """The rules of one element (or of all, for sections and documents) with their measures."""
    rules = nd30().of(kind) if scope == "piece" else nd30().rules
    return tuple((rule, MEASURES[scope][rule.measure]) for rule in rules if rule.measure in MEASURES[scope])


def _position(fault: Fault) -> tuple[int, int]:
    """Whole and sections first, then in reading order."""
    deviation = fault.deviation
    if deviation.paragraph is not None and deviation.section is None:
        return 1, deviation.paragraph.number
    return 0, 0 if deviation.section is None else deviation.section.index


def _anchor(fault: Fault) -> int | None:
    deviation = fault.deviation
    return None if deviation.paragraph is None or deviation.section else deviation.paragraph.number


def _name(segment: Segment) -> str:
    if segment.role == "annex":
        label = segment.first("annex_label")
        return label.text if label else "Phụ lục"
    return segment.kind.name if segment.kind else "Văn bản"


def _elements(recognised: Recognised) -> Iterator[Element]:
    law, cells = nd30(), _cells()
    for number, segment in enumerate(recognised.segments, 1):
        for piece in segment.pieces:
            if piece.judged and piece.kind != "rule":
                kind = piece.kind
                name, cell = law.names.get(kind, "Chữ trong bảng"), cells.get(kind, "")
                yield Element(kind, name, cell, piece.text, piece.paragraph.number, number, piece.confidence)


@cache
def _cells() -> dict[str, str]:
    """The ô số of each element."""
    return {element: rule.cell for rule in nd30().rules for element in rule.elements}


def _coverage(document: Document, recognised: Recognised) -> float:
    total = sum([len(paragraph.text.strip()) for paragraph in document.paragraphs])
    judged = 0
    for segment in recognised.segments:
        for piece in segment.pieces:
            # Text in tables follows the table's needs: the decree says nothing of it, so it is outside the measure.
            if piece.kind == "table_text":
                total -= len(piece.text)
            elif piece.judged:
                judged += piece.end - piece.start
    return min(judged / total, 1.0) if total > 0 else 1.0
