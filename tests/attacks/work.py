"""Work counted in steps: eight times the input may take at most twelve times the steps, on any machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

GROWTH, MOST = 8, 12


def steps(work: Callable[[], object]) -> int:
    """Calls into Python and C, and returns from them, while `work` runs."""
    count = 0

    def tick(*_event: Any) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def assert_linear(count: Callable[[int], int], size: int) -> None:
    """The work that `count` returns for an input must grow with its size, and no faster."""
    small, large = count(size), count(GROWTH * size)
    assert small > 0
    assert large <= MOST * small, f"{GROWTH} times the input took {large / small:.1f} times the steps"
