"""The list of legal texts to cite: those in force on a day first, the others marked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ocop_docs.documents.legal_rows import row_of
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.vietnamese.text import lower_first


@dataclass(frozen=True, slots=True)
class Choice:
    """One text: its number, its label in the list, whether it is in force on the day (`stands`), and its row."""

    number: str
    label: str
    stands: bool
    row: dict[str, str]


def day_of(typed: object) -> dt.date | None:
    """The date typed into the form, or None."""
    try:
        return parse_date(typed) if isinstance(typed, str) and typed.strip() else None
    except ValueError:
        return None


def choices_on(day: dt.date | None) -> list[Choice]:
    """Return the texts in force on `day`, newest first, then the others; all of them if there is no day."""
    texts = sorted(legal_texts().values(), key=lambda text: text.date, reverse=True)
    made = [_choice(text, day) for text in texts if day is None or text.date <= day]
    return sorted(made, key=lambda choice: not choice.stands)


def _choice(text: LegalText, day: dt.date | None) -> Choice:
    state = _state(text, day)
    name = f"{text.document_type} {text.number}: {lower_first(text.title)}"
    return Choice(text.number, f"{name} ({state})" if state else name, not state, row_of(text))


def _state(text: LegalText, day: dt.date | None) -> str:
    if day is None:
        return ""
    instead = f", thay bằng {text.replaced_by}" if text.replaced_by else ""
    if day < text.in_force_from:
        return f"chưa có hiệu lực, từ {short_date(text.in_force_from)}"
    if text.in_force_to and day > text.in_force_to:
        return f"đã hết hiệu lực sau {short_date(text.in_force_to)}{instead}"
    if text.superseded_from and day >= text.superseded_from:
        return f"không còn áp dụng từ {short_date(text.superseded_from)}{instead}"
    return ""
