"""Interleaved rounds: whatever else the machine does, it does to all alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """Seconds a call took in each round."""

    seconds: list[float]

    @property
    def per_second(self) -> float:
        """Calls a second, at the median round."""
        return 1 / statistics.median(self.seconds)

    def times_faster_than(self, other: Pace) -> float:
        """Median, over the rounds, of how many times longer the other one took in the same round."""
        return statistics.median(theirs / own for own, theirs in zip(self.seconds, other.seconds, strict=True))


def race(runners: Mapping[str, Callable[[], object]], rounds: int = 5, seconds: float = 1.0) -> dict[str, Pace]:
    """Let every runner have its turn in every round, each for about `seconds`, after one call to warm up."""
    for run in runners.values():
        run()
    results: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(rounds):
        for name, run in runners.items():
            results[name].append(_seconds_per_call(run, seconds))
    return {name: Pace(taken) for name, taken in results.items()}


def _seconds_per_call(run: Callable[[], object], seconds: float) -> float:
    calls, start = 0, time.perf_counter()
    while (now := time.perf_counter()) - start < seconds or calls == 0:
        run()
        calls += 1
    return (now - start) / calls if calls > 1 else time.perf_counter() - start
