"""The JSON Schema of a model."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ocop_docs.documents.base import Part

LABELS = "x-labels"
"""Schema key of the Vietnamese labels of an enumeration, by value."""


def json_schema_of(model: type[Part]) -> dict[str, Any]:
    """Return what `model` takes, as JSON Schema."""
    return model.model_json_schema(mode="validation", schema_generator=_SchemaGenerator)


class _SchemaGenerator(GenerateJsonSchema):
    """Adds the default of a list that may be left out, and the labels of an enumeration."""

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:
        factory = schema.get("default_factory")
        return factory() if factory in (list, dict) else super().get_default_value(schema)

    def enum_schema(self, schema: core_schema.EnumSchema) -> dict[str, Any]:
        labels = {member.value: member.label for member in schema["members"]}
        return super().enum_schema(schema) | {LABELS: labels}
