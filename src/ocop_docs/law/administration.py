"""Levels of local government and agencies that have ended, from `administration.toml` and `agencies.toml`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class EndedLevel:
    """A level of government that ended: its last day, the law, and the successor."""

    in_force_to: dt.date
    citation: str
    successor: str


@lru_cache(maxsize=1)
def ended_levels() -> dict[str, EndedLevel]:
    """Return the levels of government that have ended, by name."""
    return {
        name: EndedLevel(**entry) for name, entry in read_toml(Path(__file__).with_name("administration.toml")).items()
    }


def commune_kinds(day: dt.date | None) -> str:
    """Return the kinds of commune as a document of `day` names them: `xã, phường`, in earlier times `thị trấn` too."""
    ended = ended_levels()["township"].in_force_to
    return "xã, phường, thị trấn" if day and day <= ended else "xã, phường"


@dataclass(frozen=True, slots=True)
class EndedAgency:
    """An agency that ended: the pattern of its name, its last day, the successor and the law."""

    name: re.Pattern[str]
    title: str
    in_force_to: dt.date
    successor: str
    citation: str
    severity: str


@lru_cache(maxsize=1)
def ended_agencies() -> tuple[EndedAgency, ...]:
    """Return the agencies that have ended, from `agencies.toml`."""
    entries = read_toml(Path(__file__).with_name("agencies.toml"))["agency"]
    return tuple(EndedAgency(**entry | {"name": re.compile(entry["name"], re.IGNORECASE)}) for entry in entries)
