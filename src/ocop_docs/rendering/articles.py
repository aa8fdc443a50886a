"""What the articles of decisions share (NĐ 30/2020, Phụ lục III, Mẫu 1.2 and 1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ocop_docs.documents.base import BLANK
from ocop_docs.rendering.present import present
from ocop_docs.vietnamese.text import upper_first

if TYPE_CHECKING:
    from ocop_docs.documents.listing import Reference

Articles = list[dict[str, Any]]
"""The articles of a decision, each with a title or a text, and points; they are numbered in their order."""


def article(text: str, points: Sequence[str] = ()) -> dict[str, Any]:
    """Return an article that begins with its text."""
    return {"title": "", "text": text, "points": list(points)}


def titled_article(title: str, points: Sequence[str]) -> dict[str, Any]:
    """Return an article that has a title and points only."""
    return {"title": title, "text": "", "points": list(points)}


def effect(effective_from: str | None, replaces: Reference | None = None) -> str:
    """Return the sentence on the day of effect, and on the document that is replaced."""
    replacing = f" và thay thế {present(replaces)}" if replaces else ""
    return f"Quyết định này có hiệu lực thi hành kể từ {effective_from or BLANK}{replacing}."


def enforcers_of(enforcers: Sequence[str]) -> str:
    """Return those who enforce the decision, as the subject of a sentence."""
    return upper_first(", ".join(enforcers)) or BLANK
