"""Values that occur more than once in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def repeated(values: Iterable[Value]) -> dict[Value, int]:
    """Return each value that occurs more than once with its count, in the order of first occurrence."""
    found = list(values)
    if len(set(found)) == len(found):  # as nearly always: counting takes longer
        return {}
    return {value: count for value, count in Counter(found).items() if count > 1}
