"""The record of a paper: read, written canonically, given its number and date, compared with another."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ocop_docs.documents.document import AdministrativeDocument, Document
from ocop_docs.office.store.canonical import canonical
from ocop_docs.pipeline import load


def record_text(document: Document) -> str:
    """The record as it is kept: canonical JSON without defaults, so that equal documents are equal texts."""
    return canonical({"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)})


def document_of(record: str) -> Document:
    """Return the document of a record that is kept; raise as `pipeline.load` when the program no longer takes it."""
    return load(json.loads(record))


def numbered(document: AdministrativeDocument, number: int, date: dt.date) -> AdministrativeDocument:
    """Return the document with its number and date."""
    data = {"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)}
    made = load(data | {"number": number, "date": date.isoformat()})
    assert isinstance(made, AdministrativeDocument)  # noqa: S101 - the same kind as before
    return made


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
