"""After a clock that was ahead: an administrator declares it in the audit chain, and the office goes on.

The acts of that time stay as they are. The declaration is an act like any other, linked to the one before it, and the
only one that may be earlier.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import Connection, delete, select, update

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Stamp, act_in, last_act_if_later
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.outbox import LONGEST_WAIT
from ocop_docs.office.papers.hold import holding
from ocop_docs.office.register.entries import VOID, symbol_of
from ocop_docs.office.store.schema import attempts, editing, entries, outbox, sessions
from ocop_docs.office.times import day, moment


class Accepted(NamedTuple):
    """The time of the last act before, and the numbers whose date is still to come: `05/KH-UBND (20/12/2026)`."""

    last: str
    dated_later: list[str]


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
    with actor.store.writing() as connection, act_in(connection, stamp, "clock", earlier=True) as act:
        last = last_act_if_later(connection, stamp)
        if last is None:
            raise OfficeRefused(fault("office-clock-right", now=moment(now)))
        act.details |= {"last": last, "reason": reason.strip()}
        _end_what_began_later(connection, actor.store.clock().astimezone(dt.UTC))
        return Accepted(last, _dated_later(connection, office, actor.store.today()))


def _end_what_began_later(connection: Connection, clock: dt.datetime) -> None:
    """End what would last until the day that the clock showed; a draft keeps what was typed into it."""
    now, held, tried = (
        time.isoformat(timespec="milliseconds") for time in (clock, clock + holding(), clock + LONGEST_WAIT)
    )
    connection.execute(delete(sessions).where((sessions.c.started > now) | (sessions.c.seen > now)))
    connection.execute(delete(attempts).where(attempts.c.at > now))
    connection.execute(update(editing).where(editing.c.until > held).values(until=now))
    connection.execute(update(outbox).where(outbox.c.due > tried).values(due=now))


def _dated_later(connection: Connection, office: int, today: dt.date) -> list[str]:
    which = (entries.c.office_id == office) & (entries.c.date > today.isoformat()) & (entries.c.state != VOID)
    found = connection.execute(select(entries).where(which).order_by(entries.c.year, entries.c.number)).all()
    return [f"{symbol_of(one)} ({day(one.date)})" for one in found]
