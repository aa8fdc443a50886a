"""Accounts: who works in which office, with which roles; passwords are kept as argon2id."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from threading import BoundedSemaphore
from typing import Any, NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, Row, delete, func, insert, select

from ocop_docs.errors import fault
from ocop_docs.office.audit.chain import ROOT, Act, Stamp, act_in
from ocop_docs.office.errors import NotThere, OfficeRefused
from ocop_docs.office.mail.mailboxes import set_mailbox
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import books, chains, offices, people, roles, sessions
from ocop_docs.office.store.store import Store

SHORTEST, LONGEST = 8, 200
"""Characters of a password (ASVS 5.0, 6.2.1 and 6.2.9)."""
FIRST_BOOK, SECRET_BOOK = "Văn bản hành chính", "Văn bản mật"
_AT_ONCE = BoundedSemaphore(4)
"""Passwords hashed at the same time: each takes 19 MiB."""


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def add_office(store: Store, name: str, superior: str | None = None) -> int:
    """Add an office with its two books, and return its id."""
    with store.writing() as connection:
        office = connection.execute(insert(offices).values(name=name, superior=superior)).inserted_primary_key
        assert office  # noqa: S101 - the insert succeeded
        connection.execute(insert(chains).values(office_id=office[0], length=0, head=ROOT))
        with act_in(connection, Stamp(office[0], "", store.now()), "office") as act:
            act.details["name"] = name
            for title, secret in ((FIRST_BOOK, 0), (SECRET_BOOK, 1)):
                act.insert(books, office_id=office[0], name=title, secret=secret)
    return int(office[0])


class Account(NamedTuple):
    """What a new account is opened with."""

    login: str
    name: str
    password: str
    roles: Iterable[str]
    mail: str = ""


class Changed(NamedTuple):
    """What is to be changed of an account; None leaves it as it is."""

    roles: Iterable[str] | None = None
    active: bool | None = None
    password: str | None = None
    totp: str | None = None
    mail: str | None = None


def add_person(store: Store, office: int, account: Account, *, by: str = "") -> int:
    """Open an account and return its id; `by` is the login of whoever opens it.

    Raises:
        OfficeRefused: the login is taken, a role is unknown, or the password is too short or too long.
    """
    hashed, login = hash_password(account.password), account.login.strip().lower()
    with store.writing() as connection, act_in(connection, Stamp(office, by, store.now()), "person", login) as act:
        if connection.execute(select(people.c.id).where(people.c.login == login)).first():
            raise OfficeRefused(fault("office-login-taken", login=login))
        values = {"login": login, "name": account.name.strip(), "password": hashed, "active": 1}
        person = act.insert(people, office_id=office, **values)
        _give(act, person, account.roles)
        set_mailbox(act, person, account.mail)
    return person


def change_person(store: Store, office: int, login: str, changed: Changed, *, by: str = "") -> None:
    """Change roles, state, password, second factor or mail address; every session of the person ends at once.

    Raises:
        OfficeRefused: it would leave the office without an administrator; or as `add_person`.
        NotThere: no such account in the office.
    """
    hashed = hash_password(changed.password) if changed.password is not None else None
    active = None if changed.active is None else int(changed.active)
    values = {"password": hashed, "active": active, "totp": changed.totp}
    with store.writing() as connection, act_in(connection, Stamp(office, by, store.now()), "person", login) as act:
        row = _row(connection, office, login)
        if given := {name: value for name, value in values.items() if value is not None}:
            act.update(people, row.id, **given)
        if changed.roles is not None:
            for role in _roles(connection, row.id):
                connection.execute(delete(roles).where(roles.c.person_id == row.id, roles.c.role == role))
                act.wrote(roles, person_id=row.id, role=role)
            _give(act, row.id, changed.roles)
        if changed.mail is not None:
            set_mailbox(act, row.id, changed.mail)
        connection.execute(delete(sessions).where(sessions.c.person_id == row.id))
        if not _administrators(connection, office):
            raise OfficeRefused(fault("office-last-administrator"))


def person_of(connection: Connection, login: str) -> Person:
    """Return the person of that login; raise NotThere for none, or one that was closed."""
    row = connection.execute(select(people).where(people.c.login == login, people.c.active == 1)).one_or_none()
    if row is None:
        raise NotThere(fault("office-person-missing", login=login))
    return as_person(connection, row)


def as_person(connection: Connection, row: Row[Any]) -> Person:
    """Return the account of a row with its roles."""
    return Person(row.id, row.office_id, row.login, row.name, frozenset(_roles(connection, row.id)))


def everyone(connection: Connection, office: int) -> list[tuple[Person, bool]]:
    """Return every account of an office, and whether it is open."""
    rows = connection.execute(select(people).where(people.c.office_id == office).order_by(people.c.login)).all()
    return [(as_person(connection, row), bool(row.active)) for row in rows]


def hash_password(password: str) -> str:
    """Return the argon2id hash; raise OfficeRefused for a password too short or too long."""
    text = unicodedata.normalize("NFC", password)
    if not SHORTEST <= len(text) <= LONGEST:
        raise OfficeRefused(fault("office-password-length", shortest=SHORTEST, longest=LONGEST))
    with _AT_ONCE:
        return _hasher().hash(text)


def fits(hashed: str, password: str) -> bool:
    """Whether the password is the one of the hash; takes as long when it is not."""
    text = unicodedata.normalize("NFC", password[: 4 * LONGEST])
    with _AT_ONCE:
        try:
            return _hasher().verify(hashed, text) and len(text) <= LONGEST
        except VerificationError:
            return False


def hash_anew(store: Store, person: int, password: str) -> None:
    """Keep the hash of a password that fits in the way passwords are hashed now, where it was made in another."""
    with store.reading() as connection:
        row = connection.execute(select(people).where(people.c.id == person)).one()
    if not _hasher().check_needs_rehash(row.password):
        return
    hashed = hash_password(password)
    with store.writing() as connection:
        if connection.execute(select(people.c.password).where(people.c.id == person)).scalar() != row.password:
            return  # it was changed meanwhile
        with act_in(connection, Stamp(row.office_id, "", store.now()), "hash") as act:
            act.update(people, person, password=hashed)


def _row(connection: Connection, office: int, login: str) -> Row[Any]:
    query = select(people).where(people.c.office_id == office, people.c.login == login)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere(fault("office-person-missing", login=login))
    return row


def _roles(connection: Connection, person: int) -> list[str]:
    return list(connection.execute(select(roles.c.role).where(roles.c.person_id == person)).scalars())


def _give(act: Act, person: int, given: Iterable[str]) -> None:
    for role in dict.fromkeys(given):
        if role not in workflow().roles:
            raise OfficeRefused(fault("office-role-unknown", role=role, roles=", ".join(workflow().roles)))
        act.insert(roles, person_id=person, role=role)


def _administrators(connection: Connection, office: int) -> int:
    query = (
        select(func.count())
        .select_from(people.join(roles, roles.c.person_id == people.c.id))
        .where(people.c.office_id == office, people.c.active == 1, roles.c.role == "administrator")
    )
    return int(connection.execute(query).scalar_one())
