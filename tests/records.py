"""Plain data of whole documents, made from the models: every field filled, or as a chooser decides.

Every leaf is told apart from every other, so that a test can follow each fact into the Word file.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import count
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from ocop_docs.documents.amounts import Stars
from ocop_docs.documents.annex import Annex
from ocop_docs.documents.catalogue import KINDS
from ocop_docs.documents.parts import Period, Signatory
from ocop_docs.documents.paths import Place
from ocop_docs.vietnamese.quantities import MoneyStatement, Quantity

T = TypeVar("T")

QUANTITIES = ("{0}", "{0} - {1}", "ít nhất {0}", "không quá {0}", "hơn {0}", "khoảng {0}", "{0}%", "tăng thêm {0}")
MONEY = ("{0} đồng", "khoảng {0} đồng", "từ {0} đồng đến {1} đồng", "ít nhất {0} đồng", "{0} đồng trở lên")
STARS = ("3", "4 - 5", "3 sao trở lên", "5 sao")
MARK = "từ"


class Maker:
    """Fills a model: every optional field, two rows in every list, every leaf different."""

    def __init__(self) -> None:
        self._numbers = {name: count(start) for name, start in _STARTS.items()}

    def present(self) -> bool:
        """Whether an optional field is given."""
        return True

    def length(self, least: int) -> int:
        """How many rows a list has."""
        return max(least, 2)

    def choose(self, options: Sequence[T]) -> T:
        """Take one of the options, in turn."""
        return options[self.next("choice") % len(options)]

    def next(self, name: str) -> int:
        """The next number of a series."""
        return next(self._numbers[name])

    def text(self) -> str:
        """A word that stands nowhere else."""
        return f"{MARK}{self.next('text')}x"

    def build(self, model: type[BaseModel]) -> dict[str, Any]:
        """Plain data that `model` accepts."""
        data = {
            name: self.given(model, name)
            for name, field in model.model_fields.items()
            if field.is_required() or self.present()
        }
        return self._agreed(model, data)

    def given(self, model: type[BaseModel], name: str) -> Any:
        """What a field of `model` is given."""
        field = model.model_fields[name]
        return self._value(field.annotation, field.metadata)

    def _agreed(self, model: type[BaseModel], data: dict[str, Any]) -> dict[str, Any]:
        """What fields of one part demand of each other."""
        if model is Period:
            data["end"] = data["start"] + self.choose((0, 1))
        if model is Signatory and data.get("capacity", "head") in ("head", "acting_head"):
            data.pop("position", None)
        if model is Annex and not data.get("columns"):
            data = {name: value for name, value in data.items() if name not in ("rows", "total")}
            data.setdefault("paragraphs", [])
            data["paragraphs"] = data["paragraphs"] or [self.text()]
        if model is Annex and data.get("columns"):
            # A mark between cells would make more of them than there are columns.
            data["rows"] = [row.replace("|", "/") for row in data.get("rows") or []]
            data["total"] = (data.get("total") or "").replace("|", "/") or None
        return data

    def _value(self, annotation: Any, metadata: Sequence[Any]) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(inner[0], inner[1:])
        if annotation is type(None) or origin is dict:
            return {} if origin is dict else None
        if origin is list:
            return self._rows(inner[0], metadata)
        if origin is Literal:
            return inner[0]
        if origin in (Union, types.UnionType):
            return self._value(next(one for one in inner if one is not type(None)), ())
        return self._leaf(annotation, metadata)

    def _rows(self, row: Any, metadata: Sequence[Any]) -> list[Any]:
        least = next((mark.min_length for mark in metadata if hasattr(mark, "min_length")), 0)
        none = any(getattr(mark, "max_length", None) == 0 for mark in metadata)
        return [] if none else [self._value(row, ()) for _ in range(self.length(least))]

    def _leaf(self, kind: Any, metadata: Sequence[Any]) -> Any:
        if issubclass(kind, BaseModel):
            return self.build(kind)
        if issubclass(kind, StrEnum):
            return self.choose([one.value for one in kind])
        if kind is int:
            return self._integer(metadata)
        makers = {
            str: self.text,
            bool: lambda: True,
            dt.date: self._date,
            Quantity: lambda: self._stated(QUANTITIES, "quantity"),
            MoneyStatement: lambda: self._stated(MONEY, "money"),
            Stars: lambda: self.choose(STARS),
            Decimal: lambda: f"{self.next('score') % 100},{self.next('score') % 100:02d}",
            Fraction: lambda: "3/4",
        }
        return makers[kind]()

    def _integer(self, metadata: Sequence[Any]) -> int:
        bounds = {part for mark in metadata for part in (mark, *getattr(mark, "metadata", ()))}
        most = next((bound.le for bound in bounds if getattr(bound, "le", None) is not None), None)
        if most is not None and most < _LAST_YEAR:
            return 1 + self.next("choice") % most
        return self.next("year" if most == _LAST_YEAR else "integer")

    def _date(self) -> str:
        return (dt.date(2018, 1, 1) + dt.timedelta(days=self.next("date"))).isoformat()

    def _stated(self, forms: Sequence[str], series: str) -> str:
        first, second = self.next(series), self.next(series)
        return self.choose(forms).format(first, second)


_LAST_YEAR = 9999
_STARTS = {
    "choice": 0,
    "text": 1000,
    "integer": 310_001,
    "year": 2101,
    "date": 0,
    "quantity": 520_001,
    "score": 0,
    "money": 740_000_001,
}
"""Where each series begins: apart, so that no number of one stands inside a number of another."""


def full_record(kind: str) -> dict[str, Any]:
    """A document of `kind` with every field given."""
    return Maker().build(KINDS[kind].model)


def text_places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Places of the text leaves of a record made here."""
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from text_places(entry, (*place, name))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from text_places(entry, (*place, index))
    elif isinstance(value, str) and value.startswith(MARK) and value.endswith("x"):
        yield place


def value_at(record: Any, place: Place) -> Any:
    """What stands at `place`."""
    for step in place:
        record = record[step]
    return record


def put(record: Any, place: Place, value: Any) -> None:
    """Replace what stands at `place`."""
    value_at(record, place[:-1])[place[-1]] = value
