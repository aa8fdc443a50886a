"""Reading the data of a model that is no document: the same refusals as for a document, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from ocop_docs.documents.base import Part
from ocop_docs.errors import InvalidInput
from ocop_docs.intake.errors import faults_of
from ocop_docs.intake.unfilled import without_unfilled
from ocop_docs.pipeline import load_data

Model = TypeVar("Model", bound=Part)
Source = bytes | Path | Mapping[str, Any]


def read_as(model: type[Model], source: Source) -> Model:
    """Read data of `model`: JSON bytes, a path, or a mapping.

    Raises:
        UnreadableInput: no file, no UTF-8, no JSON.
        InvalidInput: fields missing, unknown or impossible; `faults` names them all.
    """
    data = dict(source) if isinstance(source, Mapping) else load_data(source)
    try:
        return model.model_validate(without_unfilled(model, data))
    except ValidationError as error:
        raise InvalidInput(*faults_of(error, model, data)) from error


def is_blank(value: Any) -> bool:
    """Whether nothing is filled in: null, or rows and parts without anything in them."""
    if isinstance(value, Mapping):
        return all(map(is_blank, value.values()))
    return all(map(is_blank, value)) if isinstance(value, list) else value in (None, "")
