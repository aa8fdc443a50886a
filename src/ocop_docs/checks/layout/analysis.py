"""Checking a document against the rules: every element, every section, every document in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ocop_docs.checks.layout.cited_law import check_cited_law
from ocop_docs.checks.layout.elements.segments import recognise
from ocop_docs.checks.layout.report import LEFT_NAMES, Element, LintReport, finding, general_findings, left_unread
from ocop_docs.checks.layout.rules.base import LETTERS_KEEP, Context, Deviation
from ocop_docs.checks.layout.rules.catalogue import SECTION_CHECKS, SEGMENT_CHECKS, SPAN_CHECKS
from ocop_docs.checks.layout.word.reader import read_document
from ocop_docs.checks.layout.word.word_file import WordFile
from ocop_docs.law.nd30 import nd30

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_docs.checks.finding import Finding
    from ocop_docs.checks.layout.elements.segments import Recognised
    from ocop_docs.checks.layout.elements.spans import Looks, Segment
    from ocop_docs.checks.layout.rules.base import Keeps, SectionCheck, SegmentCheck, SpanCheck
    from ocop_docs.checks.layout.word.model import Document
    from ocop_docs.law.nd30 import Rule

_ALL_TEXT = "*"
_TABLE_TEXT = "Chữ trong bảng"
"""The name of text in tables: the decree has no rules of its own on it, so the table of the law does not name it."""
_F = TypeVar("_F")


class Violation(NamedTuple):
    """A rule that the document violates: the rule, the deviation with its fix, and the finding in words."""

    rule: Rule
    deviation: Deviation
    finding: Finding


class Analysis(NamedTuple):
    """A file as read, its elements, and the rules it violates."""

    file: WordFile
    document: Document
    recognised: Recognised
    violations: tuple[Violation, ...]

    def findings(self) -> list[tuple[Finding, int | None]]:
        """Return the findings, each with its paragraph (from 1); None for the whole file or a section."""
        found: list[tuple[Finding, int | None]] = [(left_unread(one), None) for one in self.file.left]
        found += general_findings(self.recognised) + [(one.finding, _anchor(one)) for one in self.violations]
        found += check_cited_law(self.recognised)
        return found

    def report(self) -> LintReport:
        """Return the analysis as plain values."""
        found = self.findings()
        return LintReport(
            findings=tuple(finding for finding, _ in found),
            anchors=tuple(anchor for _, anchor in found),
            elements=tuple(_elements(self.recognised)),
            documents=tuple(_name(segment) for segment in self.recognised.segments if segment.spans),
            paragraphs=tuple(paragraph.text for paragraph in self.document.paragraphs),
            coverage=_coverage(self.document, self.recognised),
            administrative=self.recognised.administrative,
            left_unread=tuple(LEFT_NAMES[one] for one in self.file.left),
        )


def analyse(data: bytes, *, leave: bool = False) -> Analysis:
    """Read a Word file and check it against the decree; `leave` as for `WordFile`.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
    """
    return analyse_file(WordFile(data, leave=leave))


def analyse_file(file: WordFile) -> Analysis:
    """Check a file that passed the gate, as its parts are now.

    Raises:
        UnreadableInput: a part is not well-formed.
    """
    document = read_document(file)
    recognised = recognise(document)
    violations = _violations(file, document, recognised) if recognised.administrative else ()
    return Analysis(file, document, recognised, tuple(sorted(violations, key=_position)))


def _violations(file: WordFile, document: Document, recognised: Recognised) -> Iterator[Violation]:
    for segment in recognised.segments:
        context = Context(file, document, recognised, segment)
        for rule, deviation in (*_in_spans(context), *_in_segment(context)):
            yield Violation(rule, deviation, finding(rule, deviation, segment, recognised.date))
    for rule, deviation in _in_sections(Context(file, document, recognised, recognised.segments[0])):
        yield Violation(rule, deviation, finding(rule, deviation, None, recognised.date))


def _in_spans(context: Context) -> Iterator[tuple[Rule, Deviation]]:
    asked: dict[tuple[str, Looks], list[tuple[Rule, SpanCheck]]] = {}
    for span in context.segment.spans:
        key = span.kind if span.judged else _ALL_TEXT, span.looks()
        rules = asked.get(key)
        if rules is None:
            rules = asked[key] = _asked(*key, context)
        for rule, check in rules:
            deviation = check(span, rule, context)
            if deviation is not None:
                yield rule, deviation


def _asked(kind: str, looks: Looks, context: Context) -> list[tuple[Rule, SpanCheck]]:
    """The rules on one kind of element, but for those that letters of these formats keep."""
    rules, of_letters, others = _rules_of(kind)
    broken = {rule.id for look in looks for rule, keeps in of_letters if not keeps(look, rule, context)}
    if not broken:
        return others
    return [(rule, check) for rule, check in rules if rule.check not in LETTERS_KEEP or rule.id in broken]


def _in_segment(context: Context) -> Iterator[tuple[Rule, Deviation]]:
    for rule, check in _segment_rules():
        for deviation in check(rule, context):
            yield rule, deviation


def _in_sections(context: Context) -> Iterator[tuple[Rule, Deviation]]:
    for section in context.document.sections:
        for rule, check in _section_rules():
            deviation = check(section, rule, context)
            if deviation is not None:
                yield rule, deviation


class _OfKind(NamedTuple):
    """The rules on one kind of element, each with the function that checks it; those that letters may keep; others."""

    rules: list[tuple[Rule, SpanCheck]]
    of_letters: list[tuple[Rule, Keeps]]
    others: list[tuple[Rule, SpanCheck]]


@cache
def _rules_of(kind: str) -> _OfKind:
    rules, law = _with_checks(nd30().of(kind), SPAN_CHECKS), nd30().of(kind)
    others = [(rule, check) for rule, check in rules if rule.check not in LETTERS_KEEP]
    return _OfKind(rules, _with_checks(law, LETTERS_KEEP), others)


@cache
def _segment_rules() -> list[tuple[Rule, SegmentCheck]]:
    return _with_checks(nd30().rules, SEGMENT_CHECKS)


@cache
def _section_rules() -> list[tuple[Rule, SectionCheck]]:
    return _with_checks(nd30().rules, SECTION_CHECKS)


def _with_checks(rules: Iterable[Rule], checks: Mapping[str, _F]) -> list[tuple[Rule, _F]]:
    return [(rule, checks[rule.check]) for rule in rules if rule.check in checks]


def _position(violation: Violation) -> tuple[int, int]:
    """The whole file and its sections first, then in reading order."""
    anchor = _anchor(violation)
    if anchor is not None:
        return 1, anchor
    section = violation.deviation.section
    return 0, 0 if section is None else section.index


def _anchor(violation: Violation) -> int | None:
    deviation = violation.deviation
    return None if deviation.paragraph is None or deviation.section else deviation.paragraph.number


def _name(segment: Segment) -> str:
    if segment.role == "annex":
        label = segment.first("annex_label")
        return label.text if label else "Phụ lục"
    return segment.kind.name if segment.kind else "Văn bản"


def _elements(recognised: Recognised) -> Iterator[Element]:
    law, cells = nd30(), _cells()
    for number, segment in enumerate(recognised.segments, 1):
        for span in segment.spans:
            if span.judged and span.kind != "divider":
                kind = span.kind
                name, cell = _TABLE_TEXT if kind == "table_text" else law.names[kind], cells.get(kind, "")
                yield Element(kind, name, cell, span.text, span.paragraph.number, number, span.confidence)


@cache
def _cells() -> dict[str, str]:
    """The ô số of each element."""
    return {element: rule.cell for rule in nd30().rules for element in rule.elements}


def _coverage(document: Document, recognised: Recognised) -> float:
    total = sum(len(paragraph.text.strip()) for paragraph in document.paragraphs)
    judged = 0
    for segment in recognised.segments:
        for span in segment.spans:
            # The decree has no rules on the layout of text in tables, so that text does not count.
            if span.kind == "table_text":
                total -= len(span.text)
            elif span.judged:
                judged += span.end - span.start
    return min(judged / total, 1.0) if total > 0 else 1.0
