"""Years that must be inside the document's period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument, Document, period_of
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import InTime, Period, TargetPart
from ocop_docs.documents.paths import Parts, Place, field_path

_SPAN_IN_TEXT = re.compile(r"giai đoạn ([0-9]{4})\s*[-–]\s*([0-9]{4})\b", re.IGNORECASE)
_YEAR_IN_TEXT = re.compile(r"(?<!đến )năm ([0-9]{4})\b")


def check_periods(document: Document, parts: Parts) -> Iterator[Finding]:
    """Yield errors for years outside the period of the document, or of its outlook; nothing for a form."""
    if not isinstance(document, AdministrativeDocument):
        return
    yield from _subject(document)
    whole = period_of(document)
    for place, part in parts.of(InTime):
        period = _period_ahead(document, place) if place[0] == "outlook" else whole
        if period and not part.lies_in(period):
            if isinstance(part, TargetPart):
                yield _outside((*place, "year"), f"năm {part.year}", period)
            else:
                yield _outside(place, str(part), period)


def _period_ahead(document: AdministrativeDocument, place: Place) -> Period | None:
    """The period of an outlook's targets: its own, if it names one; the report's period does not apply to them."""
    outlook = document.outlook if isinstance(document, Report) else None
    return outlook.period if outlook and place[1] == "targets" else None


def _subject(document: AdministrativeDocument) -> Iterator[Finding]:
    """The years named in the trích yếu are inside the period of the data."""
    period = period_of(document)
    for words, years in _years_in(document.subject) if period else ():
        if period and not all(year in period for year in years):
            yield _outside(("subject",), words, period)


@lru_cache(maxsize=128)  # the rows of one table mostly share their subject
def _years_in(subject: str) -> list[tuple[str, tuple[int, ...]]]:
    """Each mention of years in a trích yếu: its words and its years."""
    found = (*_SPAN_IN_TEXT.finditer(subject), *_YEAR_IN_TEXT.finditer(subject))
    return [(match.group(), tuple(map(int, match.groups()))) for match in found]


def _outside(place: Place, found: str, period: Period) -> Finding:
    return Finding(
        "year-outside-period",
        Severity.error,
        field_path(place),
        f"Ghi {found}, nằm ngoài thời kỳ của văn bản ({period}).",
        expected=str(period),
        found=found,
    )
