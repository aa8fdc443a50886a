"""The head of a document: issuer, number, place and date, subject, period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from ocop_docs.documents.kinds.plan import Plan
from ocop_docs.documents.kinds.report import Report
from ocop_docs.documents.parts import Level
from ocop_docs.law.administration import provinces
from ocop_docs.law.communes import folded
from ocop_docs.law.offices import written_out
from ocop_docs.reading.casing import as_written, office_name
from ocop_docs.reading.draft import Draft
from ocop_docs.reading.source.blocks import Line, joined
from ocop_docs.vietnamese.dates import DateError, parse_date

_NUMBER = re.compile(r"^số\s*:?\s*(?P<number>\d*)[\s.…_]*/\s*(?P<symbol>\S.*)$", re.IGNORECASE)
_DATE = re.compile(
    r"^(?P<place>[^,]*),?\s*(?P<date>ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\s*năm\s*(?P<year>\d{4})"
    r"|(?:ngày\s*)?(?P<short>\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}))",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^(?P<place>[^\d,.…]+),", re.IGNORECASE)
_PERIOD = re.compile(
    r"(?:giai đoạn|các năm|từ năm|từ)\s*(?:năm\s*)?(\d{4})\s*(?:[-–—]|đến(?: năm)?)\s*(\d{4})", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!đến )năm\s*(\d{4})", re.IGNORECASE)
_LEVELS = {"xã": Level.commune, "phường": Level.commune, "thị trấn": Level.commune, "đặc khu": Level.commune} | {
    "huyện": Level.district,
    "quận": Level.district,
    "thị xã": Level.district,
    "tỉnh": Level.province,
}
_UNIT = re.compile(rf"\b({'|'.join(sorted(_LEVELS, key=len, reverse=True))}|thành phố)\s+(.+)$")
NO_SMALL_LETTERS = "Tệp ghi bằng chữ in hoa, và không có chỗ nào ghi chữ thường để biết cách viết tên riêng."
SYMBOLS = {Plan.type_abbreviation: "plan", Report.type_abbreviation: "report"}
"""The kind of document by the first letters of its symbol."""


class Heading(NamedTuple):
    """The lines of a head, by element."""

    agency: Sequence[Line]
    superior: Sequence[Line]
    number: Sequence[Line]
    place_date: Sequence[Line]
    subject: Sequence[Line]


def read_heading(draft: Draft, heading: Heading, body: str) -> None:
    """Read the head; `body` is the text of the rest, which shows how names are written in small letters."""
    _read_issuer(draft, heading, body)
    for line in heading.number[:1]:
        _read_number(draft, line)
    for line in heading.place_date[:1]:
        _read_date(draft, line)
    if heading.subject:
        _read_subject(draft, joined_into(draft, heading.subject), body)


def joined_into(draft: Draft, lines: Sequence[Line]) -> Line:
    """Return lines that one value fills as one line, of which the draft keeps account."""
    if len(lines) == 1:
        return lines[0]
    return draft.merge(lines, joined(lines))


def _read_issuer(draft: Draft, heading: Heading, body: str) -> None:
    for lines, place in ((heading.agency, "name"), (heading.superior, "superior")):
        if not lines:
            continue
        line = joined_into(draft, lines)
        name, known = office_name(line.text, body)
        doubt = "" if known else NO_SMALL_LETTERS
        full = written_out(name)
        if folded(full) != folded(name):
            doubt = f"Viết đủ từ “{line.text}”."
        draft.put(("issuer", place), full, line, doubt=doubt, taken=line.text)
        if place == "name":
            level = level_of(full)
            draft.put(("issuer", "level"), level, line, doubt="" if level else "Chưa rõ cấp của cơ quan.", taken="")
    if not heading.agency:
        draft.record["issuer"] = {"name": None, "level": None}


def level_of(name: str) -> str | None:
    """Return the level of an office by its name, None where the name does not tell it."""
    found = _UNIT.search(name.lower())
    if found is None:
        return None
    if found[1] != "thành phố":
        return _LEVELS[found[1]].value
    central = {folded(one.proper_name) for one in provinces() if one.name.startswith("thành phố")}
    return (Level.province if folded(found[2]) in central else Level.district).value


def _read_number(draft: Draft, line: Line) -> None:
    draft.printed(line, "số")
    found = _NUMBER.match(line.text)
    if found is None:
        return
    if found["number"]:
        draft.put(("number",), int(found["number"]), line)
    symbol = found["symbol"].strip(" .")
    kind, _, office = symbol.partition("-")
    if SYMBOLS.get(kind.strip().upper()) == draft.record["kind"]:
        draft.printed(line, kind)
        if office.strip():
            draft.put(("issuer", "abbreviation"), office.strip(), line)
    else:
        draft.put(("symbol",), symbol, line)


def _read_date(draft: Draft, line: Line) -> None:
    found = _DATE.match(line.text)
    place = found or _PLACE.match(line.text)
    if place and place["place"].strip():
        draft.put(("issuer", "place"), place["place"].strip(), line)
    draft.printed(line, "ngày tháng năm")
    if found is None:
        return
    text = found["short"] or f"{found['day']}/{found['month']}/{found['year']}"
    try:
        day = parse_date(re.sub(r"[.-]", "/", text))
    except DateError:
        return
    draft.put(("date",), day.isoformat(), line, taken=found["date"])


def _read_subject(draft: Draft, line: Line, body: str) -> None:
    written = as_written(line.text, body)
    draft.put(("subject",), written or line.text, line, doubt="" if written else NO_SMALL_LETTERS, taken=line.text)
    period = period_in(line.text)
    if period:
        draft.put(("period",), period, line, taken="")


def period_in(text: str) -> dict[str, int] | None:
    """Return the one period that a text names (`giai đoạn 2026 - 2030`, `năm 2027`), None for none or several."""
    spans = {(int(start), int(end)) for start, end in _PERIOD.findall(text)}
    if not spans:
        spans = {(int(year), int(year)) for year in _YEAR.findall(text)}
    if len(spans) != 1:
        return None
    start, end = spans.pop()
    return {"start": start, "end": end} if start <= end else None


def day_of(draft: Draft) -> dt.date | None:
    """Return the date that was read."""
    value = draft.record.get("date")
    return dt.date.fromisoformat(value) if value else None
