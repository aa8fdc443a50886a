"""Where people are told by mail: one address for each account, or none."""

from __future__ import annotations

import re

from sqlalchemy import Connection, delete, insert, select

from ocop_docs.errors import fault
from ocop_docs.office.audit.chain import Act
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.store.schema import mailboxes

LONGEST = 254
"""Characters of an address (RFC 5321)."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def mailbox_of(connection: Connection, person: int) -> str:
    """Return the mail address of an account; `""` for none."""
    query = select(mailboxes.c.address).where(mailboxes.c.person_id == person)
    return str(connection.execute(query).scalar() or "")


def set_mailbox(act: Act, person: int, address: str) -> None:
    """Keep the mail address of an account, none for `""`; raise OfficeRefused for what is no address."""
    given = address.strip()
    if given and (len(given) > LONGEST or not _ADDRESS.fullmatch(given)):
        raise OfficeRefused(fault("office-mail-address", text=given[:60]))
    if given == mailbox_of(act.connection, person):
        return
    act.connection.execute(delete(mailboxes).where(mailboxes.c.person_id == person))
    if given:
        act.connection.execute(insert(mailboxes).values(person_id=person, address=given))
    act.wrote(mailboxes, person_id=person)
