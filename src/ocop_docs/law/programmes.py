"""The periods of the OCOP programme and who recognises which class in each, from `programmes.toml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class Programme:
    """A period of the programme; `recognised_by` (levels by class) is None where recognition is not checked."""

    name: str
    in_force_from: dt.date
    citation: str
    in_force_to: dt.date | None = None
    recognised_by: dict[int, tuple[str, ...]] | None = None


@lru_cache(maxsize=1)
def programmes() -> tuple[Programme, ...]:
    """Return the periods of the OCOP programme, oldest first."""
    return tuple(_programme(entry) for entry in read_toml(Path(__file__).with_name("programmes.toml"))["programme"])


@lru_cache(maxsize=256)
def programme_on(day: dt.date) -> Programme | None:
    """Return the rules in force on `day`, or None before the programme began."""
    for programme in programmes():
        if programme.in_force_from <= day <= (programme.in_force_to or dt.date.max):
            return programme
    return None


HIGHEST_OF_PROVINCE = 4
"""Under every law of the programme, the ministry recognises five stars."""


def highest_recognised(day: dt.date | None, level: str | None) -> int:
    """Return the highest class that `level` may recognise on `day`; 4 without a level or a rule in the law's table."""
    programme = programme_on(day) if day else None
    if level is None or programme is None or programme.recognised_by is None:
        return HIGHEST_OF_PROVINCE
    return max((stars for stars, levels in programme.recognised_by.items() if level in levels), default=0)


def _programme(entry: dict[str, Any]) -> Programme:
    levels = entry.pop("recognised_by", None)
    by_class = {int(stars): tuple(names) for stars, names in levels.items()} if levels else None
    return Programme(**entry, recognised_by=by_class)
