"""Provinces, agencies and districts that the texts of a document mention, found in one search.

Most documents mention none that is wrong on their day, and need no closer look, text by text.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache

from ocop_docs.law.administration import Province, ended_levels, provinces, renamed_agencies
from ocop_docs.law.communes import folded

_CITY = re.compile(r"\btp\.? ?(?=\w)")
_CITIES = r"thành\s+(?:phố|ủy|uỷ)|tp(?<!\wtp)(?!\w)"
"""A city that is no province; those that are one are looked for by their names first."""
_DISTRICTS = r"huyện|quận|thị\s+(?:xã|ủy|uỷ|trấn)|h(?<!\wh)\.|tx(?<!\wtx)\."


def mentions(texts: Iterable[str]) -> frozenset[str]:
    """Return the mentions in texts, each as `mention` writes it."""
    return frozenset(map(mention, set(_pattern().findall("\n".join(texts).casefold()))))


@lru_cache(maxsize=4096)
def mention(name: str) -> str:
    """Return a name as mentions are compared: small letters, `thành phố` for `TP.`, the tone as in `hòa`."""
    return _CITY.sub("thành phố ", folded(name))


def last_change(day: dt.date) -> dt.date:
    """Return the last day, up to `day`, on which names changed; what exists then exists on `day`."""
    return _changes()[bisect_right(_changes(), day) - 1]


@cache
def _changes() -> list[dt.date]:
    """The first days of provinces and agencies, and those after their last ones."""
    begun = {each.in_force_from for each in provinces()} | {each.successor_from for each in renamed_agencies()}
    ended = {ended_levels()["district"].in_force_to, *(each.in_force_to for each in renamed_agencies())}
    ended |= {each.in_force_to for each in provinces()}
    after = {day + dt.timedelta(days=1) for day in ended if day != dt.date.max}
    return sorted({dt.date.min, *filter(None, begun), *after})


@cache
def provinces_on(day: dt.date) -> tuple[Province, ...]:
    """Return the provinces and cities under the central government on a day of `last_change`."""
    return tuple(each for each in provinces() if each.in_force_from <= day <= each.in_force_to)


@cache
def _pattern() -> re.Pattern[str]:
    """Every name by its first word, so that a search tries few names at each place."""
    proper = _any_of(each.proper_name for each in provinces())
    agencies: dict[str, list[str]] = {}
    for agency in renamed_agencies():
        for name in (*agency.names, agency.successor):
            agencies.setdefault(name.partition(" ")[0], []).append(name.partition(" ")[2])
    named = "|".join(rf"{first.casefold()}\s+{_any_of(rest)}" for first, rest in agencies.items())
    of_party = r"(?:ủy|uỷ)\s+"
    return re.compile(
        rf"tỉnh\s+(?:{of_party})?{proper}|thành\s+(?:phố\s+|{of_party}){proper}|tp\.?\s*{proper}|{named}"
        rf"|{_CITIES}|{_DISTRICTS}"
    )


def _any_of(names: Iterable[str]) -> str:
    """A pattern for one of some names, the longest first, in both places of the tone, with any white space."""
    return f"(?:{'|'.join(_spelled(name) for name in sorted(names, key=len, reverse=True))})"


def _spelled(name: str) -> str:
    words = r"\s+".join(re.escape(word) for word in folded(name).split())
    return words.replace("òa", "(?:òa|oà)").replace("óa", "(?:óa|oá)")
