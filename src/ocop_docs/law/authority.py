"""Who may issue a kind of document on a date, from `authority.toml`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ocop_docs.resources import read_toml


@dataclass(frozen=True, slots=True)
class IssuingRule:
    """Who may issue a kind of document between two dates; empty `offices` or `levels` mean any.

    `personal`: the power belongs to the head of the office, who signs without TM.
    """

    kind: str
    in_force_from: dt.date
    who: str
    citation: str
    in_force_to: dt.date = dt.date.max
    offices: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    personal: bool = False


@lru_cache(maxsize=1)
def issuing_rules() -> tuple[IssuingRule, ...]:
    """Return the rules of all kinds and times."""
    return tuple(_made(entry) for entry in read_toml(Path(__file__).with_name("authority.toml"))["rule"])


@lru_cache(maxsize=256)
def issuing_rule(kind: str, day: dt.date) -> IssuingRule | None:
    """Return the rule for a kind of document on `day`, None where none is known."""
    for rule in issuing_rules():
        if rule.kind == kind and rule.in_force_from <= day <= rule.in_force_to:
            return rule
    return None


def _made(entry: dict[str, Any]) -> IssuingRule:
    made: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    return IssuingRule(**made)
