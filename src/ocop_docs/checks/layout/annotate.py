"""A copy of the file with a Word comment at each place that has findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ocop_docs.checks.layout.analysis import analyse
from ocop_docs.checks.layout.cited_law import check_cited_law
from ocop_docs.ooxml.wml import XML_SPACE, Element, W, number, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.finding import Finding
    from ocop_docs.checks.layout.analysis import Analysis
    from ocop_docs.checks.layout.word.model import Paragraph
    from ocop_docs.checks.layout.word.word_file import WordFile

_AUTHOR, _INITIALS = "OCOP Docs", "OD"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotate(data: bytes) -> bytes:
    """Return a copy with one comment for each kind of finding at each paragraph: messages and citation.

    A finding on a section or on the whole file is noted at the first paragraph. The text is unchanged.

    Raises:
        UnreadableInput: the gate refuses the file, or it is not well-formed.
    """
    analysis = analyse(data)
    places = _by_place(analysis)
    if not places:
        return data
    comments = _comments(analysis.file)
    first = 1 + max((int(number(c.get(w("id"))) or 0) for c in comments), default=-1)
    for identity, (paragraph, findings) in enumerate(places, first):
        comments.append(_comment(str(identity), findings))
        _mark(paragraph.element, str(identity))
    return analysis.file.to_bytes()


def _by_place(analysis: Analysis) -> list[tuple[Paragraph, list[Finding]]]:
    """The findings of one kind at one paragraph, each message once, in the order of the paragraphs."""
    places: dict[tuple[int, str], tuple[Paragraph, dict[str, Finding]]] = {}
    for paragraph, finding in _anchored(analysis):
        at = places.setdefault((paragraph.number, finding.code), (paragraph, {}))
        at[1].setdefault(finding.message, finding)
    return [(places[place][0], list(places[place][1].values())) for place in sorted(places)]


def _anchored(analysis: Analysis) -> Iterator[tuple[Paragraph, Finding]]:
    paragraphs = analysis.document.paragraphs
    begins = _beginnings(analysis)
    for violation in analysis.violations:
        section = violation.deviation.section
        paragraph = violation.deviation.paragraph if section is None else None
        if paragraph := paragraph or begins.get(section.index if section else 0, next(iter(paragraphs), None)):
            yield paragraph, violation.finding
    for finding, at in check_cited_law(analysis.recognised):
        yield paragraphs[at - 1], finding


def _beginnings(analysis: Analysis) -> dict[int, Paragraph]:
    """The first paragraph with text in each section, or after it."""
    found: dict[int, Paragraph] = {}
    index = 0
    for paragraph in analysis.document.paragraphs:
        while index <= paragraph.section and not paragraph.blank:
            found[index] = paragraph
            index += 1
    return found


def _comments(file: WordFile) -> Element:
    root = file.companion("comments")
    if root is None:
        name = file.free_name("comments")
        root = etree.Element(w("comments"), nsmap={"w": W})
        file.add_part(name, root, "comments", _COMMENTS)
    return root


def _comment(identity: str, findings: list[Finding]) -> Element:
    comment = etree.Element(w("comment"), nsmap={"w": W})
    for name, value in (("id", identity), ("author", _AUTHOR), ("initials", _INITIALS)):
        comment.set(w(name), value)
    for finding in findings:
        message = f"{finding.severity.label}: {finding.message} ({finding.citation})"
        run = etree.SubElement(etree.SubElement(comment, w("p")), w("r"))
        text = etree.SubElement(run, w("t"))
        text.text = message
        text.set(XML_SPACE, "preserve")
    return comment


def _mark(paragraph: Element, identity: str) -> None:
    start = etree.Element(w("commentRangeStart"))
    start.set(w("id"), identity)
    paragraph.insert(1 if paragraph.find(w("pPr")) is not None else 0, start)
    end = etree.SubElement(paragraph, w("commentRangeEnd"))
    end.set(w("id"), identity)
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("commentReference")).set(w("id"), identity)
