"""Every measure, registered by importing its module."""

from ocop_docs.checks.layout.measures import (
    addressing,
    annexes,
    fitting,
    frames,
    keeping,
    lettering,
    numbering,
    page_numbers,
    pages,
    placing,
    structure,
    symbols,
    underlines,
    wholes,
)
from ocop_docs.checks.layout.measures.base import KEEPS, MEASURES, Context, Deviation

__all__ = [
    "KEEPS",
    "MEASURES",
    "Context",
    "Deviation",
    "addressing",
    "annexes",
    "fitting",
    "frames",
    "keeping",
    "lettering",
    "numbering",
    "page_numbers",
    "pages",
    "placing",
    "structure",
    "symbols",
    "underlines",
    "wholes",
]
