"""Elements that several kinds of document share: names of agencies, signatures, figures with words, dates, boxes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import Any

from ocop_docs.documents.base import BLANK
from ocop_docs.documents.document import AdministrativeDocument, period_of
from ocop_docs.documents.parts import Capacity, Signatory
from ocop_docs.vietnamese.dates import blank_date, long_date
from ocop_docs.vietnamese.num2words_vi import num2words
from ocop_docs.vietnamese.text import upper

BLANK_ROWS = 3
"""Rows that a blank form leaves in a list or a table."""
BOX, TICKED = "☐", "☒"


def signature(signatory: Signatory | None) -> dict[str, Any]:
    """The signature block: the lines of capacity and position, and the name."""
    if signatory is None:
        return {"stack": [BLANK], "name": BLANK}
    return {"stack": signature_stack(signatory), "name": signatory.name or BLANK}


def signature_stack(signatory: Signatory) -> list[str]:
    """The lines above the signature, in capitals (NĐ 30/2020, Phụ lục I, mục II.7.b and II.7.đ)."""
    head = signatory.head_position or BLANK
    own = signatory.position or BLANK
    stack = [f"TM. {signatory.collective}"] if signatory.collective else []
    stack += {
        Capacity.head: [head],
        Capacity.acting_head: [f"Q. {head}"],
        Capacity.deputy: [f"KT. {head}", own],
        Capacity.by_order: [f"TL. {head}", own],
        Capacity.by_authorisation: [f"TUQ. {head}", own],
    }[signatory.capacity]
    return [upper(line) for line in stack]


def counted(count: int, unit: str) -> str:
    """``21 (hai mươi mốt) sản phẩm``: a total in figures and words."""
    return f"{count:02d} ({num2words(count, lang='vi')}) {unit}"


def counted_rows(rows: Sequence[object], unit: str) -> str:
    """The number of rows as `counted` writes it, or a blank for a list that is filled in by hand."""
    return counted(len(rows), unit) if rows else f"{BLANK} {unit}"


def period_unless_in_subject(document: AdministrativeDocument) -> str:
    """` giai đoạn 2019 - 2020` for a heading of the body, unless the trích yếu names both its years."""
    scheme = getattr(document, "scheme", None)
    period = period_of(document)
    if period is None:
        return ""
    subjects = document.subject + (scheme.subject if scheme else "")
    years = (str(period.start), str(period.end))
    return "" if all(year in subjects for year in years) else f" {period}"


def date_or_blank(date: dt.date | None) -> str:
    """The date in words, or the words of a date with dots for its figures."""
    return long_date(date) if date else blank_date()


def form_place_date(place: str | None, date: dt.date | None) -> str:
    """Place and date above the signature of a form."""
    return f"{place or '……'}, {date_or_blank(date)}"


def checkboxes(choices: Iterable[StrEnum], ticked: Collection[StrEnum]) -> dict[str, str]:
    """A box for each choice, by its value."""
    return {choice.value: TICKED if choice in ticked else BOX for choice in choices}
