"""Whether the decree applies: forms of other laws, legal normative documents, documents of an earlier day."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from ocop_docs.checks.layout.elements import patterns
from ocop_docs.checks.layout.word.model import plain
from ocop_docs.law.nd30 import Form, nd30

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_docs.checks.layout.elements.spans import Segment
    from ocop_docs.checks.layout.word.model import Paragraph

_NEAR_TOP = 12
_LISTED = "NĐ 30/2020, Điều 7"
_DAY = re.compile(
    r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})\b|(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$",
    re.IGNORECASE,
)


def form_of(paragraphs: Sequence[Paragraph]) -> tuple[Form, Paragraph] | None:
    """Return the form whose title begins the file, and its paragraph; a number above it rules the form out."""
    numbered = False
    for paragraph in islice((p for p in paragraphs if not p.blank), _NEAR_TOP):
        for line in map(plain, paragraph.text.split("\n")) if "\n" in paragraph.text else [paragraph.plain]:
            numbered = numbered or bool(patterns.NUMBER.match(line))
            form = _form_titled(line)
            if form and (form.numbered or not numbered):
                return form, paragraph
    return None


def _form_titled(line: str) -> Form | None:
    if not patterns.is_upper(line):
        return None
    return next((form for form in nd30().forms if form.title.search(line)), None)


def other_type(segment: Segment) -> tuple[Form, Paragraph] | None:
    """Return the type of a document, and its paragraph, where the decree lists neither its name nor its symbol."""
    kind, title, number = segment.kind, segment.first("type_name"), segment.first("number_symbol")
    if segment.role != "main" or kind is None or title is None or kind in nd30().kinds:
        return None
    if number is not None and patterns.symbol_listed(number.text):
        return None
    name = kind.name.capitalize()
    return Form(re.compile(""), name, _LISTED, nd30().other_form), title.paragraph


def is_normative(segment: Segment) -> bool:
    """Whether the number is that of a legal normative document."""
    return any(patterns.NORMATIVE.search(span.text) for span in segment.spans[:_NEAR_TOP])


def dated(segments: Sequence[Segment]) -> date | None:
    """Return the date of the first document that has one."""
    for segment in segments:
        span = segment.first("place_date")
        found = _DAY.search(span.text) if span else None
        if found:
            day, month, year = (int(part) for part in found.groups() if part)
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None
