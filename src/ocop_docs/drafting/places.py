"""Places of the official list of provinces and communes: looked up by name, and suggested while one is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from ocop_docs.documents.parts import Level
from ocop_docs.documents.paths import printable
from ocop_docs.errors import UnreadableInput, fault
from ocop_docs.law.administration import provinces
from ocop_docs.law.communes import Commune, communes, folded
from ocop_docs.law.offices import written_out
from ocop_docs.vietnamese.text import lower_first, normalise, upper_first, without_accents

LIMIT = 30
_COMMITTEES = ("ủy ban nhân dân", "uy ban nhan dan")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit: full name (`xã Minh Châu`), name alone, its province (`""` for a province itself), codes of both."""

    full: str
    name: str
    province: str
    code: str = ""
    province_code: str = ""

    @property
    def keys(self) -> tuple[str, str]:
        """What a query is compared with: as written, and without accents."""
        return _keys(self.full)

    @property
    def level(self) -> Level:
        """Its level of government."""
        return Level.commune if self.province else Level.province

    @property
    def committee(self) -> str:
        """The name of its people's committee."""
        return f"Ủy ban nhân dân {self.full}"

    @property
    def full_with_province(self) -> str:
        """`xã Minh Châu, thành phố Hà Nội`; the name of a province alone."""
        return ", ".join(filter(None, (self.full, self.province)))

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


def place_named(name: str) -> Place:
    """Return the unit that a committee or a unit is called by: `xã Minh Châu`, `ubnd xa Minh Chau`, `Cao Bằng`.

    Where several have the name, that of a province after a comma chooses: `xã Tân Thành, tỉnh Cà Mau`.

    Raises:
        UnreadableInput: no unit of today has that name, or several have it.
    """
    found = places_called(name)
    if not found:
        raise UnreadableInput(fault("place-unknown", name=printable(name)))
    if len(found) > 1:
        names = [place.full_with_province for place in found]
        shown = "; ".join(names[:LIMIT]) + ("; …" if len(names) > LIMIT else "")
        raise UnreadableInput(fault("place-ambiguous", name=printable(name), names=shown, example=names[0]))
    return found[0]


def places_called(name: str) -> list[Place]:
    """Return every unit of today that `name` may mean, as `place_named` reads it."""
    unit, _, province = normalise(name).partition(",")
    found = _called(unit)
    if not province.strip():
        return found
    of_province = {place.full for place in _called(province)}
    return [place for place in found if place.province in of_province]


def _called(name: str) -> list[Place]:
    """The units called exactly so: those whose full name it is, else those whose name alone it is."""
    wanted = _without_committee(folded(written_out(normalise(name))))
    key = int(wanted == without_accents(wanted))
    whole = [place for place in _places() if place.keys[key] == wanted]
    return whole or [place for place in _places() if _keys(place.name)[key] == wanted]


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
        facts = {"level": place.level.value, "place": place.issues_from}
        return {"value": place.committee, "hint": place.province, **facts}
    return {"value": place.name if purpose == "unit" else upper_first(place.full), "hint": place.province}


@lru_cache(maxsize=1)
def _places() -> tuple[Place, ...]:
    """Every unit of today, a province before its communes."""
    by_code: dict[str, list[Commune]] = {}
    for each in communes():
        if each.in_force_to == dt.date.max:
            by_code.setdefault(each.province, []).append(each)
    today = {each.code: each for each in provinces() if each.in_force_to == dt.date.max}
    return tuple(
        place
        for code, members in by_code.items()
        for province in [today[code]]
        for place in (
            Place(province.name, province.proper_name, "", "", code),
            *(_commune(member, province.name) for member in members),
        )
    )


def _commune(commune: Commune, province: str) -> Place:
    full = lower_first(normalise(commune.name))
    kind = next((kind for kind in ("xã ", "phường ", "đặc khu ") if full.startswith(kind)), "")
    return Place(full, full.removeprefix(kind), province, commune.code, commune.province)
