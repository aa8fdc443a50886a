"""Interleaved rounds: whatever else the machine does, it does to all alike."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any

Runner = Callable[[float], float]
"""Works for about so many seconds; returns the seconds that one document took."""


@dataclass(frozen=True)
class Pace:
    """Seconds that a document took in each round."""

    seconds: list[float]

    @property
    def per_second(self) -> float:
        """Documents a second, at the median round."""
        return 1 / statistics.median(self.seconds)

    def over(self, other: Pace) -> float:
        """How many times as long as the other one this took: the median of the rounds' own ratios."""
        return statistics.median(own / theirs for own, theirs in zip(self.seconds, other.seconds, strict=True))


def timed(
    work: Callable[[Any], object], inputs: Iterable[Any], clock: Callable[[], float] = time.perf_counter
) -> Runner:
    """Return the runner that does `work` on one input after another; `clock` counts its seconds."""
    endless = cycle(list(inputs))

    def run(seconds: float) -> float:
        done, start = 0, clock()
        while done == 0 or clock() - start < seconds:
            work(next(endless))
            done += 1
        return (clock() - start) / done

    return run


def race(runners: Mapping[str, Runner], rounds: int = 5, seconds: float = 1.0) -> dict[str, Pace]:
    """Give every runner its turn in every round, after a short turn to warm up.

    What the benchmark itself keeps at hand, hundreds of inputs, no side shall have to look through for garbage.
    """
    for run in runners.values():
        run(seconds / 10)
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(rounds):
        for name, run in runners.items():
            taken[name].append(run(seconds))
    return {name: Pace(seconds) for name, seconds in taken.items()}
