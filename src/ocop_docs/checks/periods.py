"""Years that must lie inside the document's period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ocop_docs.checks.finding import Finding, Severity
from ocop_docs.documents.document import AdministrativeDocument
from ocop_docs.documents.parts import Period, TargetPart
from ocop_docs.documents.places import Place, field_path, parts_of
from ocop_docs.documents.report import Outlook

_SPAN_IN_TEXT = re.compile(r"giai đoạn ([0-9]{4})\s*[-–]\s*([0-9]{4})\b", re.IGNORECASE)
_YEAR_IN_TEXT = re.compile(r"(?<!đến )năm ([0-9]{4})\b")


def check_periods(document: AdministrativeDocument) -> Iterator[Finding]:
    """Yield errors for years outside the period of the document, or of its outlook."""
    yield from _subject(document)
    for name in type(document).model_fields:
        value = getattr(document, name)
        if name != "period" and not isinstance(value, Outlook):
            yield from _inside(value, (name,), document.period)
    for place, outlook in parts_of(document, Outlook):
        if outlook.period:
            yield from _inside(outlook.targets, (*place, "targets"), outlook.period)


def _inside(value: object, place: Place, period: Period) -> Iterator[Finding]:
    for at, part in parts_of(value, BaseModel, place):
        if isinstance(part, Period) and not (part.start in period and part.end in period):
            yield _outside(at, str(part), period)
        if isinstance(part, TargetPart) and part.year is not None and part.year not in period:
            yield _outside((*at, "year"), f"năm {part.year}", period)


def _subject(document: AdministrativeDocument) -> Iterator[Finding]:
    """The period named in the trích yếu is the period of the data."""
    for said in (*_SPAN_IN_TEXT.finditer(document.subject), *_YEAR_IN_TEXT.finditer(document.subject)):
        if not all(int(year) in document.period for year in said.groups()):
            yield _outside(("subject",), said.group(), document.period)


def _outside(place: Place, found: str, period: Period) -> Finding:
    return Finding(
        "year-outside-period",
        Severity.error,
        field_path(place),
        f"Ghi {found}, nằm ngoài thời kỳ của văn bản ({period}).",
        expected=str(period),
        found=found,
    )
