"""Empty data to fill in, drawn from a model: every field in its order, one blank row in each list."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ocop_docs.documents.fields import FieldSpec, ValueType, fields_of


def skeleton_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return blank data for `model`: the default of a choice or a text that has one, null for all else."""
    return {name: _blank(field) for name, field in fields_of(model).items() if name != "kind"}


def _blank(field: FieldSpec) -> Any:
    if field.is_list:
        return [] if field.is_closed else [blank_row(field)]
    if field.part:
        return skeleton_of(field.part)
    if field.type is ValueType.pairs:
        return {}
    return field.default if isinstance(field.default, str | bool) else None


def blank_row(field: FieldSpec) -> Any:
    """Return the blank row of a list: of parts one with blank fields, of texts null."""
    return skeleton_of(field.part) if field.part else None
