"""The law and the agencies that a file names: in force on its date, cited with the right date, not abolished."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ocop_docs.checks.content.references.citations import Citation
from ocop_docs.checks.content.references.legality import check_citation
from ocop_docs.checks.content.references.names import gone_on
from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.checks.layout.report import paragraph_place
from ocop_docs.vietnamese.text import upper_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_docs.checks.layout.elements.segments import Recognised
    from ocop_docs.checks.layout.elements.spans import Segment, Span

_DATE = r"ngày\s+(?P<day>\d{1,2})\s*(?:tháng|/|-)\s*(?P<month>\d{1,2})\s*(?:năm|/|-)\s*(?P<year>\d{4})"
_CITED = re.compile(
    r"(?P<type>Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kế hoạch)"
    r"(?P<title>(?:\s(?!số\b|ngày\b)[^;.,]*?)?)"
    rf"(?:\s+số:?\s*(?P<number>\d[\w./-]*\w))?\s+{_DATE}",
)
_LAWS = frozenset({"Luật", "Bộ luật"})
_AGENCIES = (("agency", "parent_agency"), ("addressee",), ("addressee_item",), ("recipient",))


def check_cited_law(recognised: Recognised) -> Iterator[tuple[Finding, int]]:
    """Yield findings on the legal bases, issuers and recipients of a file, each with its paragraph (from 1).

    A file without a date, or that the decree does not govern, is not checked.
    """
    if recognised.date is None or not recognised.administrative:
        return
    for segment in recognised.segments:
        for span in segment.of("legal_basis"):
            for finding in _on_basis(span, recognised.date):
                yield finding, span.paragraph.number
        for finding, span in _on_agencies(segment, recognised.date):
            yield finding, span.paragraph.number


def _on_basis(span: Span, day: date) -> Iterator[Finding]:
    for found in _CITED.finditer(span.text):
        cited = _cited(found)
        if cited is not None:
            for finding in check_citation(cited, day):
                yield finding._replace(place=paragraph_place(span.paragraph))


def _cited(found: re.Match[str]) -> Citation | None:
    """The text cited, as the checks on content know it; None without number or a possible date."""
    kind = found["type"] + (found["title"].rstrip() if found["type"] in _LAWS else "")
    try:
        signed = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    if found["number"] is None and found["type"] not in _LAWS:
        return None
    return Citation((), kind, found["number"], signed)


def _on_agencies(segment: Segment, day: date) -> Iterator[tuple[Finding, Span]]:
    """A name may take several lines of the heading, so those are read as one."""
    for kinds in _AGENCIES:
        spans = segment.of(*kinds)
        together = [(" ".join(span.text for span in spans), spans[0])] if len(kinds) > 1 and spans else []
        for text, span in together or [(span.text, span) for span in spans]:
            yield from ((finding, span) for finding in _ended(text, span, day))


def _ended(text: str, span: Span, day: date) -> Iterator[Finding]:
    for gone in gone_on(text.capitalize() if text.isupper() else text, day):
        yield Finding(
            code="agency-ended",
            severity=Severity.warning,
            place=paragraph_place(span.paragraph),
            message=f"“{upper_first(gone.name)}” {gone.message}.",
            found=gone.name,
            citation=gone.citation,
        )
