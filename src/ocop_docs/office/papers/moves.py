"""Papers on their way from state to state, one or many in one act; whoever is next is told by mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import Connection

from ocop_docs.errors import fault
from ocop_docs.office.actor import Actor
from ocop_docs.office.errors import OfficeRefused
from ocop_docs.office.mail.notices import News, tell
from ocop_docs.office.papers.hold import let_go, require_free
from ocop_docs.office.papers.papers import EDITABLE, paper_of
from ocop_docs.office.papers.workflow import workflow
from ocop_docs.office.store.schema import documents


def move(actor: Actor, key: str, name: str, *, reason: str = "", version: int | None = None) -> None:
    """Take a paper to its next state by the act `name`, which is not `number` (`issuing.issue`) nor `void`.

    Raises:
        OfficeRefused: not from its present state; no reason given; or it is not the version that the person saw.
        NotAllowed, NotThere: no role for it, or no such paper.
    """
    move_all(actor, {key: version}, name, reason=reason)


def move_all(actor: Actor, versions: Mapping[str, int | None], name: str, *, reason: str = "") -> None:
    """Take papers to their next state, all or none; each with the version that the person saw; raise as `move`."""
    with actor.store.writing() as connection:
        step = _Step(name, reason.strip())
        news = [_move(connection, actor, step, key, version) for key, version in versions.items()]
        tell(connection, actor.person, actor.store.now(), news)


class _Step(NamedTuple):
    name: str
    reason: str


def _move(connection: Connection, actor: Actor, step: _Step, key: str, version: int | None) -> News:
    name, reason = step
    with actor.act_in(connection, name, key) as act:
        paper = paper_of(connection, actor.person, key)
        transition = workflow().transition(actor.person, name, paper.state, paper.owner)
        if name in ("number", "void"):
            raise OfficeRefused(fault("office-wrong-state", state=workflow().states[paper.state]))
        if version is not None and version != paper.version:
            raise OfficeRefused(fault("office-saved-meanwhile", version=paper.version))
        if paper.state in EDITABLE:
            require_free(connection, actor, paper.id)
            let_go(connection, paper.id)
        if transition.needs_reason and not reason:
            raise OfficeRefused(fault("office-reason-missing"))
        act.details |= {"version": paper.version, "reason": reason}
        act.update(documents, paper.id, state=transition.to, changed=act.at)
    return News(key, transition.to, paper.owner)
