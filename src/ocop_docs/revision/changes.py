"""Changes of a record's data, each with its place and in words; all of them, or those that are taken, are applied."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from ocop_docs.documents.catalogue import KINDS, RECORDS
from ocop_docs.documents.document import Document
from ocop_docs.documents.fields import FieldSpec, ValueType, fields_of
from ocop_docs.documents.parts import LegalBasis, Period
from ocop_docs.documents.paths import Place, field_at, field_path, parse_path, title_at
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.dates import short_date
from ocop_docs.vietnamese.money import format_money

EMPTY = "(để trống)"
_YES, _NO = "có", "không"
_MOST_ROWS = 12
"""Rows of parts that are written out; more are counted."""


class Change(NamedTuple):
    """One change: `place` is a path into the data as it was; `before` and `after` are values of the data.

    `after` None: the field, or the row of a list, is removed. `before` None: the field was empty. `reason` is why, in
    words; `citation` the source of law.
    """

    code: str
    place: str
    title: str
    before: Any
    after: Any
    reason: str = ""
    citation: str = ""

    def as_dict(self, kind: str) -> dict[str, Any]:
        """Return plain values for JSON, with both values as a reader knows them."""
        return self._asdict() | {"words": self.words(kind)}

    def words(self, kind: str) -> str:
        """The change in one line: `Chỉ tiêu 3 sao › Số lượng: 24 → 30`."""
        before, after = self.values(kind)
        return f"{self.title}: {before} → {after}"

    def values(self, kind: str) -> tuple[str, str]:
        """Both values as a reader of the form knows them."""
        model, place = (KINDS | RECORDS)[kind].model, parse_path(self.place)
        return written(model, place, self.before), written(model, place, self.after)


def change(code: str, model: type[BaseModel], place: Place, before: Any, after: Any, **facts: str) -> Change:
    """Return the change of what `model` holds at `place`, titled as the form titles it."""
    return Change(code, field_path(place), title_at(model, place), before, after, **facts)


def data_of(document: Document) -> dict[str, Any]:
    """Return the plain data of a document; what has its default is left out."""
    return {"kind": document.kind, **document.model_dump(mode="json", exclude_defaults=True)}


def applied(data: Mapping[str, Any], changes: Sequence[Change], refused: Collection[str] = ()) -> dict[str, Any]:
    """Return `data` with the changes, but for those whose place is `refused`; rows are removed last."""
    made = copy.deepcopy(dict(data))
    taken = [(parse_path(one.place), one.after) for one in changes if one.place not in refused]
    for place, after in taken:
        if after is not None:
            _set(made, place, copy.deepcopy(after))
    # From the end of a list on, so that a removed row moves none that is still to be removed.
    for place in sorted((place for place, after in taken if after is None), key=_order, reverse=True):
        _remove(made, place)
    return made


def _order(place: Place) -> list[tuple[str, int]]:
    return [(step, 0) if isinstance(step, str) else ("", step) for step in place]


def _set(data: Any, place: Place, value: Any) -> None:
    *way, last = place
    for step, following in zip(way, place[1:], strict=True):
        if isinstance(step, str):
            data.setdefault(step, [] if isinstance(following, int) else {})
        data = data[step]
    if isinstance(last, int) and last == len(data):
        data.append(value)
    else:
        data[last] = value


def _remove(data: Any, place: Place) -> None:
    *way, last = place
    for step in way:
        data = data[step]
    if isinstance(last, int) or last in data:
        del data[last]


def value_at(data: Any, place: Place) -> Any:
    """Return what the data holds at `place`, None where it holds nothing."""
    for step in place:
        held = isinstance(data, list) and isinstance(step, int) and step < len(data)
        if not held and not (isinstance(data, dict) and step in data):
            return None
        data = data[step]
    return data


def written(model: type[BaseModel], place: Place, value: Any) -> str:
    """Return a value of the data at `place` as a reader of the form knows it."""
    if value is None or value in ([], {}):
        return EMPTY
    field = field_at(model, place)
    return _written(field, value)


def _written(field: FieldSpec | None, value: Any) -> str:
    if isinstance(value, list):
        if len(value) > _MOST_ROWS and isinstance(value[0], dict):
            return f"{len(value)} dòng"
        return "; ".join(_written(field, row) for row in value)
    if isinstance(value, dict):
        return _written_part(field.part if field else None, value)
    if isinstance(value, bool):
        return _YES if value else _NO
    if field is None:
        return str(value)
    return _written_leaf(field, value)


def _written_leaf(field: FieldSpec, value: Any) -> str:
    labels = {choice.value: choice.label for choice in field.choices}
    if value in labels:
        return labels[value]
    if field.type is ValueType.money and isinstance(value, int):
        return format_money(value)
    if field.type is ValueType.quantity and isinstance(value, int):
        return f"{value:02d}"
    if field.type is ValueType.date:
        return _written_date(value)
    return str(value)


def _written_date(value: Any) -> str:
    try:
        return short_date(dt.date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)


def _written_part(part: type[BaseModel] | None, value: dict[str, Any]) -> str:
    """The values of a part in their order; a sound legal basis and a sound period as they print."""
    with contextlib.suppress(ValidationError):
        if part is LegalBasis:
            return str(present(LegalBasis.model_validate(value)))
        if part is Period:
            return str(Period.model_validate(value))
    known = fields_of(part) if part else {}
    return " · ".join(_written(known.get(name), held) for name, held in value.items() if held is not None)
