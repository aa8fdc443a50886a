"""The filters that templates may call besides Jinja's own, and those that we know better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_FINAL_MARKS = (".", ";", ":", "?", "!", "…")


def ended(text: str, mark: str) -> str:
    """End `text` with `mark`, unless its writer ended it already: no `….` and no `.;`."""
    return text if text.endswith(_FINAL_MARKS) else f"{text}{mark}"


def unchanged(text: Any) -> Any:
    """Return `text`: stands in for Jinja's filters that say whether a value is escaped already.

    Text is escaped once, where it is printed: escaped again it would be wrong, never escaped it would be lost.
    """
    return text


OWN: dict[str, Callable[..., Any]] = {
    "ended": ended,
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), unchanged),
    "list": list,  # Jinja's own asks for more than it needs
}
"""What every environment has."""
