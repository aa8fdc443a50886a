"""After a clock that was ahead: an administrator declares it in the audit chain, and the office goes on.

The acts of that time stay as they are. The declaration is an act like any other, linked to the one before it, and the
only one that may be earlier.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import NamedTuple

from sqlalchemy import Connection, delete, select, update

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Stamp, act_in, last_act_if_later
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.outbox import LONGEST_WAIT
from ocop_docs.office.papers.hold import holding
from ocop_docs.office.register.entries import VOID, books_of, symbol_of
from ocop_docs.office.store.schema import attempts, audit, editing, entries, outbox, sessions
from ocop_docs.office.times import VIETNAM, day, moment

_ACT = "clock"


class Accepted(NamedTuple):
    """The time of the last act before, and the numbers whose date is still to come: `05/KH-UBND (20/12/2026)`.

    `secret` counts those in books that the administrator may not see.
    """

    last: str
    dated_later: list[str]
    secret: int


class Declaration(NamedTuple):
    """Who declared when that the clock had been ahead, until when it was, and why."""

    at: str
    by: str
    last: str
    reason: str

    @property
    def words(self) -> str:
        """The declaration in Vietnamese."""
        return (
            f"Lúc {moment(self.at)}, {self.by} khai đồng hồ của máy đã chạy nhanh đến {moment(self.last)}, "
            f"lý do: “{self.reason}”."
        )

    @property
    def years(self) -> set[int]:
        """The years, in Vietnam, of the declaration and of the last act before: one of them may be of a wrong clock."""
        return {dt.datetime.fromisoformat(time).astimezone(VIETNAM).year for time in (self.at, self.last)}


def accept_clock(actor: Actor, reason: str) -> Accepted:
    """Declare that the clock was ahead until now; acts go on from the machine's present time.

    Raises:
        NotAllowed: not an administrator.
        OfficeRefused: the last act is not after the present time, or no reason is given.
    """
    actor.require("people")
    if not reason.strip():
        raise OfficeRefused(fault("office-reason-missing"))
    now, office = actor.store.now(), actor.person.office
    stamp = Stamp(office, actor.person.login, now)
    with actor.store.writing() as connection, act_in(connection, stamp, _ACT, earlier=True) as act:
        last = last_act_if_later(connection, stamp)
        if last is None:
            raise OfficeRefused(fault("office-clock-right", now=moment(now)))
        act.details |= {"last": last, "reason": reason.strip()}
        _end_what_began_later(connection, actor.store.clock().astimezone(dt.UTC))
        return Accepted(last, *_dated_later(connection, actor))


def declarations(connection: Connection, office: int, year: int | None = None) -> list[Declaration]:
    """Return the declarations of an office, of one year if it is given, in the order of its audit chain."""
    which = (audit.c.office_id == office) & (audit.c.subject == "") & (audit.c.act == _ACT)
    found = connection.execute(select(audit).where(which).order_by(audit.c.position)).all()
    read = [(row, json.loads(row.details)) for row in found]
    made = [Declaration(row.at, row.actor, details["last"], details["reason"]) for row, details in read]
    return [one for one in made if year is None or year in one.years]


def _end_what_began_later(connection: Connection, clock: dt.datetime) -> None:
    """End what would last until the day that the clock showed; a draft keeps what was typed into it."""
    now, held, tried = (
        time.isoformat(timespec="milliseconds") for time in (clock, clock + holding(), clock + LONGEST_WAIT)
    )
    connection.execute(delete(sessions).where((sessions.c.started > now) | (sessions.c.seen > now)))
    connection.execute(delete(attempts).where(attempts.c.at > now))
    connection.execute(update(editing).where(editing.c.until > held).values(until=now))
    connection.execute(update(outbox).where(outbox.c.due > tried).values(due=now))


def _dated_later(connection: Connection, actor: Actor) -> tuple[list[str], int]:
    """Return the numbers dated after today in books that the person may see, and how many are in others."""
    which = entries.c.office_id == actor.person.office
    which &= (entries.c.date > actor.store.today().isoformat()) & (entries.c.state != VOID)
    found = connection.execute(select(entries).where(which).order_by(entries.c.year, entries.c.number)).all()
    seen = {book.id for book in books_of(connection, actor.person)}
    named = [f"{symbol_of(one)} ({day(one.date)})" for one in found if one.book_id in seen]
    return named, len(found) - len(named)
