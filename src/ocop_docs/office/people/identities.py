"""Who accounts are at a provider of OpenID Connect: linked by their owners, who are logged in with a password then."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import CannotLogIn, OfficeRefused
from ocop_docs.office.people.login import start_session
from ocop_docs.office.store.schema import identities, people
from ocop_docs.office.store.store import Store


class Identity(NamedTuple):
    """Somebody at a provider: its address, and the name there that never changes (claims `iss` and `sub`)."""

    issuer: str
    subject: str


def identity_of(connection: Connection, person: int) -> Identity | None:
    """Return who an account is at its provider; None when it is not linked."""
    query = select(identities.c.issuer, identities.c.subject).where(identities.c.person_id == person)
    found = connection.execute(query).one_or_none()
    return Identity(*found) if found else None


def link(actor: Actor, identity: Identity) -> None:
    """Let the person log in as that identity from now on; raise OfficeRefused for one of another account."""
    with actor.act("link", actor.person.login) as act:
        which = (identities.c.issuer == identity.issuer) & (identities.c.subject == identity.subject)
        owner = act.connection.execute(select(identities.c.person_id).where(which)).scalar()
        if owner == actor.person.id:
            return
        if owner is not None:
            raise OfficeRefused(fault("office-oidc-taken"))
        _unlink(act, actor.person.id)
        act.insert(identities, issuer=identity.issuer, subject=identity.subject, person_id=actor.person.id)


def unlink(actor: Actor) -> None:
    """Let nobody log in to the account by a provider any more."""
    with actor.act("unlink", actor.person.login) as act:
        _unlink(act, actor.person.id)


def log_in_as(store: Store, identity: Identity) -> str:
    """Return the token of a new session; raise CannotLogIn where no open account is linked to the identity."""
    which = (identities.c.issuer == identity.issuer) & (identities.c.subject == identity.subject)
    query = select(people.c.id).join(identities, identities.c.person_id == people.c.id)
    with store.reading() as connection:
        person = connection.execute(query.where(which, people.c.active == 1)).scalar()
    if person is None:
        raise CannotLogIn(fault("office-oidc-unlinked"))
    return start_session(store, person)


def _unlink(act: Act, person: int) -> None:
    if (found := identity_of(act.connection, person)) is not None:
        act.connection.execute(delete(identities).where(identities.c.person_id == person))
        act.wrote(identities, **found._asdict())
