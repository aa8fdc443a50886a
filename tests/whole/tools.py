"""What tests over the whole of the code share."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel


@cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Everything a source file says; read once, for many tests ask."""
    return tuple(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))


@cache
def constants(file: Path) -> frozenset[str]:
    """Text constants of a source file."""
    return frozenset(
        node.value for node in nodes(file) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def models_under(annotation: Any) -> Iterator[type[BaseModel]]:
    """A model and every model in its fields."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_under(field.annotation)
    for inner in get_args(annotation):
        yield from models_under(inner)
