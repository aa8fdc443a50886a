"""Typing into a draft: one person at a time, and what is typed is kept on the server before it is saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.papers.hold import hold, holder_of, require_free
from ocop_docs.office.papers.papers import Paper, paper_of, require_editable
from ocop_docs.office.store.canonical import canonical
from ocop_docs.office.times import time_of_day


class Typed(NamedTuple):
    """What was typed into a draft: its record, and the time of day in Vietnam at which it was kept."""

    record: dict[str, Any]
    at: str


def open_draft(actor: Actor, key: str) -> Typed | None:
    """Take a draft for editing; return what the same person typed into this version and did not save.

    Raises:
        OfficeRefused: another person has it open, or it cannot be changed now.
        NotAllowed, NotThere: no role for it, or no such paper.
    """
    with actor.store.writing() as connection:
        paper = _editable(connection, actor, key)
        held = holder_of(connection, paper.id)
        if held is None or held.person_id != actor.person.id or held.base != paper.version or not held.record:
            hold(connection, actor, paper.id)
            return None
        hold(connection, actor, paper.id, base=held.base, record=held.record, at=held.at)
    return Typed(json.loads(held.record), time_of_day(held.at))


def keep_typed(actor: Actor, key: str, record: Mapping[str, Any], *, base: int) -> str:
    """Keep what was typed into the version `base` of a draft, valid or not, and return the time of day.

    Raises:
        OfficeRefused, NotAllowed, NotThere: as `open_draft`; or someone saved the draft meanwhile.
    """
    with actor.store.writing() as connection:
        paper = _editable(connection, actor, key)
        if paper.version != base:
            raise OfficeRefused(fault("office-saved-meanwhile", version=paper.version))
        at = actor.store.now()
        hold(connection, actor, paper.id, base=base, record=canonical(record), at=at)
    return time_of_day(at)


def _editable(connection: Connection, actor: Actor, key: str) -> Paper:
    paper = paper_of(connection, actor.person, key)
    require_editable(actor.person, paper)
    require_free(connection, actor, paper.id)
    return paper
