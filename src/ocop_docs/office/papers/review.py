"""What reviewers wrote on a paper, and what its author changed since it was last submitted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from ocop_docs.errors import fault
from ocop_docs.office.errors import NotThere
from ocop_docs.office.papers.papers import Paper
from ocop_docs.office.papers.records import Change, changes
from ocop_docs.office.store.schema import audit, comments, people, versions


class Comment(NamedTuple):
    """What a reviewer wrote on a version of a paper; `place` is the path of a field, `""` for the whole paper."""

    place: str
    text: str
    author: str
    version: int


def comments_on(connection: Connection, paper: Paper, since: int = 1) -> list[Comment]:
    """Return the comments on a paper from the version `since` on, oldest first."""
    columns = (comments.c.place, comments.c.text, people.c.name, comments.c.version)
    query = select(*columns).join(people, people.c.id == comments.c.author_id).order_by(comments.c.id)
    found = query.where(comments.c.document_id == paper.id, comments.c.version >= since)
    return [Comment(*row) for row in connection.execute(found)]


def places_of(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the places of a record that can be commented on: its fields, and the rows of its tables."""
    for name, value in record.items():
        if name == "kind":
            continue
        yield name
        if isinstance(value, list):
            yield from (f"{name}[{row}]" for row, one in enumerate(value) if isinstance(one, dict))


def submitted_before(connection: Connection, paper: Paper) -> int | None:
    """Return the version that was submitted last before the newest one; None when none was."""
    found = [one["version"] for one in _acts(connection, paper, "submit") if one["version"] < paper.version]
    return max(found, default=None)


def last_reason(connection: Connection, paper: Paper) -> str:
    """Return why the paper was returned last; `""` when it never was."""
    reasons = [str(one.get("reason", "")) for one in _acts(connection, paper, "return")]
    return reasons[-1] if reasons else ""


def changed_since(connection: Connection, paper: Paper, version: int) -> list[Change]:
    """Return what the newest version changed in an earlier one; raise NotThere when there is no such version."""
    query = select(versions.c.record).where(versions.c.document_id == paper.id, versions.c.number == version)
    before = connection.execute(query).scalar_one_or_none()
    if before is None:
        raise NotThere(fault("office-paper-missing"))
    return changes(json.loads(before), json.loads(paper.record))


def _acts(connection: Connection, paper: Paper, act: str) -> list[dict[str, Any]]:
    which = (audit.c.office_id == paper.office) & (audit.c.subject == paper.key) & (audit.c.act == act)
    query = select(audit.c.details).where(which).order_by(audit.c.position)
    return [json.loads(details) for details in connection.execute(query).scalars()]
