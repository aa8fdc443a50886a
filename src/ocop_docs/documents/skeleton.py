"""Empty data to fill in, drawn from a model: every field in its order, one blank row in each list."""

from __future__ import annotations

from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo


def skeleton_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return blank data for `model`: `""` where words are required, null where a field may stay empty."""
    return {name: _blank(field) for name, field in model.model_fields.items() if name != "kind"}


def _blank(field: FieldInfo) -> Any:  # noqa: ANN401 - any JSON value
    annotation = field.annotation
    if get_origin(annotation) is list:
        return [_blank_row(get_args(annotation)[0])]
    if get_origin(annotation) is dict:
        return {}
    part = _model_of(annotation)
    if part is not None:
        return skeleton_of(part)
    if not field.is_required():
        return field.default if isinstance(field.default, str | bool) else None
    return "" if annotation is str else None


def _blank_row(item: Any) -> Any:  # noqa: ANN401 - as above
    part = _model_of(item)
    if part is None:
        return ""
    return {
        name: [] if get_args(field.annotation)[:1] == (part,) else _blank(field)
        for name, field in part.model_fields.items()
    }


def _model_of(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - any annotation
    candidates = (annotation, *get_args(annotation))
    return next((one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel)), None)
