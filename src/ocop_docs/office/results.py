"""What was recognised against what issued plans aim at: by year, class and commune."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from ocop_docs.documents.amounts import parse_stars
from ocop_docs.office.person import Person
from ocop_docs.office.watch import Issued, in_force, issued_of, revocations
from ocop_docs.vietnamese.quantities import parse_quantity

_COMMUNE = re.compile(r"\b((?:xã|phường|thị trấn|đặc khu) [^,;]+)", re.IGNORECASE)


class Recognised(NamedTuple):
    """A product in a recognition decision in force; `commune` is `""` where its address names none."""

    year: int
    stars: int
    commune: str
    product: str
    producer: str
    symbol: str
    key: str


class Target(NamedTuple):
    """The quota of a class in an issued plan, and how many products of that class and those years are recognised."""

    first: int
    last: int
    stars: str
    wanted: str
    least: int
    done: int
    symbol: str
    key: str
    low: int
    high: int

    @property
    def years(self) -> str:
        """The years as a reader sees them: `2027`, `2027 - 2030`."""
        return str(self.first) if self.first == self.last else f"{self.first} - {self.last}"


def recognised(connection: Connection, person: Person) -> list[Recognised]:
    """Return every recognised product, by year, class (highest first) and name.

    One without a class is left out, and so is one whose certificate was revoked.
    """
    revoked = revocations(connection, person)
    found = [
        Recognised(
            issued.date.year,
            one["stars"],
            commune_of(one.get("address")),
            one.get("name") or "",
            one.get("producer") or "",
            issued.symbol,
            issued.key,
        )
        for issued in issued_of(connection, person, "recognition-decision")
        for one in in_force(issued, revoked)
        if isinstance(one.get("stars"), int)
    ]
    return sorted(found, key=lambda one: (one.year, -one.stars, one.product))


def targets(connection: Connection, person: Person, results: list[Recognised]) -> list[Target]:
    """Return the quotas of issued plans against the results, newest years first."""
    found = [one for issued in issued_of(connection, person, "plan") for one in _targets(issued, results)]
    return sorted(found, key=lambda one: (-one.first, one.last, one.stars))


def by_commune(results: list[Recognised]) -> list[tuple[int, str, int]]:
    """Return year, commune and number of recognised products, newest year first, then most products."""
    counts = Counter((one.year, one.commune) for one in results)
    return sorted(((*key, count) for key, count in counts.items()), key=lambda one: (-one[0], -one[2], one[1]))


def commune_of(address: str | None) -> str:
    """Return the commune that an address names, `""` for none."""
    found = _COMMUNE.search(address or "")
    return found[1].strip() if found else ""


def _targets(issued: Issued, results: list[Recognised]) -> Iterator[Target]:
    for quota in issued.record.get("star_quotas") or []:
        years = quota.get("period") or issued.record.get("period")
        try:
            stars, wanted = parse_stars(str(quota.get("stars"))), parse_quantity(str(quota.get("quantity")))
        except ValueError:
            continue
        if not years or not wanted.low:
            continue
        first, last = int(years["start"]), int(years["end"])
        done = sum(first <= one.year <= last and stars.low <= one.stars <= stars.high for one in results)
        counted = (str(stars), wanted.text, int(wanted.low), done, issued.symbol, issued.key, stars.low, stars.high)
        yield Target(first, last, *counted)
