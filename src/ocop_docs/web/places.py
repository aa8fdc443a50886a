"""Suggestions from the official list of provinces and communes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from ocop_docs.law.administration import provinces
from ocop_docs.law.communes import communes
from ocop_docs.vietnamese.text import lower_first, normalise

LIMIT = 30


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
    """Every unit of today, a province before its communes."""
    by_code: dict[str, list[str]] = {}
    for each in communes():
        if each.in_force_to == dt.date.max:
            by_code.setdefault(each.province, []).append(each.name)
    today = {each.code: each for each in provinces() if each.in_force_to == dt.date.max}
    return tuple(
        place
        for code, names in by_code.items()
        for province in [today[code]]
        for place in (
            _place(province.name, province.proper_name, ""),
            *(_commune(name, province.name) for name in names),
        )
    )


def _commune(name: str, province: str) -> Place:
    full = lower_first(normalise(name))
    for kind in ("xã ", "phường ", "đặc khu "):
        if full.startswith(kind):
            return _place(full, full.removeprefix(kind), province)
    return _place(full, full, province)


def _place(full: str, name: str, province: str) -> Place:
    return Place(full, name, province, full.lower())
