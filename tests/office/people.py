"""An office with one person in each role, and papers on their way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from ocop_docs.office.actor import Actor
from ocop_docs.office.audit.chain import Stamp, act_in
from ocop_docs.office.papers.issuing import issue
from ocop_docs.office.papers.moves import move
from ocop_docs.office.papers.papers import create
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.people.accounts import add_office, person_of
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import offices, people, roles
from ocop_docs.office.store.store import Store
from ocop_docs.office.times import VIETNAM

PASSWORD = "một câu dễ nhớ"  # noqa: S105 - of tests
YEAR = dt.datetime.now(VIETNAM).year
PLAN: dict[str, Any] = {
    "kind": "plan",
    "issuer": {"name": "Ủy ban nhân dân xã Suối Mơ", "level": "commune", "place": "Suối Mơ"},
    "subject": f"Triển khai Chương trình mỗi xã một sản phẩm năm {YEAR}",
    "period": {"start": YEAR, "end": YEAR},
    "signatory": {"collective": "Ủy ban nhân dân", "head_position": "Chủ tịch", "name": "Đỗ Đức Trọng"},
    "recipients": ["Ủy ban nhân dân tỉnh", "Các thôn"],
}


@dataclass
class Office:
    """An office in a store; `day` is a date on which its papers are issued."""

    store: Store
    id: int
    day: dt.date

    def person(self, role: str) -> Person:
        with self.store.reading() as connection:
            return person_of(connection, f"{role}{self.id}")

    def actor(self, role: str) -> Actor:
        return Actor(self.store, self.person(role))

    def draft(self, **changes: Any) -> str:
        return create(self.actor("specialist"), PLAN | changes)

    def signed(self, **changes: Any) -> str:
        key = self.draft(**changes)
        for role, act in (("specialist", "submit"), ("clerk", "approve"), ("signatory", "sign")):
            move(self.actor(role), key, act)
        return key

    def issue(self, keys: Sequence[str], **options: Any) -> list[int]:
        return issue(self.actor("clerk"), keys, options.pop("date", self.day), **options)


def open_office(store: Store, name: str = "Ủy ban nhân dân xã Suối Mơ") -> Office:
    """Add an office with a person in each role, whose passwords fit nothing: hashing takes long."""
    office = add_office(store, name)
    with store.writing() as connection, act_in(connection, Stamp(office, "", store.now()), "people") as act:
        for role in workflow().roles:
            values = {"login": f"{role}{office}", "name": f"{role} {office}", "password": "-", "active": 1}
            person = act.insert(people, office_id=office, **values)
            act.insert(roles, person_id=person, role=role)
    return Office(store, office, store.today())


def office_of(store: Store) -> Office:
    """The store's first office, as another process finds it."""
    with store.reading() as connection:
        first = connection.execute(select(offices.c.id).order_by(offices.c.id)).scalars().first()
    assert first is not None
    return Office(store, first, store.today())
