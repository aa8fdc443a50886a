"""Empty data to fill in, drawn from a model: every field in its order, one blank row in each list."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from ocop_docs.documents.fields import FieldSpec, ValueType, fields_of


def skeleton_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return blank data for `model`: `""` where words are required, null where a field may stay empty."""
    return {name: _blank(field) for name, field in fields_of(model).items() if name != "kind"}


def _blank(field: FieldSpec) -> Any:
    if field.is_list:
        return [skeleton_of(field.part) if field.part else ""]
    if field.part:
        return skeleton_of(field.part)
    if field.type is ValueType.pairs:
        return {}
    if not field.required:
        return field.default if isinstance(field.default, str | bool) else None
    return "" if field.python_type is str else None
