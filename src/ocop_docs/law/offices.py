"""Kinds of office and how each signs, from `offices.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml

_WRITTEN_OUT = {
    "uỷ ban": "Ủy ban",
    "ubnd": "Ủy ban nhân dân",
    "hđnd": "Hội đồng nhân dân",
}
_OTHER_SPELLING = re.compile(rf"\b(?:{'|'.join(_WRITTEN_OUT)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office: the beginnings of its names, whether it is a collective, the titles of its head.

    `abbreviations` are the letters that its symbol ends with, empty where the office chooses them.
    """

    kind: str
    starts: tuple[str, ...]
    collective: bool
    heads: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def office_kinds() -> tuple[OfficeKind, ...]:
    """Return the kinds of office."""
    return tuple(_made(entry) for entry in read_toml(Path(__file__).with_name("offices.toml"))["office"])


@lru_cache(maxsize=1024)
def written_out(name: str) -> str:
    """Return the name of an office as the lists write it: `UBND xã A` and `Uỷ ban nhân dân xã A` with `Ủy ban`."""
    return _OTHER_SPELLING.sub(lambda found: _WRITTEN_OUT[found.group().lower()], name)


@lru_cache(maxsize=256)
def office_kind(name: str) -> OfficeKind | None:
    """Return the kind of the office `name` (`Ủy ban nhân dân xã A` is a committee), None for one that is not listed."""
    beginning = f"{written_out(name).casefold()} "
    return next((kind for kind, starts in _beginnings() if beginning.startswith(starts)), None)


@cache
def _beginnings() -> tuple[tuple[OfficeKind, tuple[str, ...]], ...]:
    return tuple((kind, tuple(f"{start.casefold()} " for start in kind.starts)) for kind in office_kinds())


def _made(entry: dict[str, Any]) -> OfficeKind:
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return OfficeKind(**made)
