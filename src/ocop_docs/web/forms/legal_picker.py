"""The list of legal texts to cite: those in force on a day first, the others marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from ocop_docs.documents.legal_rows import row_of
from ocop_docs.law.legal_texts import LegalText, legal_texts
from ocop_docs.vietnamese.dates import parse_date, short_date
from ocop_docs.vietnamese.text import lower_first
from ocop_docs.web.forms.fields import Group
from ocop_docs.web.forms.rows import find_list
from ocop_docs.web.forms.values import SEPARATOR, Typed, new_row

BASES = "legal_bases"
CHOSEN, CHOSEN_FOR = "can-cu", "can-cu-cua"
"""Fields of the page: the legal text chosen, and the list that it goes to."""


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


def pick(form: Group, typed: Typed, fields: Mapping[str, str]) -> None:
    """Add the legal text chosen in `fields` as a row of the list chosen there, of the document's own by default."""
    number = fields.get(CHOSEN, "")
    choice = next((one for one in choices_on(None) if one.number == number), None)
    found = find_list(form, typed, fields.get(CHOSEN_FOR, BASES))
    if choice and found and found[0].name == BASES:
        rows, values = found
        values.append(new_row(rows) | choice.row)


def lists_of_bases(form: Group) -> dict[str, str]:
    """Return the titles of the groups of `form` that have legal bases of their own, by the names of these lists."""
    return {
        SEPARATOR.join((form.name, child.name, BASES)): child.title
        for child in form.children
        if isinstance(child, Group) and child.child(BASES)
    }


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
