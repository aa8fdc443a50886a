"""What people change of their own accounts: password, second factor, mail address."""

from __future__ import annotations

import pyotp
from sqlalchemy import select

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import CannotLogIn, OfficeRefused
from ocop_docs.office.mail.mailboxes import set_mailbox
from ocop_docs.office.people.accounts import Changed, change_person, fits
from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.schema import people


def change_password(actor: Actor, present: str, new: str) -> str:
    """Change the password, end every session, and return the token of a new one.

    Raises:
        CannotLogIn: the present password is another.
        OfficeRefused: the new one is too short or too long.
    """
    _require_password(actor, present)
    return _change(actor, Changed(password=new))


def turn_on_code(actor: Actor, present: str, secret: str, code: str) -> str:
    """Ask for a code at each login from now on, and return the token of a new session.

    Raises:
        CannotLogIn: the password is another.
        OfficeRefused: the code is not the one that the secret gives now.
    """
    _require_password(actor, present)
    if len(secret) != len(pyotp.random_base32()) or not pyotp.TOTP(secret).verify(code.strip(), valid_window=1):
        raise OfficeRefused(fault("office-code-wrong"))
    return _change(actor, Changed(totp=secret))


def turn_off_code(actor: Actor, present: str) -> str:
    """Ask for no code any more, and return the token of a new session; raise CannotLogIn for a wrong password."""
    _require_password(actor, present)
    return _change(actor, Changed(totp=""))


def change_mailbox(actor: Actor, address: str) -> None:
    """Keep the mail address; raise OfficeRefused for what is none."""
    with actor.act("person", actor.person.login) as act:
        set_mailbox(act, actor.person.id, address)


def has_code(actor: Actor) -> bool:
    """Whether a code is asked for at login."""
    with actor.reading() as connection:
        return bool(connection.execute(select(people.c.totp).where(people.c.id == actor.person.id)).scalar())


def _change(actor: Actor, changed: Changed) -> str:
    person = actor.person
    change_person(actor.store, person.office, person.login, changed, by=person.login)
    return start_session(actor.store, person.id)


def _require_password(actor: Actor, present: str) -> None:
    with actor.reading() as connection:
        kept = connection.execute(select(people.c.password).where(people.c.id == actor.person.id)).scalar_one()
    if not fits(kept, present):
        raise CannotLogIn(fault("office-password-wrong"))
