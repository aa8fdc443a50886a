"""The composition of a council that the law prescribes, from `composition.toml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class Composition:
    """Who chairs a council of a level, as the beginnings of titles, and which agencies are on it, each by its names."""

    level: str
    in_force_from: dt.date
    citation: str
    chairs: tuple[str, ...]
    chair_is: str
    agencies: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def compositions() -> tuple[Composition, ...]:
    """Return the rules of all times."""
    return tuple(
        Composition(
            **entry | {"chairs": tuple(entry["chairs"]), "agencies": tuple(tuple(names) for names in entry["agencies"])}
        )
        for entry in read_toml(Path(__file__).with_name("composition.toml"))["rule"]
    )


def composition_on(day: dt.date, level: str | None) -> Composition | None:
    """Return the rule for a council of `level` founded on `day`, None where none is known."""
    return next((rule for rule in compositions() if rule.level == level and rule.in_force_from <= day), None)
