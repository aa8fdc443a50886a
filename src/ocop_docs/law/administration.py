"""The levels of local government that have ended, from `administration.toml`."""

from __future__ import annotations

import datetime as dt
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
