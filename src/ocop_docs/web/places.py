"""Suggestions from the official list of provinces and communes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from ocop_docs.documents.parts import Level
from ocop_docs.law.administration import provinces
from ocop_docs.law.communes import communes, folded
from ocop_docs.law.offices import written_out
from ocop_docs.vietnamese.text import lower_first, normalise, upper_first, without_accents

LIMIT = 30
_COMMITTEES = ("ủy ban nhân dân", "uy ban nhan dan")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: full name (`xã Minh Châu`), name alone, its province (`""` for a province itself)."""

    full: str
    name: str
    province: str

    @property
    def keys(self) -> tuple[str, str]:
        """What a query is compared with: as written, and without accents."""
        return _keys(self.full)

    @property
    def issues_from(self) -> str:
        """The place that a document of its committee names; a number keeps its kind, as in `Phường 1`."""
        return upper_first(self.full) if self.name.isdigit() else self.name


def suggestions(query: str, purpose: str) -> list[dict[str, str]]:
    """Return at most LIMIT suggestions for what was typed: values with the province as a hint.

    An office comes with the `level` and the `place` that its documents state.

    Args:
        query: what was typed so far, in any case and any spelling; with accents or without.
        purpose: `office` (the council of a unit), `unit` (a unit's name), `commune` (a commune's full name).
    """
    wanted = _without_committee(folded(written_out(normalise(query))))
    if not wanted:
        return []
    key = int(wanted == without_accents(wanted))  # whoever types accents means them
    return [_suggestion(place, purpose) for place in _found(wanted, key, purpose)[:LIMIT]]


def _without_committee(query: str) -> str:
    for name in _COMMITTEES:
        query = query.removeprefix(name)
    return query.strip()


def _found(wanted: str, key: int, purpose: str) -> list[Place]:
    """The places that have what is wanted in one of their keys; those whose name begins with it come first."""
    places = (place for place in _places() if purpose != "commune" or place.province)
    found = [place for place in places if wanted in place.keys[key]]
    return sorted(found, key=lambda place: (not _keys(place.name)[key].startswith(wanted), place.full))


@lru_cache(maxsize=16_384)
def _keys(name: str) -> tuple[str, str]:
    written = folded(name)
    return written, without_accents(written)


def _suggestion(place: Place, purpose: str) -> dict[str, str]:
    if purpose == "office":
        level = Level.commune if place.province else Level.province
        value = f"Ủy ban nhân dân {place.full}"
        return {"value": value, "hint": place.province, "level": level.value, "place": place.issues_from}
    return {"value": place.name if purpose == "unit" else upper_first(place.full), "hint": place.province}


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
            Place(province.name, province.proper_name, ""),
            *(_commune(name, province.name) for name in names),
        )
    )


def _commune(name: str, province: str) -> Place:
    full = lower_first(normalise(name))
    for kind in ("xã ", "phường ", "đặc khu "):
        if full.startswith(kind):
            return Place(full, full.removeprefix(kind), province)
    return Place(full, full, province)
