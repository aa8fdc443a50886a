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
from ocop_docs.checks.layout.measures.base import MEASURES, Context, Deviation

__all__ = [
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
