"""The record of a paper: read, written canonically, given its number and date, compared with another."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ocop_docs.documents.document import Document
from ocop_docs.office.register.series import has_number
from ocop_docs.office.store.canonical import canonical
from ocop_docs.pipeline import load


def record_text(document: Document) -> str:
    """The record as it is kept: canonical JSON without defaults, so that equal documents are equal texts."""
    return canonical({"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)})


def document_of(record: str) -> Document:
    """Return the document of a record that is kept; raise as `pipeline.load` when the program no longer takes it."""
    return load(json.loads(record))


class Citation(NamedTuple):
    """Number and date by which papers cite another: `02/BB-HĐOCOP`, `2026-12-04`."""

    number: str
    date: str


Cited = dict[Citation, Citation]
"""Of papers that got a number, how they are cited in the papers that were written with them, and how from now on."""


def numbered(document: Document, number: int, date: dt.date, cited: Cited | None = None) -> Document:
    """Return the document with its number and date, where it has any, citing `cited` papers as they are cited now."""
    data = {"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)}
    given = {"number": number, "date": date.isoformat()} if has_number(document) else {}
    return load((_citing(data, cited) if cited else data) | given)


def _citing(value: Any, cited: Cited) -> Any:
    if isinstance(value, list):
        return [_citing(one, cited) for one in value]
    if not isinstance(value, dict):
        return value
    inner = {name: _citing(one, cited) for name, one in value.items()}
    new = cited.get(Citation(str(inner.get("number")), str(inner.get("date"))))
    return inner | new._asdict() if new else inner


class Change(NamedTuple):
    """A value that differs between two records; `None` where one has none."""

    place: str
    before: str | None
    after: str | None


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return what differs between two records, in the order of the later one."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    places = [*new, *(place for place in old if place not in new)]
    return [Change(place, old.get(place), new.get(place)) for place in places if old.get(place) != new.get(place)]


def _leaves(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{place}[{index}]")
    elif value is not None:
        yield place, str(value)
