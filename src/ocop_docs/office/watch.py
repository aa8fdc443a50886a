"""What an office must not forget: certificates that end, and tasks of issued plans that fall due."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.law.evaluation import rules_on
from ocop_docs.office.folding import fold
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import books, documents, entries, versions
from ocop_docs.vietnamese.dates import parse_date

RENEWAL_FROM, RENEWAL_TO = 180, 120
"""Days before the end of a certificate in which its renewal is applied for."""
_QUARTER = re.compile(r"quy (i{1,3}|iv|[1-4])(?: nam)? (\d{4})")
_MONTH = re.compile(r"thang (\d{1,2})(?: nam)? (\d{4})")
_YEAR = re.compile(r"nam (\d{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Due(NamedTuple):
    """Something with a last day: what, of whom, and the issued paper that says so."""

    day: dt.date
    what: str
    whose: str
    symbol: str
    key: str


def certificates(connection: Connection, person: Person) -> list[Due]:
    """Return the end of every certificate of the recognition decisions in force, in the order of their ends."""
    revoked = revocations(connection, person)
    return sorted(
        due
        for issued in issued_of(connection, person, "recognition-decision")
        for due in _certificates(issued, in_force(issued, revoked))
    )


def to_renew(found: list[Due], today: dt.date) -> list[Due]:
    """Return the certificates whose renewal is due: the window has opened, and they have not ended."""
    return [one for one in found if today <= one.day <= today + dt.timedelta(days=RENEWAL_FROM)]


def tasks(connection: Connection, person: Person) -> list[Due]:
    """Return the tasks of issued plans whose deadline can be read, in the order of their deadlines."""
    return sorted(due for issued in issued_of(connection, person, "plan") for due in _tasks(issued))


def last_day(deadline: str) -> dt.date | None:
    """Return the last day of a deadline as plans write it: a date, `Tháng 6/2027`, `Quý II năm 2027`, `năm 2027`."""
    try:
        return parse_date(deadline)
    except ValueError:
        pass
    words = fold(deadline)
    if found := _QUARTER.search(words):
        quarter = int(_QUARTERS.get(found[1], found[1]))
        return _end_of_month(int(found[2]), 3 * quarter)
    if (found := _MONTH.search(words)) and 1 <= int(found[1]) <= 12:  # noqa: PLR2004 - months
        return _end_of_month(int(found[2]), int(found[1]))
    found = _YEAR.search(words)
    return dt.date(int(found[1]), 12, 31) if found else None


class Issued(NamedTuple):
    """A paper with its number that is neither void nor secret, and its record."""

    key: str
    symbol: str
    date: dt.date
    record: dict[str, Any]


def issued_of(connection: Connection, person: Person, kind: str) -> Iterator[Issued]:
    """Yield the papers of a kind that the person's office issued, without those of secret books.

    A paper that an issued one withdraws or replaces is left out.
    """
    newer = documents.alias()
    ended = select(newer.c.id).where(
        newer.c.refers_to == documents.c.id,
        newer.c.relation.in_(("withdraws", "replaces")),
        newer.c.state.in_(("numbered", "released")),
    )
    query = (
        select(documents.c.key, entries.c.number, entries.c.symbol, entries.c.date, versions.c.record)
        .join(entries, entries.c.document_id == documents.c.id)
        .join(books, books.c.id == entries.c.book_id)
        .join(versions, (versions.c.document_id == documents.c.id) & (versions.c.number == entries.c.version))
        .where(documents.c.office_id == person.office, documents.c.kind == kind)
        .where(documents.c.state.in_(("numbered", "released")), books.c.secret == 0, ~ended.exists())
    )
    for row in connection.execute(query):
        date = dt.date.fromisoformat(row.date)
        yield Issued(row.key, f"{row.number:02d}/{row.symbol}", date, json.loads(row.record))


def revocations(connection: Connection, person: Person) -> list[Issued]:
    """Return the decisions of the office that revoke the certificate of a product."""
    return list(issued_of(connection, person, "revocation-decision"))


def in_force(issued: Issued, revoked: Sequence[Issued]) -> list[dict[str, Any]]:
    """Return the products of a recognition decision whose certificates no later decision revoked."""
    later = [one.record for one in revoked if one.date >= issued.date]
    return [one for one in issued.record.get("products") or [] if not any(_is_of(record, one) for record in later)]


def _is_of(revocation: dict[str, Any], product: dict[str, Any]) -> bool:
    """Whether a revocation is about a product: by the code where both have one, else by name and producer."""
    if revocation.get("code") and product.get("code"):
        return fold(revocation["code"]) == fold(product["code"])
    producer = fold(revocation.get("producer") or "")
    same = fold(revocation.get("product") or "") == fold(product.get("name") or "")
    return same and producer in ("", fold(product.get("producer") or ""))


def _certificates(issued: Issued, products: Sequence[dict[str, Any]]) -> Iterator[Due]:
    given, rules = issued.record.get("valid_until"), rules_on(issued.date)
    end = dt.date.fromisoformat(given) if given else rules and rules.last_day(issued.date)
    if not end:
        return
    for product in products:
        yield Due(end, product.get("name") or "", product.get("producer") or "", issued.symbol, issued.key)


def _tasks(issued: Issued) -> Iterator[Due]:
    for task in issued.record.get("tasks") or []:
        day = last_day(task.get("deadline") or "")
        if day:
            yield Due(day, task["content"], task.get("lead") or "", issued.symbol, issued.key)


def _end_of_month(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
