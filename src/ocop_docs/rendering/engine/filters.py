"""Filters of our own, and those that replace filters of Jinja."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_FINAL_MARKS = (".", ";", ":", "?", "!", "…")


def ended(text: str, mark: str) -> str:
    """Return `text` ended with `mark`, unless it has a final mark already: no `….` and no `.;`."""
    return text if text.endswith(_FINAL_MARKS) else f"{text}{mark}"


def closed(text: str) -> str:
    """Return `text` with the mark that ends a document, `./.`, in place of the mark at its end."""
    return f"{text.rstrip('./;,')}./."


def unchanged(text: Any) -> Any:
    """Return `text`: replaces Jinja's filters that mark a value as escaped.

    Text is escaped once, where it is printed: escaped again it would be wrong, not escaped it would be lost.
    """
    return text


OWN: dict[str, Callable[..., Any]] = {
    "ended": ended,
    "closed": closed,
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), unchanged),
    "list": list,  # Jinja's own needs the environment
}
"""Filters of every environment, by name."""
