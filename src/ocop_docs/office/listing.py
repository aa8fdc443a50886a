"""Lists of papers: what waits for a person, what a person drafts, and how many there are of each state."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, or_, select

from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.person import Person
from ocop_docs.office.store.schema import audit, documents, people

MOST = 1000
"""Papers that a page lists: more than the papers of a round, which get their numbers in one act."""


def waiting_for(connection: Connection, person: Person) -> Sequence[Row[Any]]:
    """Return the papers that the person can take on, oldest first: to check, sign, number, release, or correct."""
    states = {state for state in workflow().states if workflow().takers(state) & person.roles}
    mine = (documents.c.owner_id == person.id) & (documents.c.state == "returned")
    query = select(documents).where(
        documents.c.office_id == person.office, or_(documents.c.state.in_(sorted(states)), mine)
    )
    return connection.execute(query.order_by(documents.c.changed).limit(MOST)).all()


def drafts_of(connection: Connection, person: Person) -> Sequence[Row[Any]]:
    """Return the drafts of a person, those changed last first."""
    query = select(documents).where(documents.c.owner_id == person.id, documents.c.state == "draft")
    return connection.execute(query.order_by(documents.c.changed.desc()).limit(MOST)).all()


def signed_in(connection: Connection, person: Person) -> Sequence[Row[Any]]:
    """Return the signed papers of the office, which wait for their numbers, in the order they were signed."""
    query = select(documents).where(documents.c.office_id == person.office, documents.c.state == "signed")
    return connection.execute(query.order_by(documents.c.changed).limit(MOST)).all()


def by_state(papers: Sequence[Row[Any]]) -> dict[str, list[Row[Any]]]:
    """Return papers by the state they are in, in the order of the workflow."""
    found = {state: [one for one in papers if one.state == state] for state in workflow().states}
    return {state: listed for state, listed in found.items() if listed}


def counts_of(connection: Connection, person: Person) -> dict[str, int]:
    """Return how many papers of the office are in each state."""
    query = select(documents.c.state, func.count()).where(documents.c.office_id == person.office)
    found = {row[0]: int(row[1]) for row in connection.execute(query.group_by(documents.c.state))}
    return {title: found[state] for state, title in workflow().states.items() if state in found}


def history_of(connection: Connection, person: Person, key: str) -> list[dict[str, Any]]:
    """Return the acts on a paper, oldest first, with their details and the `name` of who did them."""
    which = (audit.c.office_id == person.office) & (audit.c.subject == key)
    query = select(audit, people.c.name).outerjoin(people, people.c.login == audit.c.actor).where(which)
    query = query.order_by(audit.c.position)
    return [dict(row) | {"details": json.loads(row["details"])} for row in connection.execute(query).mappings()]
