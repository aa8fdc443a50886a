"""What stands more than once where it may stand once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def repeated(values: Iterable[Value]) -> dict[Value, int]:
    """Return each value that is given more than once, and how often, in the order of first mention."""
    given = list(values)
    if len(set(given)) == len(given):  # as nearly always, and known much sooner than the counts
        return {}
    return {value: count for value, count in Counter(given).items() if count > 1}
