"""Marks that a document prints by itself and that pasted text brings along: bullets, numbers, closing punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from pydantic import BaseModel

LEADING = (
    r"^(?:(?:[-–—*](?:\s+|(?=[^\d\s-]))|[•·●○▪■◦➢✓]\s*|\+\s+|\+(?=[^\d\s+])|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])[.)]\s+"
    r"|\d{1,2}/\s+|[a-zđ]\)|(?:I{1,3}|IV|VI{0,3}|IX|XI{0,3})\.\s+))+(?=\S)"
)
"""A regular expression, the same in Python and in a browser, for bullets and numbers at the start of a line."""
CLOSING = r"(?:(?:\./\.|[.;:,])\s*)+$"
"""The same for punctuation that ends a line."""
ABBREVIATED = r"(?:\.\.\.|…|v\.v\.)$"
"""The same for a line whose last full stop belongs to an abbreviation."""
_DOUBLED = re.compile(r"(?<!\.)\.\.(?![./])|[;,:](?:[;,:]|\.(?!\.))|(?<!v)(?<!\.)\.[;,:]")
_MAY_LEAD = re.compile(r"\n(?:[-–—*•·●○▪■◦➢✓+]|\d[\d.]*[.)/]|[a-zđ][.)]|[IVX]+\.)")
_MAY_CLOSE = re.compile(r"[.;:,]\s*\n")
_LEADING, _CLOSING, _ABBREVIATED = re.compile(LEADING), re.compile(CLOSING), re.compile(ABBREVIATED)

_KNOWN_TEXTS = 4096
"""The rows of one table mostly share their texts."""

_CLOSED = frozenset(
    {"subject", "mandate", "recipients", "addressees", "enforcers", "effective_from", "place", "start", "end"}
    | {"chair", "secretary", "partners", "source", "action", "unit", "detail", "period_note", "name", "position"}
    | {"role", "member", "producer", "product", "classes", "phone", "gender", "title", "representative"}
)
"""Fields after which documents print a mark of their own, or that none may end; a test compares with what prints."""
_CLOSED_AT = {("CostItem", "content"), ("Evidence", "content"), ("LegalBasis", "issuer"), ("LegalBasis", "number")} | {
    ("RevocationDecision", "code"),
    ("RevocationDecision", "concluded_by"),
}
_OWN_LAYOUT = {("Annex", "paragraphs"), ("Annex", "rows"), ("Annex", "total")}
"""Fields whose lines print as they are, so that their marks are the writer's."""


@cache
def prints_lead(model: type[BaseModel], field: str) -> bool:
    """Whether a text of `field` needs no bullet and no number: the document prints its own, or has none there."""
    return (model.__name__, field) not in _OWN_LAYOUT


@cache
def prints_end(model: type[BaseModel], field: str) -> bool:
    """Whether the document prints the punctuation that ends a text of `field`, or ends it with none."""
    return field in _CLOSED or (model.__name__, field) in _CLOSED_AT


def may_lead(texts: Iterable[str]) -> bool:
    """Whether one of many texts may have a `leading_mark`: a quick test."""
    return bool(_MAY_LEAD.search("\n".join(["", *texts])))


def may_close(texts: Iterable[str]) -> bool:
    """Whether one of many texts may have a `closing_mark`: a quick test."""
    return bool(_MAY_CLOSE.search("\n".join([*texts, ""])))


@lru_cache(maxsize=_KNOWN_TEXTS)
def leading_mark(text: str) -> str:
    """The bullets and numbers that a text begins with: `- 1. Phòng Kinh tế` → `- 1.`."""
    found = _LEADING.match(text)
    return found.group().strip() if found else ""


@lru_cache(maxsize=_KNOWN_TEXTS)
def closing_mark(text: str) -> str:
    """The punctuation that a text ends with, `""` where it belongs to an abbreviation: `năm 2027.` → `.`."""
    found = None if _ABBREVIATED.search(text) else _CLOSING.search(text)
    return found.group().strip() if found else ""


@lru_cache(maxsize=_KNOWN_TEXTS)
def doubled_mark(text: str) -> str:
    """Two marks of punctuation in a row that no sentence has: `năm 2027..` → `..`."""
    found = _DOUBLED.search(text)
    return found.group() if found else ""
