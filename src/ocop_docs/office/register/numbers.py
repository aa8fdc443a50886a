"""The next number of a book in a year (NĐ 30/2020, Điều 15): consecutive, never used twice, never left out."""

from __future__ import annotations

import string

from sqlalchemy import Connection, func, insert, select, update

from ocop_docs.errors import fault
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.store.schema import counters, entries


def take(connection: Connection, book: int, year: int, count: int = 1) -> int:
    """Take `count` consecutive numbers and return the first; the office's chain is locked by the act around."""
    which = (counters.c.book_id == book) & (counters.c.year == year)
    last = connection.execute(select(counters.c.last).where(which).with_for_update()).scalar()
    if last is None:
        connection.execute(insert(counters).values(book_id=book, year=year, last=count))
        return 1
    connection.execute(update(counters).where(which).values(last=last + count))
    return int(last) + 1


def last_number(connection: Connection, book: int, year: int) -> int:
    """Return the last number taken; 0 before the first."""
    which = (counters.c.book_id == book) & (counters.c.year == year)
    return int(connection.execute(select(counters.c.last).where(which)).scalar() or 0)


def next_suffix(connection: Connection, book: int, year: int, number: int) -> str:
    """Return the letter of the next late number after `number`: `a` for 12a, then `b`.

    Raises:
        OfficeRefused: that number was not taken, or all letters are.
    """
    which = (entries.c.book_id == book) & (entries.c.year == year) & (entries.c.number == number)
    taken = connection.execute(select(func.count()).where(which)).scalar_one()
    if not taken or taken > len(string.ascii_lowercase):
        raise OfficeRefused(fault("office-late-number", number=number))
    return string.ascii_lowercase[taken - 1]
