"""Whose work it is: what a person ordered is shown to that person only."""

from __future__ import annotations

from flask import g


def owner() -> str:
    """Return the login of whoever asks; `""` where there are no accounts."""
    person = g.get("person")
    return person.login if person else ""
