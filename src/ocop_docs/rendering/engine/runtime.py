"""What the programs of the shipped templates run in: neither Jinja, docxtpl nor lxml is needed.

It knows what `templates/source` uses and no more; a test renders every sample with those libraries blocked.
A template of the office's own runs in Jinja itself (`compiler.load_in_jinja`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from ocop_docs.rendering.engine.filters import OWN
from ocop_docs.rendering.engine.program import Program, load_program

_MISSING = object()


@dataclass(slots=True)
class Loop:
    """What a template reads of `loop`."""

    index: int
    last: bool


def load_shipped(code: str) -> Program:
    """Return the function of a program that was compiled ahead."""
    return load_program(code, _NAMES, Scope)


class Scope(dict[str, Any]):
    """The context of one document."""

    def resolve_or_missing(self, name: str) -> Any:
        """Return the value called `name`."""
        return self.get(name, _MISSING)


def _loop(items: Iterable[Any], _undefined: object) -> Iterator[tuple[Any, Loop]]:
    known = list(items)
    return ((item, Loop(index, index == len(known))) for index, item in enumerate(known, start=1))


def _select(_scope: Scope, items: Iterable[Any], name: str) -> Iterator[Any]:
    return (item for item in items if item[name])


def _undefined(name: str) -> Any:
    raise KeyError(name)


_FILTERS = OWN | {"length": len, "upper": str.upper, "selectattr": _select}
_NAMES = {
    "missing": _MISSING,
    "LoopContext": _loop,
    "undefined": _undefined,
    "environment": SimpleNamespace(filters=_FILTERS, tests={"none": lambda value: value is None}),
}
