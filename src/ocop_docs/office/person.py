"""Who acts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """An account, as acts need it: its office and its roles (`papers/workflow.toml`)."""

    id: int
    office: int
    login: str
    name: str
    roles: frozenset[str]
