"""From pydantic's errors to faults that a clerk understands: each with its place and its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ocop_docs.documents.fields import ValueType
from ocop_docs.documents.paths import Place, field_at, field_names, field_path, printable, title_at
from ocop_docs.errors import Fault, fault
from ocop_docs.intake.json import ImpossibleNumber, RepeatedKey
from ocop_docs.intake.unfilled import place_in_data
from ocop_docs.messages.reasons import REASONS, reason
from ocop_docs.settings import settings

_WRITE: dict[ValueType, str] = {
    ValueType.text: "write-text",
    ValueType.pairs: "write-pairs",
    ValueType.integer: "write-integer",
    ValueType.boolean: "write-boolean",
    ValueType.date: "write-date",
    ValueType.choice: "write-choice",
    ValueType.money: "write-money",
    ValueType.quantity: "write-quantity",
    ValueType.stars: "write-stars",
}
"""Reasons that tell what a value of each type is written like."""


def faults_of(error: ValidationError, model: type[BaseModel], data: Mapping[str, Any]) -> list[Fault]:
    """Return one fault for each error in `error`, in the order of `data`, from which unfilled rows were left out.

    Beyond the limit of `settings`, the rest is counted in one last fault.
    """
    limit = settings().max_listed_faults
    faults = [_fault(detail, model, data) for detail in error.errors(include_url=False)[:limit]]
    rest = error.error_count() - limit
    return [*faults, fault("more-faults", count=rest, limit=limit)] if rest > 0 else faults


def _fault(detail: ErrorDetails, model: type[BaseModel], data: Mapping[str, Any]) -> Fault:
    place = place_in_data(model, data, detail["loc"])
    path, title = field_path(place), title_at(model, place)
    kind, facts, given = detail["type"], dict(detail.get("ctx", {})), detail["input"]
    if isinstance(given, RepeatedKey):
        return fault("duplicate-key", path, title, key=given)
    if isinstance(given, ImpossibleNumber):
        return fault("number-impossible", path, title, number=given)
    # Null in what may be missing was left out of the data, so that null is refused only where a value is required.
    if kind == "missing" or given is None:
        return fault("field-missing", path, title, title=title)
    if kind == "extra_forbidden":
        name = str(place[-1])
        suggestion = _suggestion(name, field_names(model, place[:-1]))
        return fault("field-unknown", path, field=printable(name), suggestion=suggestion)
    if kind in ("illegal-characters", "text-in-old-encoding", "text-too-long", "list-too-long"):
        return fault(kind, path, title, **facts)
    return fault("field-invalid", path, title, reason=_reason(kind, facts), advice=_advice(model, place))


def _advice(model: type[BaseModel], place: Place) -> str:
    """What to write in the field at `place`."""
    field = field_at(model, place)
    if field is None:
        return reason("write-as-elsewhere")
    if field.is_list and not isinstance(place[-1], int):
        return reason("write-list")
    if field.part:
        return reason("write-group")
    if field.type is ValueType.text and field.examples:
        return reason("write-text-as", example=field.examples[0])
    return reason(_WRITE[field.type])


def _reason(kind: str, facts: dict[str, Any]) -> str:
    if kind == "value_error":
        return str(facts["error"])
    if "expected" in facts:
        facts["expected"] = _alternatives(facts["expected"])
    code = f"input-{kind.replace('_', '-')}"
    return reason(code if code in REASONS else "input-unusable", **facts)


def _alternatives(expected: str) -> str:
    """Pydantic's `'a', 'b' or 'c'` in Vietnamese."""
    return re.sub("'([^']*)'", r"“\1”", expected).replace(" or ", " hoặc ")


def _suggestion(name: str, known: Iterable[str]) -> str:
    import difflib

    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    if near:
        return reason("meant-field", name=near[0])
    return reason("remove-field-of", names=", ".join(names)) if names else reason("remove-field")
