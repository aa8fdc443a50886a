"""Years that must lie inside the document's period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import InTime, Period, TargetPart
from ocop_docs.documents.paths import Parts, Place, field_path

_SPAN_IN_TEXT = re.compile(r"giai đoạn ([0-9]{4})\s*[-–]\s*([0-9]{4})\b", re.IGNORECASE)
_YEAR_IN_TEXT = re.compile(r"(?<!đến )năm ([0-9]{4})\b")


def check_periods(document: AdministrativeDocument, parts: Parts) -> Iterator[Finding]:
    """Yield errors for years outside the period of the document, or of its outlook."""
    yield from _subject(document)
    for place, part in parts.of(InTime):
        period = _period_ahead(document, place) if place[0] == "outlook" else document.period
        if period and not part.lies_in(period):
            if isinstance(part, TargetPart):
                yield _outside((*place, "year"), f"năm {part.year}", period)
            else:
                yield _outside(place, str(part), period)


def _period_ahead(document: AdministrativeDocument, place: Place) -> Period | None:
    """An outlook looks beyond the period of its report: its targets lie in its own, if it names one."""
    outlook = document.outlook if isinstance(document, Report) else None
    return outlook.period if outlook and place[1] == "targets" else None


def _subject(document: AdministrativeDocument) -> Iterator[Finding]:
    """The period named in the trích yếu is the period of the data."""
    period = document.period
    for said, years in _years_in(document.subject) if period else ():
        if period and not all(year in period for year in years):
            yield _outside(("subject",), said, period)


@lru_cache(maxsize=128)  # the documents of one table are about the same
def _years_in(subject: str) -> list[tuple[str, tuple[int, ...]]]:
    """The years that a trích yếu names, and in which words."""
    found = (*_SPAN_IN_TEXT.finditer(subject), *_YEAR_IN_TEXT.finditer(subject))
    return [(said.group(), tuple(map(int, said.groups()))) for said in found]


def _outside(place: Place, found: str, period: Period) -> Finding:
    return Finding(
        "year-outside-period",
        Severity.error,
        field_path(place),
        f"Ghi {found}, nằm ngoài thời kỳ của văn bản ({period}).",
        expected=str(period),
        found=found,
    )
