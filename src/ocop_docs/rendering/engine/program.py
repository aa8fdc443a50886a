"""A compiled part of a template: a function that prints its form, and the values for the form's holes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

HOLE = b"%b"
"""Where a value belongs in a form; a form has no other percent sign."""


class Printed(NamedTuple):
    """What a part's template printed.

    Attributes:
        form: pieces of XML in UTF-8, with a hole for each value.
        values: the values in the order of their holes, as the context holds them.
        dividers: the drawn lines in their order: name, pieces of the form and values before it.
    """

    form: list[bytes]
    values: list[Any]
    dividers: list[tuple[bytes, int, int]]


Program = Callable[[dict[str, Any]], Printed]
"""A part of a template as a function of the context."""


class Scope(Protocol):
    """The context as Jinja's generated code reads it."""

    def resolve_or_missing(self, name: str) -> Any:
        """Return the value called `name`, or the `missing` that the code was given."""


def load_program(code: str, names: dict[str, Any], scope_of: Callable[[dict[str, Any]], Scope]) -> Program:
    """Return the function whose source `compiler.program_of` wrote.

    Args:
        code: that source.
        names: the globals of the source: `environment`, `missing`, `undefined`, `LoopContext` and others.
        scope_of: makes of a document's context what the source reads variables from.
    """
    known = dict(names)
    exec(compile(code, "<template>", "exec"), known)  # noqa: S102 - source that our own compiler wrote
    root = known["root"]

    def program(context: dict[str, Any]) -> Printed:
        printed = form, values, dividers = Printed([], [], [])
        root(
            scope_of(context),
            form.append,
            values.append,
            lambda name: dividers.append((name, len(form), len(values))),
        )
        return printed

    return program
