"""Names of the administration by date, from `administration.toml`: levels, provinces, merged agencies."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class EndedLevel:
    """A level of government that ended: its last day, the law, and the successor."""

    in_force_to: dt.date
    citation: str
    successor: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """An agency that another took over: the names under which it was known, its last day, and the successor.

    `successor_from` is the first day of a successor that bears a new name, None where it bore the name before.
    """

    names: tuple[str, ...]
    in_force_to: dt.date
    successor: str
    citation: str
    successor_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Province:
    """A province or a city under the central government (`tỉnh Hà Giang`), and what became of it.

    `code` is that of Quyết định số 19/2025/QĐ-TTg, `""` for a province that ended before it.
    """

    name: str
    code: str = ""
    in_force_from: dt.date = dt.date.min
    in_force_to: dt.date = dt.date.max
    successor: str = ""
    citation: str = ""

    @property
    def proper_name(self) -> str:
        """The name alone: `Hà Giang`."""
        return self.name.removeprefix("tỉnh ").removeprefix("thành phố ")


@lru_cache(maxsize=1)
def ended_levels() -> dict[str, EndedLevel]:
    """Return the levels of government that have ended, by name."""
    return {name: EndedLevel(**entry) for name, entry in _table()["levels"].items()}


@lru_cache(maxsize=1)
def renamed_agencies() -> tuple[Renamed, ...]:
    """Return the ministries, departments and divisions that others have taken over."""
    return tuple(Renamed(**entry | {"names": tuple(entry["names"])}) for entry in _table()["renamed"])


@lru_cache(maxsize=1)
def provinces() -> tuple[Province, ...]:
    """Return every province and city under the central government since 2018, the ended ones among them."""
    return tuple(Province(**entry) for entry in _table()["provinces"]["units"])


def commune_kinds(day: dt.date | None) -> str:
    """Return the kinds of commune as a document of `day` names them: `xã, phường`, in earlier times `thị trấn` too."""
    ended = ended_levels()["township"].in_force_to
    return "xã, phường, thị trấn" if day and day <= ended else "xã, phường"


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).with_name("administration.toml"))
