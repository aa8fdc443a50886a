"""Suggestions from the official list of provinces and communes, which an optional package provides."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ocop_docs.vietnamese.text import lower_first, normalise

LIMIT = 30
_PACKAGE = "vietnam_provinces"
_PROVINCE = "tỉnh"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: full name (`xã Minh Châu`), name alone, its province (`""` for a province itself)."""

    full: str
    name: str
    province: str
    search: str


def suggestions(query: str, purpose: str) -> list[dict[str, str]]:
    """Return at most LIMIT suggestions for what was typed: values with the province as a hint.

    Args:
        query: what was typed so far; its case does not matter, its accents do.
        purpose: `office` (the council of a unit), `unit` (a unit's name), `commune` (a commune's full name).
    """
    wanted = normalise(query).strip().lower().removeprefix("ủy ban nhân dân").strip()
    if not wanted:
        return []
    found = [place for place in _places() if wanted in place.search and (purpose != "commune" or place.province)]
    found.sort(key=lambda place: (not place.name.lower().startswith(wanted), place.full))
    return [{"value": _value(place, purpose), "hint": place.province} for place in found[:LIMIT]]


def _value(place: Place, purpose: str) -> str:
    if purpose == "office":
        return f"Ủy ban nhân dân {place.full}"
    return place.name if purpose == "unit" else place.full[:1].upper() + place.full[1:]


@lru_cache(maxsize=1)
def _places() -> tuple[Place, ...]:
    path = _data_path()
    if path is None:
        return ()
    provinces = json.loads(path.read_text(encoding="utf-8"))
    return tuple(place for province in provinces for place in _of_province(province))


def _data_path() -> Path | None:
    """The data file of the package, which is not imported."""
    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).parent / "data" / "nested-divisions.json"
    return path if path.is_file() else None


def _of_province(province: dict[str, Any]) -> list[Place]:
    name = province["name"]
    short = name.removeprefix("Thành phố ")
    full = lower_first(name) if short != name else f"{_PROVINCE} {name}"
    return [_place(full, short, ""), *(_commune(ward["name"], full) for ward in province["wards"])]


def _commune(name: str, province: str) -> Place:
    full = lower_first(normalise(name))
    for kind in ("xã ", "phường ", "đặc khu "):
        if full.startswith(kind):
            return _place(full, full.removeprefix(kind), province)
    return _place(full, full, province)


def _place(full: str, name: str, province: str) -> Place:
    return Place(full, name, province, full.lower())
