"""Working days: Monday to Friday, less the holidays of `holidays.toml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: its `name`, how many working days it takes, and when it is: each year, or on the `days` known."""

    name: str
    working_days: int
    each_year: str = ""
    days: tuple[dt.date, ...] = ()

    def between(self, first: dt.date, last: dt.date) -> int:
        """Return how often it falls from `first` to `last`; one of several days also where only some of them do."""
        spread = dt.timedelta(days=self.working_days if self.working_days > 1 else 0)
        return sum(first <= day + spread and day - spread <= last for day in self._in(first.year, last.year))

    def _in(self, first: int, last: int) -> Iterator[dt.date]:
        yield from self.days
        if self.each_year:
            yield from (dt.date.fromisoformat(f"{year:04}-{self.each_year}") for year in range(first, last + 1))


@lru_cache(maxsize=1)
def holidays() -> tuple[Holiday, ...]:
    """Return the holidays with pay of the Labour Code."""
    return tuple(_made(entry) for entry in read_toml(Path(__file__).with_name("holidays.toml"))["holiday"])


def working_days(first: dt.date, last: dt.date) -> int:
    """Return how many working days there are at least after `first`, up to `last`; 0 when `last` is not after it.

    A holiday of several days is taken off in full also where only a part of it lies between.
    """
    count = (last - first).days
    full_weeks, rest = divmod(max(count, 0), 7)
    of_rest = sum((first + dt.timedelta(days=each)).weekday() < _SATURDAY for each in range(1, rest + 1))
    free = sum(holiday.working_days * holiday.between(first, last) for holiday in holidays()) if count > 0 else 0
    return max(full_weeks * _SATURDAY + of_rest - free, 0)


def _made(entry: dict[str, Any]) -> Holiday:
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return Holiday(**made)
