"""One phrase of usual wording: where it suits, its placeholders filled, and how it is added to a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ocop_docs.checks.content.marks import PLACEHOLDER
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.fields import fields_of
from ocop_docs.documents.parts import LegalBasis
from ocop_docs.drafting.placeholders import filled_in
from ocop_docs.drafting.records import is_blank
from ocop_docs.rendering.present import present

_HEADED = {
    "responsibilities": ("unit", "duties"),
    "results": ("title", "paragraphs"),
    "passages": ("title", "paragraphs"),
}
"""Lists whose rows are texts under a heading: the field of the heading (a phrase's `unit`), and that of the texts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase: its name, the field of the record that it is for, and what it puts there.

    `row` is a text, or the fields of a row; `unit` has the duty `row`, or is the heading above it. `kinds` and `levels`
    are empty for all.
    """

    name: str
    section: str
    row: str | Mapping[str, str]
    source: str
    unit: str = ""
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    in_force_from: dt.date = dt.date.min
    in_force_to: dt.date = dt.date.max
    usual: bool = False

    @property
    def text(self) -> str:
        """The phrase in one line."""
        if isinstance(self.row, str):
            return f"{self.unit}: {self.row}" if self.unit else self.row
        if self.section == "legal_bases":
            return str(present(LegalBasis.model_validate(dict(self.row))))
        details = [value for name, value in self.row.items() if name in ("lead", "deadline")]
        main = " ".join(value for name, value in self.row.items() if name not in ("lead", "deadline"))
        return f"{main} ({'; '.join(details)})" if details else main

    def fits(self, kind: str | None, level: str | None, day: dt.date | None) -> bool:
        """Whether it suits a document of that kind, level and day; None suits all."""
        return (
            (kind is None or (kind in self.kinds if self.kinds else _has(kind, self.section)))
            and (level is None or not self.levels or level in self.levels)
            and (day is None or self.in_force_from <= day <= self.in_force_to)
        )

    def filled(self, values: Mapping[str, str]) -> Phrase:
        """Return it with its placeholders filled; those without a value stay as they are."""
        row = filled_in(self.row, values) if isinstance(self.row, str) else _row(self.row, values)
        return replace(self, row=row, unit=filled_in(self.unit, values))

    def as_dict(self) -> dict[str, Any]:
        """Return what a program reads of it."""
        shown = {"name": self.name, "section": self.section, "text": self.text, "source": self.source}
        return shown | {"kinds": list(self.kinds), "levels": list(self.levels), "unit": self.unit, "row": self.row}


def placeholders(phrase: Phrase) -> list[str]:
    """Return the placeholders that the phrase still has."""
    values = [phrase.row] if isinstance(phrase.row, str) else list(phrase.row.values())
    return list(dict.fromkeys(name for text in (*values, phrase.unit) for name in PLACEHOLDER.findall(text)))


def add(record: dict[str, Any], phrase: Phrase) -> None:
    """Put a phrase into the first blank row of its section, or a new one; a text with a heading goes under it.

    `record` is data, or the typed values of a form.
    """
    place, _, last = phrase.section.rpartition(".")
    for step in filter(None, place.split(".")):
        record = record.setdefault(step, {})
    if isinstance(record.get(last), str) or last in ("mandate", "closing"):
        record[last] = phrase.row
    elif last in _HEADED:
        _add_under(record.setdefault(last, []), phrase, *_HEADED[last])
    else:
        _put(record.setdefault(last, []), phrase.row if isinstance(phrase.row, str) else dict(phrase.row))


def _add_under(rows: list[Any], phrase: Phrase, head: str, texts: str) -> None:
    same = [row for row in rows if (row.get(head) or "").strip().casefold() == phrase.unit.casefold()]
    if same:
        _put(same[0].setdefault(texts, []), phrase.row)
    else:
        _put(rows, {head: phrase.unit, texts: [phrase.row]})


def _put(rows: list[Any], row: Any) -> None:
    if row in rows:
        return
    blank = next((number for number, one in enumerate(rows) if is_blank(one)), None)
    if blank is None:
        rows.append(row)
    else:
        rows[blank] = row


def _has(kind: str, section: str) -> bool:
    return section.partition(".")[0] in fields_of(KINDS[kind].model)


def _row(row: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    return {name: filled_in(value, values) for name, value in row.items()}
