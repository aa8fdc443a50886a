"""A compiled part of a template: a function that prints its form, and the values for the form's holes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

HOLE = b"%b"
"""Where a value belongs in a form; a form has no other percent sign."""


class Printed(NamedTuple):
    """What a part's template printed.

    Attributes:
        form: pieces of XML in UTF-8, with a hole for each value.
        values: the values in the order of their holes, as the context holds them.
        rules: the rules that were met: name, pieces of the form and values before it.
    """

    form: list[bytes]
    values: list[Any]
    rules: list[tuple[bytes, int, int]]


Program = Callable[[dict[str, Any]], Printed]
"""A part of a template as a function of the context."""

LOOP_FACTS = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "cycle"})
"""Attributes of `loop` that a template may use."""
