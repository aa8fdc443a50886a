"""Logging in and out: sessions kept in the database, so that they end at once, and throttling that locks nobody out.

A login that failed counts for the pair of name and address, and for the address. Whoever guesses from one address is
slowed down there; the account's owner, at another address, is not.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from functools import cache

import pyotp
from sqlalchemy import Connection, delete, func, insert, select, update

from ocop_docs.errors import fault
from ocop_docs.office.errors import CannotLogIn
from ocop_docs.office.people.accounts import as_person, fits, hash_anew, hash_password
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import attempts, people, sessions
from ocop_docs.office.store.store import Store
from ocop_docs.settings import settings

_SEEN_EVERY = dt.timedelta(minutes=5)
"""How often a session's last use is written down."""


def log_in(store: Store, login: str, password: str, address: str, code: str = "") -> str:
    """Return the token of a new session.

    Raises:
        CannotLogIn: name, password and code do not fit, in one wording for all; or too many failed from this address.
    """
    name = login.strip().lower()[:200]
    with store.reading() as connection:
        throttled = _is_throttled(store, connection, name, address)
        row = connection.execute(select(people).where(people.c.login == name)).one_or_none()
    if throttled:
        _note_failure(store, name, address)
        raise CannotLogIn(fault("office-login-throttled", minutes=settings().office_login_minutes))
    known = row is not None and bool(row.active)
    right = fits(row.password if row is not None and known else _of_nobody(), password)
    if row is None or not known or not right or not _code_fits(row.totp, code):
        _note_failure(store, name, address)
        raise CannotLogIn(fault("office-login-wrong"))
    hash_anew(store, row.id, password)
    return start_session(store, row.id)


def start_session(store: Store, person: int) -> str:
    """Return the token of a new session of an account; whoever calls has made sure that it is theirs."""
    token, now = secrets.token_urlsafe(32), store.now()
    with store.writing() as connection:
        connection.execute(insert(sessions).values(token=_kept(token), person_id=person, started=now, seen=now))
    return token


def person_of_session(store: Store, token: str) -> Person | None:
    """Return whose session it is; None when it ended, or the account was closed."""
    query = (
        select(people, sessions.c.started, sessions.c.seen)
        .join(sessions, sessions.c.person_id == people.c.id)
        .where(sessions.c.token == _kept(token), people.c.active == 1)
    )
    with store.reading() as connection:
        row = connection.execute(query).one_or_none()
        if row is None:
            return None
        person = as_person(connection, row)
    now = store.clock()
    started, seen = dt.datetime.fromisoformat(row.started), dt.datetime.fromisoformat(row.seen)
    longest, idle = settings().office_session_hours, settings().office_idle_hours
    if now - started > dt.timedelta(hours=longest) or now - seen > dt.timedelta(hours=idle):
        log_out(store, token)
        return None
    if now - seen > _SEEN_EVERY:
        with store.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.token == _kept(token)).values(seen=store.now()))
    return person


def log_out(store: Store, token: str) -> None:
    """End a session."""
    with store.writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.token == _kept(token)))


def new_totp_secret() -> str:
    """Return a secret for an authenticator program (RFC 6238)."""
    return pyotp.random_base32()


def _code_fits(secret: str | None, code: str) -> bool:
    return not secret or pyotp.TOTP(secret).verify(code.strip(), valid_window=1)


def _kept(token: str) -> str:
    """The digest under which a token is kept: whoever reads the database cannot take a session over."""
    return hashlib.sha256(token.encode()).hexdigest()


@cache
def _of_nobody() -> str:
    """A hash for names that do not exist, so that they take as long to refuse."""
    return hash_password(secrets.token_hex(16))


def _is_throttled(store: Store, connection: Connection, login: str, address: str) -> bool:
    since = _ago(store, 1)
    recent = (attempts.c.at > since) & (attempts.c.address == address)
    of_address = connection.execute(select(func.count()).where(recent)).scalar_one()
    of_pair = connection.execute(select(func.count()).where(recent, attempts.c.login == login)).scalar_one()
    return of_pair >= settings().office_login_tries or of_address >= settings().office_address_tries


def _note_failure(store: Store, login: str, address: str) -> None:
    with store.writing() as connection:
        connection.execute(insert(attempts).values(login=login, address=address, at=store.now()))
        connection.execute(delete(attempts).where(attempts.c.at < _ago(store, 4)))


def _ago(store: Store, times: int) -> str:
    """The time so many times the minutes ago in which failures are counted."""
    within = dt.timedelta(minutes=times * settings().office_login_minutes)
    return (store.clock() - within).astimezone(dt.UTC).isoformat(timespec="milliseconds")
