"""Typed access to the law's tables; each is read once, when first asked for."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class LegalText:
    """A text that documents cite; `in_force_to` and `superseded_from` are None while it stands."""

    number: str
    document_type: str
    title: str
    date: dt.date
    issuer: str
    in_force_from: dt.date
    source: str
    in_force_to: dt.date | None = None
    superseded_from: dt.date | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """Rules of recognition between two days; `recognised_by` is None where they are not judged."""

    name: str
    in_force_from: dt.date
    citation: str
    in_force_to: dt.date | None = None
    recognised_by: dict[int, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class EndedLevel:
    """A level of government that ceased: its last day, by which law, and who took over."""

    in_force_to: dt.date
    citation: str
    successor: str


@lru_cache(maxsize=1)
def legal_texts() -> dict[str, LegalText]:
    """Return the known texts by their number."""
    return {entry["number"]: LegalText(**entry) for entry in _table("legal_texts")["text"]}


@lru_cache(maxsize=1)
def laws_by_name() -> dict[str, tuple[LegalText, ...]]:
    """Return the known texts by kind and title (`Luật Tổ chức chính quyền địa phương`), those of one name in order."""
    named: defaultdict[str, tuple[LegalText, ...]] = defaultdict(tuple)
    for text in legal_texts().values():
        named[f"{text.document_type} {text.title}"] += (text,)
    return dict(named)


@lru_cache(maxsize=1)
def programmes() -> tuple[Programme, ...]:
    """Return the periods of the OCOP programme, oldest first."""
    return tuple(_programme(entry) for entry in _table("programmes")["programme"])


def programme_on(day: dt.date) -> Programme | None:
    """Return the rules in force on `day`, or None before the programme began."""
    for programme in programmes():
        if programme.in_force_from <= day <= (programme.in_force_to or dt.date.max):
            return programme
    return None


HIGHEST_OF_PROVINCE = 4
"""Five stars have been the ministry's to give under every law of the programme."""


def highest_recognised(day: dt.date | None, level: str) -> int:
    """Return the highest class that `level` may recognise on `day`; 4 stars where no source says."""
    programme = programme_on(day) if day else None
    if programme is None or programme.recognised_by is None:
        return HIGHEST_OF_PROVINCE
    return max((stars for stars, levels in programme.recognised_by.items() if level in levels), default=0)


@lru_cache(maxsize=1)
def ended_levels() -> dict[str, EndedLevel]:
    """Return the levels of government that have ended, by name."""
    return {name: EndedLevel(**entry) for name, entry in _table("administration").items()}


def commune_kinds(day: dt.date | None) -> str:
    """`xã, phường`, and `thị trấn` as long as there were any: how a paper of `day` names the communes."""
    ended = ended_levels()["township"].in_force_to
    return "xã, phường, thị trấn" if day and day <= ended else "xã, phường"


def _programme(entry: dict[str, Any]) -> Programme:
    levels = entry.pop("recognised_by", None)
    by_class = {int(stars): tuple(names) for stars, names in levels.items()} if levels else None
    return Programme(**entry, recognised_by=by_class)


def _table(name: str) -> dict[str, Any]:
    return read_toml(Path(__file__).with_name(f"{name}.toml"))
