"""The JSON Schema of a model."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ocop_docs.documents.base import Part


def json_schema_of(model: type[Part]) -> dict[str, Any]:
    """Return what `model` takes, as JSON Schema."""
    return model.model_json_schema(mode="validation", schema_generator=_WithEmptyDefaults)


class _WithEmptyDefaults(GenerateJsonSchema):
    """Says `default: []` of a list that may be left out, though a factory makes it."""

    def get_default_value(self, schema: core_schema.WithDefaultSchema) -> Any:  # noqa: ANN401 - any default
        factory = schema.get("default_factory")
        return factory() if factory in (list, dict) else super().get_default_value(schema)
