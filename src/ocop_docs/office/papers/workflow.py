"""States, roles, and who may take a paper from one state to the next: all of it data, in `workflow.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ocop_docs.errors import fault
from ocop_docs.office.errors import NotAllowed, OfficeRefused
from ocop_docs.office.person import Person
from ocop_docs.resources import read_toml

ONWARD = ("approve", "sign", "number", "release")
"""The acts that a submitted paper waits for, in their order."""


class Transition(NamedTuple):
    """One act that changes a paper's state; `own`: only its author may."""

    act: str
    title: str
    sources: frozenset[str]
    to: str
    roles: frozenset[str]
    own: bool
    needs_reason: bool

    def open_to(self, person: Person, state: str, owner: int) -> bool:
        """Whether the person may do this to a paper in that state."""
        return state in self.sources and bool(self.roles & person.roles) and (not self.own or owner == person.id)


class Workflow(NamedTuple):
    """The whole table."""

    roles: dict[str, str]
    states: dict[str, str]
    relations: dict[str, str]
    acts: dict[str, str]
    rights: dict[str, frozenset[str]]
    transitions: dict[str, Transition]

    def may(self, person: Person, right: str) -> bool:
        """Whether one of the person's roles has the right."""
        return bool(self.rights[right] & person.roles)

    def require(self, person: Person, right: str) -> None:
        """Raise NotAllowed unless one of the person's roles has the right."""
        if not self.may(person, right):
            raise NotAllowed(fault("office-no-right", roles=self._titles(self.rights[right])))

    def transition(self, person: Person, act: str, state: str, owner: int) -> Transition:
        """Return the transition of that act.

        Raises:
            OfficeRefused: no such act, or not in this state.
            NotAllowed: not for this person.
        """
        found = self.transitions.get(act)
        if found is None or state not in found.sources:
            raise OfficeRefused(fault("office-wrong-state", state=self.states[state]))
        if not found.open_to(person, state, owner):
            raise NotAllowed(fault("office-no-right", roles=self._titles(found.roles)))
        return found

    def open_to(self, person: Person, state: str, owner: int) -> list[Transition]:
        """The acts that the person may do to a paper in that state."""
        return [one for one in self.transitions.values() if one.open_to(person, state, owner)]

    def takers(self, state: str) -> frozenset[str]:
        """The roles that take a paper on from a state; a draft is its author's until it is submitted."""
        onward = [one for one in self.transitions.values() if state in one.sources and one.act in ONWARD]
        return frozenset[str]().union(*(one.roles for one in onward))

    def onward(self, state: str) -> Transition | None:
        """The act that a paper in that state waits for; a draft waits to be submitted."""
        acts = ("submit", *ONWARD)
        return next((self.transitions[act] for act in acts if state in self.transitions[act].sources), None)

    def _titles(self, roles: frozenset[str]) -> str:
        return ", ".join(title for role, title in self.roles.items() if role in roles)


@cache
def workflow() -> Workflow:
    """Return the table, read once."""
    table = read_toml(Path(__file__).with_suffix(".toml"))
    return Workflow(
        table["roles"],
        table["states"],
        table["relations"],
        table["acts"] | {entry["act"]: entry["title"] for entry in table["transitions"]},
        {right: frozenset(roles) for right, roles in table["rights"].items()},
        {entry["act"]: _transition(entry) for entry in table["transitions"]},
    )


def _transition(entry: dict[str, Any]) -> Transition:
    return Transition(
        entry["act"],
        entry["title"],
        frozenset(entry["from"]),
        entry["to"],
        frozenset(entry["roles"]),
        entry.get("own", False),
        entry.get("needs_reason", False),
    )
